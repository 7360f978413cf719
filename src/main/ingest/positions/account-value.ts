import { importStatement, statementsUpTo } from '../../store/account-statements.ts'
import { ensureAccount } from '../../store/accounts.ts'
import type { ReadDb, WriteDb } from '../../store/handles.ts'
import { prepared } from '../../store/prepared.ts'

/** What a line of our own export says of an account as a whole, for the end of a day. */
export interface AccountValue {
  readonly of: 'equity' | 'cash'
  /** ISO day. */
  readonly asOf: string
  /** Canonical decimal in the account's currency. */
  readonly value: string
}

/** True when somebody stated just this of the account and the day already. */
export function isAccountValueStated(db: ReadDb, account: string, { of, asOf, value }: AccountValue): boolean {
  return (
    prepared<[string, string, string], number>(
      db,
      of === 'equity'
        ? 'SELECT 1 FROM account_statements WHERE account_id = ? AND as_of = ? AND equity = ?'
        : 'SELECT 1 FROM account_statements WHERE account_id = ? AND as_of = ? AND cash = ?',
    ).get(account, asOf, value) !== undefined
  )
}

/** True when it is what stands for the day: a further file that says it may stand beside it and change nothing. */
export function isAccountValueStanding(db: ReadDb, account: string, { of, asOf, value }: AccountValue): boolean {
  const standing = statementsUpTo(db, account, asOf)[of]
  return standing?.asOf === asOf && standing.value === value
}

/** Stores it as the word of one line of a file. */
export function storeAccountValue(
  db: WriteDb,
  account: string,
  { of, asOf, value }: AccountValue,
  source: { readonly fileId: number; readonly line: number; readonly nowAtMs: number },
): void {
  ensureAccount(db, account, source.nowAtMs)
  importStatement(db, { account, asOf, [of]: value }, source.fileId, source.line, source.nowAtMs)
}
