import { listAccounts } from '../../store/accounts.ts'
import type { StageContext, StagedFile } from '../importer.ts'
import type { PositionRow } from './position-row.ts'

/** As the contract takes account texts. */
const LONGEST_ACCOUNT = 80

export interface StatedAccounts {
  /** The one account of all lines; null where there are several or nobody said. */
  readonly account: string | null
  /** Account texts that the file itself shows. */
  readonly shown: readonly string[]
  readonly checks: StagedFile['checks']
  readonly questions: StagedFile['questions']
}

/**
 * Gives every line that holds something its account: the one the user named for all, else the one the file shows for it, else the
 * answer to the question. A file with several accounts needs no question; one account named for several is done as told and said in a
 * check. A line whose account is none becomes an error.
 */
export function assignStatedAccounts(
  rows: readonly Pick<PositionRow, 'account' | 'status' | 'reason'>[],
  { db, account: given, answers }: StageContext,
  question: string,
): StatedAccounts {
  const answered = answers.get('account')
  const shown = new Set<string>()
  const used = new Set<string>()
  let isMissing = false
  let usesAnswer = false
  for (const row of rows) {
    if (row.account !== null && row.account.length > LONGEST_ACCOUNT) {
      row.status = 'error'
      row.reason = `The account of this row has ${row.account.length} characters; at most ${LONGEST_ACCOUNT} name an account.`
      continue
    }
    if (row.account !== null) shown.add(row.account)
    const own = given ?? row.account
    row.account = own ?? (answered === undefined ? null : String(answered))
    if (row.account === null) isMissing = true
    else used.add(row.account)
    if (own === null && answered !== undefined) usesAnswer = true
  }
  const [only] = used
  return {
    account: used.size === 1 && !isMissing && only !== undefined ? only : null,
    shown: shown.size > 0 ? [...shown] : [...used],
    checks: given !== undefined && shown.size > 1 ? [severalAccounts([...shown], given)] : [],
    questions: isMissing || usesAnswer ? [accountQuestion(db, question, usesAnswer ? answered : undefined)] : [],
  }
}

const severalAccounts = (shown: readonly string[], given: string): StagedFile['checks'][number] => ({
  id: 'accounts',
  ok: false,
  detail: `The file holds ${shown.length} accounts (${shown.slice(0, 8).join(', ')}); all lines go to ${given} because you said so.`,
})

const accountQuestion = (db: StageContext['db'], text: string, answer: string | number | boolean | undefined): StagedFile['questions'][number] => ({
  id: 'account',
  text,
  choices: listAccounts(db).map(({ id }) => id),
  ...(answer === undefined ? {} : { answer }),
})
