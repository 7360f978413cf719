import { refuseDay } from '#domain/calendar/days.ts'
import { refuseWord } from '#domain/input/word.ts'
import { known, type Result, unknown } from '#domain/result.ts'

/** A rate in force from one day to another; `to` null = until the next one is entered. */
interface DatedRow {
  readonly from: string
  readonly to: string | null
  readonly source: string
}

/** SEC Section 31 fee, USD per million USD of sales. */
export interface SecFeeRow extends DatedRow {
  readonly perMillionUsd: number
}

/** FINRA trading activity fee, USD per share sold, at most `maxUsd` per trade. */
export interface TafRow extends DatedRow {
  readonly perShareUsd: number
  readonly maxUsd: number
}

/** The user's dated fee table, as handed in by whoever reads the file. No rate is a constant of the program. */
export interface FeeRateTable {
  readonly note: string
  readonly verifiedOn: string
  readonly sec: readonly SecFeeRow[]
  readonly taf: readonly TafRow[]
}

/** In the names of exec.cost_model. */
export interface FeeRates {
  readonly secPerMillion: number
  readonly tafPerShare: number
  readonly tafMax: number | null
}

const NO_FEES: FeeRates = { secPerMillion: 0, tafPerShare: 0, tafMax: null }

/**
 * The rates a sale on this trade date pays. A day that no row of either fee covers MISSING_DATA ("fee unknown", never 0),
 * text that is no day BAD_VALUE. Where rows overlap the one that began last counts.
 */
export function feeRatesAt(table: FeeRateTable, session: string): Result<FeeRates> {
  const refused = refuseDay(session)
  if (refused !== undefined) return refused
  const sec = rowAt(table.sec, session)
  const taf = rowAt(table.taf, session)
  if (sec === undefined || taf === undefined) return unknown('MISSING_DATA')
  return known({ secPerMillion: sec.perMillionUsd, tafPerShare: taf.perShareUsd, tafMax: taf.maxUsd })
}

/** The rates an order pays: both fees fall on sales, so a buy is free of them even where a sale's fee is unknown. */
export function feeRatesOf(side: 'buy' | 'sell', table: FeeRateTable, session: string): Result<FeeRates> {
  const refused = refuseWord(side, ['buy', 'sell']) ?? refuseDay(session)
  if (refused !== undefined) return refused
  return side === 'buy' ? known(NO_FEES) : feeRatesAt(table, session)
}

function rowAt<Row extends DatedRow>(rows: readonly Row[], session: string): Row | undefined {
  const inForce = rows.filter(({ from, to }) => from <= session && (to === null || session <= to))
  return inForce.toSorted((a, b) => (a.from < b.from ? -1 : 1)).at(-1)
}
