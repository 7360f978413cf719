import { accountEntries } from '../../store/account-entries.ts'
import { canonicalDecimal, ExactDecimal } from '../exact-decimal.ts'
import type { GatherContext } from './job.ts'
import type { Statement } from './statements.ts'

export interface CashInCurrency {
  readonly account: string
  readonly currency: string
  /** Canonical decimal; null = UNKNOWN, see `why`. */
  readonly amount: string | null
  readonly why: string | null
}

export interface ForeignCashQuestion {
  /** The account's own currency, which is reckoned with its equity. */
  readonly currency: string
  readonly asOf: string
  /** The account's statements up to that day, from the oldest on. */
  readonly statements: readonly Statement[]
}

/**
 * Cash of an account in other currencies than its own, by currency: what the last statement says that tells of it, plus the cash effects of
 * later transactions in that currency. A currency that transactions move and no statement tells of is unknown. Ask inside `gather`.
 */
export function foreignCash({ db }: Pick<GatherContext, 'db'>, account: string, { currency, asOf, statements }: ForeignCashQuestion): CashInCurrency[] {
  const entries = accountEntries(db, account, asOf).filter((entry) => entry.currency !== currency && entry.kind !== 'internal')
  const currencies = new Set([
    ...statements.flatMap(({ cash }) => [...cash.keys()]),
    ...entries.filter(({ amount }) => amount !== null).map((entry) => entry.currency),
  ])
  currencies.delete(currency)
  return [...currencies].sort().map((own) => {
    const stated = statements.findLast(({ cash, coveredThrough }) => cash.has(own) && coveredThrough <= asOf)
    if (stated === undefined) {
      return { account, currency: own, amount: null, why: `No cash in ${own} is stated for ${account} up to ${asOf}. Import a positions file that shows it.` }
    }
    const later = entries.filter((entry) => entry.currency === own && entry.session > stated.coveredThrough)
    const sum = later.reduce((total, { amount }) => total.plus(amount ?? 0), stated.cash.get(own) ?? new ExactDecimal(0))
    return { account, currency: own, amount: canonicalDecimal(sum), why: null }
  })
}
