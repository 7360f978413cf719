import { refuseDay } from '#domain/calendar/days.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { isPositive, refuseNumber } from '#domain/input/number.ts'
import { known, type Result, unknown } from '#domain/result.ts'

/** The smallest step of a quoted price in USD, for prices below and from one dollar on; `to` null = until the next row. */
export interface TickRule {
  readonly from: string
  readonly to: string | null
  readonly belowOneUsd: number
  readonly fromOneUsd: number
  readonly source: string
}

/** The user's dated table of steps, as handed in by whoever reads the file. */
export interface TickRuleTable {
  readonly note: string
  readonly verifiedOn: string
  readonly rows: readonly TickRule[]
}

/**
 * The smallest step of a quote of this price on this session, in USD: what exec.half_spread takes as `tick`. A session no row
 * covers MISSING_DATA, text that is no day or a price that is none BAD_VALUE. Where rows overlap the one that began last counts.
 */
export function tickSizeAt(table: TickRuleTable, session: string, price: number): Result<number> {
  const refused = firstRefusal(refuseDay(session), refuseNumber(price, isPositive))
  if (refused !== undefined) return refused
  const row = table.rows
    .filter(({ from, to }) => from <= session && (to === null || session <= to))
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
    .at(-1)
  return row === undefined ? unknown('MISSING_DATA') : known(price < 1 ? row.belowOneUsd : row.fromOneUsd)
}
