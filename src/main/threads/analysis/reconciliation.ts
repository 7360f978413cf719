import { type LotRow, lotRows } from '../../store/lot-rows.ts'
import { canonicalDecimal, ExactDecimal } from '../exact-decimal.ts'
import type { GatherContext } from './job.ts'
import { foldLots } from './lots.ts'
import { type Statement, statementsOf } from './statements.ts'

/** One name of an account: what its fills add up to against what its last statement says, both at the end of the day the statement covers. */
export interface Reconciled {
  readonly account: string
  readonly symbol: string
  /** The day of the statement. */
  readonly asOf: string
  /** Signed canonical quantity; null = the fills leave it unknown. */
  readonly byFills: string | null
  readonly byStatement: string
  readonly state: 'match' | 'difference' | 'unknown'
  /** Where the statement lists the name; null = it does not list it, so it says 0. */
  readonly source: { readonly batchId: number; readonly file: string; readonly line: number } | null
}

/**
 * Compares the last statement of each account up to a day (undefined = the last there is) with its fills, name by name. Every share the
 * statement lists is compared; where its file could be read whole, so is every name that the fills say is held and it does not list.
 * Options and bonds are not: fills of them make no lots. Ask inside `gather`.
 */
export function reconcile({ db }: Pick<GatherContext, 'db'>, account: string | undefined, asOf: string | undefined): Reconciled[] {
  const latest = new Map<string, Statement>()
  for (const statement of statementsOf(db, account, asOf)) latest.set(statement.account, statement)
  return [...latest.values()].flatMap((statement) => reconcileStatement(statement, lotRows(db, statement.account, statement.coveredThrough)))
}

function reconcileStatement({ account, asOf, isWhole, holdings }: Statement, rows: readonly LotRow[]): Reconciled[] {
  const byFills = quantitiesByFills(rows)
  const names = new Set([...holdings.values()].flatMap(({ symbol, kind }) => (kind === 'share' ? [symbol] : [])))
  if (isWhole) for (const [symbol, quantity] of byFills) if (quantity !== '0') names.add(symbol)
  return [...names].sort().map((symbol) => {
    const stated = holdings.get(symbol)
    const own = byFills.get(symbol) ?? (byFills.has(symbol) ? null : '0')
    const byStatement = canonicalDecimal(stated?.quantity ?? new ExactDecimal(0))
    return {
      account,
      symbol,
      asOf,
      byFills: own,
      byStatement,
      state: own === null ? 'unknown' : own === byStatement ? 'match' : 'difference',
      source: stated?.source ?? null,
    }
  })
}

/** What the fills alone add up to; null where they leave it unknown. */
export function quantitiesByFills(rows: readonly LotRow[]): ReadonlyMap<string, string | null> {
  const bySymbol = new Map<string, LotRow[]>()
  for (const row of rows) {
    const own = bySymbol.get(row.symbol)
    if (own === undefined) bySymbol.set(row.symbol, [row])
    else own.push(row)
  }
  return new Map(
    [...bySymbol].map(([symbol, own]) => {
      let sum: ExactDecimal | null = new ExactDecimal(0)
      for (const { quantity } of foldLots(own)) sum = sum === null || quantity === null ? null : sum.plus(quantity)
      return [symbol, sum === null ? null : canonicalDecimal(sum)]
    }),
  )
}
