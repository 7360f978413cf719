import { parseDay } from '#domain/calendar/civil-day.ts'
import { refuseDay } from '#domain/calendar/days.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { isPositive, refuseOptionalNumber } from '#domain/input/number.ts'
import { badInput, known, type Result, unknown } from '#domain/result.ts'

/** Lots by average price in force from one day to another, cheapest prices first; `to` null = until the next row, `upToUsd` null = any price above. */
export interface RoundLotRow {
  readonly from: string
  readonly to: string | null
  readonly tiers: readonly { readonly upToUsd: number | null; readonly lot: number }[]
  readonly source: string
}

/** The user's dated table of round lots, as handed in by whoever reads the file. */
export interface RoundLotTable {
  readonly note: string
  readonly verifiedOn: string
  readonly rows: readonly RoundLotRow[]
}

/**
 * Shares in a round lot on this session. `avgPrice` is the average close of the month `lotPriceMonth` names, in USD; where only
 * one lot was in force no price is needed. A session no row covers, or a price that decides and is not known: MISSING_DATA; text
 * that is no day or a price that is none BAD_VALUE. Where rows overlap the one that began last counts.
 * From 2025-11-03 on this is siz.round_lot_size, before it 100.
 */
export function roundLotAt(table: RoundLotTable, session: string, avgPrice: number | null): Result<number> {
  const refused = firstRefusal(refuseDay(session), refuseOptionalNumber(avgPrice, isPositive))
  if (refused !== undefined) return refused
  const row = table.rows
    .filter(({ from, to }) => from <= session && (to === null || session <= to))
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
    .at(-1)
  const [only, ...others] = row?.tiers ?? []
  if (only === undefined) return unknown('MISSING_DATA')
  if (others.length === 0) return known(only.lot)
  if (avgPrice === null) return unknown('MISSING_DATA')
  const tier = [only, ...others].find(({ upToUsd }) => upToUsd === null || avgPrice <= upToUsd)
  return tier === undefined ? unknown('MISSING_DATA') : known(tier.lot)
}

/**
 * The month ("2026-03") whose average close sets the lot of a session: March from May to October, September from November to
 * April. Text that is no day BAD_VALUE. Source: Regulation NMS Rule 600(b).
 */
export function lotPriceMonth(session: string): Result<string> {
  if (parseDay(session) === null) return badInput('BAD_VALUE')
  const year = Number(session.slice(0, 4))
  const month = Number(session.slice(5, 7))
  if (month >= 5 && month <= 10) return known(`${year}-03`)
  return known(`${month >= 11 ? year : year - 1}-09`)
}
