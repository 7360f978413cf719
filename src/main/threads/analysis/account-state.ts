import type { AccountEntry } from '../../store/account-entries.ts'
import type { StatedValue, Statements } from '../../store/account-statements.ts'
import { canonicalDecimal, ExactDecimal } from '../exact-decimal.ts'
import { holdingsAt } from './holdings-at.ts'
import type { Statement } from './statements.ts'

/** Cash or equity of an account at the end of a day. */
export interface AccountValue {
  /** Canonical decimal in the account's currency; null = UNKNOWN. */
  readonly value: string | null
  /** The day the value rests on: that of the statement it begins with; null = nothing stated. */
  readonly statedAsOf: string | null
  /** Where the value is unknown: which file or value would answer. */
  readonly why: string | null
}

export interface AccountState {
  readonly equity: AccountValue
  readonly cash: AccountValue
}

export interface AccountQuestion {
  readonly account: string
  readonly currency: string
  /** The day asked for. */
  readonly asOf: string
  /** What was stated last on or before that day. */
  readonly statements: Statements
  /** Every transaction of the account up to that day, oldest session first. */
  readonly entries: readonly AccountEntry[]
  /** What files say the account held, from the oldest statement on, up to that day. */
  readonly positions?: readonly Statement[]
  /** Close of a share on or shortly before a day, as it was traded that day; null = no price. */
  readonly priceOn: (symbol: string, day: string) => number | null
}

/**
 * Cash and equity at the end of a day, never from summing a history.
 *
 * Cash = the latest statement of cash on or before the day plus the cash effects of later transactions (those of the statement's own day
 * are in it). Equity = the latest statement of equity plus the same effects (external flows, income, fees, what was paid and received)
 * plus the marked change of the holdings that the transactions and the last statement of positions show: value at the day less value at
 * the statement. Earlier transactions change neither, except through the quantity held. Rows without effect (sweeps, exchanges) move nothing.
 *
 * UNKNOWN: nothing stated; a later row without its amount; for equity also a holding without a price on either day, a holding whose
 * quantity is unknown (more sold than is known to be held), and a later row in another currency. Marks are rounded to the cent.
 * Source: architecture, "Equity and settled cash".
 */
export function accountState(question: AccountQuestion): AccountState {
  return { cash: cashOf(question), equity: equityOf(question) }
}

function cashOf({ account, currency, asOf, statements, entries }: AccountQuestion): AccountValue {
  const stated = statements.cash
  if (stated === null)
    return { value: null, statedAsOf: null, why: `No cash is stated for ${account} up to ${asOf}. Type it with its date, or import a balance file.` }
  const own = after(entries, stated).filter((entry) => entry.currency === currency)
  const flow = sumOfAmounts(own)
  if ('missing' in flow) return unknown(stated, withoutAmount(flow.missing))
  return known(stated, new ExactDecimal(stated.value).plus(flow.sum))
}

function equityOf({ account, currency, asOf, statements, entries, positions = [], priceOn }: AccountQuestion): AccountValue {
  const stated = statements.equity
  if (stated === null)
    return { value: null, statedAsOf: null, why: `No equity is stated for ${account} up to ${asOf}. Type it with its date, or import a balance file.` }
  const later = after(entries, stated)
  const foreign = later.find((entry) => entry.currency !== currency)
  if (foreign !== undefined) {
    return unknown(stated, `The ${foreign.kind} of ${foreign.session} is in ${foreign.currency}. State the equity in ${currency} with a date on or after it.`)
  }
  const flow = sumOfAmounts(later)
  if ('missing' in flow) return unknown(stated, withoutAmount(flow.missing))
  // On the day of the statement itself the holdings are in it: nothing has to be marked.
  if (stated.asOf === asOf) return known(stated, new ExactDecimal(stated.value))
  let marked = new ExactDecimal(0)
  for (const [day, sign] of [
    [asOf, 1],
    [stated.asOf, -1],
  ] as const) {
    const statement = positions.findLast((candidate) => candidate.coveredThrough <= day)
    for (const [symbol, holding] of holdingsAt(entries, day, statement)) {
      if (holding === null)
        return unknown(stated, `How much ${symbol} is held on ${day} is not known. Add the opening lot, or state the equity with a later date.`)
      if (holding.currency !== null && holding.currency !== currency)
        return unknown(stated, `${symbol} is held in ${holding.currency}. State the equity in ${currency} with a date on or after ${day}.`)
      // What the statement itself is worth on its day is in it as its broker marked it.
      const own = statement?.coveredThrough === day && sign < 0 ? (statement.holdings.get(symbol)?.marketValue ?? null) : null
      if (own !== null) {
        marked = marked.minus(own)
        continue
      }
      const price = holding.isOption ? null : priceOn(symbol, day)
      if (price === null) return unknown(stated, `There is no price of ${symbol} for ${day}. Import its bars, or state the equity with a later date.`)
      marked = marked.plus(holding.quantity.times(price).times(sign))
    }
  }
  return known(stated, new ExactDecimal(stated.value).plus(flow.sum).plus(marked.toDecimalPlaces(2)))
}

const after = (entries: readonly AccountEntry[], stated: StatedValue): readonly AccountEntry[] => entries.filter((entry) => entry.session > stated.asOf)

/** Kinds that move shares and may say nothing about cash. */
const MAY_LACK_AMOUNT: ReadonlySet<AccountEntry['kind']> = new Set(['split', 'sec-transfer', 'corp', 'opening', 'reinvest'])

function sumOfAmounts(entries: readonly AccountEntry[]): { readonly sum: ExactDecimal } | { readonly missing: AccountEntry } {
  let sum = new ExactDecimal(0)
  for (const entry of entries) {
    // A sweep or an exchange moves cash between the account's own pockets.
    if (entry.kind === 'internal') continue
    if (entry.amount !== null) sum = sum.plus(entry.amount)
    else if (!MAY_LACK_AMOUNT.has(entry.kind)) return { missing: entry }
  }
  return { sum }
}

const withoutAmount = (entry: AccountEntry): string =>
  `The ${entry.kind}${entry.symbol === null ? '' : ` of ${entry.symbol}`} on ${entry.session} has no amount. Edit it, or state the value with a later date.`

const known = (stated: StatedValue, value: ExactDecimal): AccountValue => ({ value: canonicalDecimal(value), statedAsOf: stated.asOf, why: null })
const unknown = (stated: StatedValue, why: string): AccountValue => ({ value: null, statedAsOf: stated.asOf, why })
