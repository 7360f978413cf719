import { dayNumber } from '#domain/calendar/civil-day.ts'
import { readBars } from '../../store/bar-chunks.ts'
import type { BarColumns } from '../../store/bar-columns.ts'
import type { ReadDb } from '../../store/handles.ts'
import { piecesOf } from '../../store/name-pieces.ts'
import { seriesOfSymbol } from '../../store/series.ts'

const LEAST_MOVES = 20
/** Two downloads of one name move alike but for the days of dividends and splits; two names seldom do within this. */
const ALIKE_FRACTION = 0.001

/**
 * Why a new ticker cannot be the old one's: its stored bars of days before the rename move otherwise than those of the old ticker, so that
 * somebody else bore it then. Null where they move alike, or share too few days to tell.
 */
export function whyAnother(db: ReadDb, ticker: string, to: string, session: string): string | null {
  const [one, other] = [primaryBars(db, ticker), primaryBars(db, to)]
  if (one === undefined || other === undefined) return null
  const differences = movesBeside(one, other, presentFrom(db, ticker, to), dayNumber(session))
  if (differences.length < LEAST_MOVES) return null
  const median = differences.toSorted((a, b) => a - b)[differences.length >> 1] ?? 0
  if (median <= ALIKE_FRACTION) return null
  return `${to} has bars of ${differences.length} days before ${session} that do not move as those of ${ticker}: it was another name’s ticker. Say first what became of that name.`
}

/** The first day on which both tickers were their present bearers'. */
function presentFrom(db: ReadDb, ticker: string, to: string): number {
  const days = [ticker, to].map((one) => piecesOf(db, one)[0]?.from ?? '')
  return Math.max(...days.map((day) => (day === '' ? Number.NEGATIVE_INFINITY : dayNumber(day))))
}

function primaryBars(db: ReadDb, ticker: string): BarColumns | undefined {
  const primary = seriesOfSymbol(db, ticker).find(({ kind, timeframe, isPrimary }) => kind === 'bars' && timeframe === '1d' && isPrimary)
  return primary === undefined ? undefined : readBars(db, primary.id)
}

/** By how much the moves from one shared day to the next differ, of the days from one on and before another. */
function movesBeside(one: BarColumns, other: BarColumns, from: number, before: number): readonly number[] {
  const differences: number[] = []
  let last: { readonly one: number; readonly other: number } | undefined
  for (let i = 0, j = 0; i < one.stamps.length && one.stamps[i]! < before; i += 1) {
    while (j < other.stamps.length && other.stamps[j]! < one.stamps[i]!) j += 1
    if (other.stamps[j] !== one.stamps[i] || one.stamps[i]! < from) continue
    const closes = { one: one.close[i]!, other: other.close[j]! }
    const difference = last === undefined ? Number.NaN : Math.abs(closes.one / last.one - closes.other / last.other)
    if (Number.isFinite(difference)) differences.push(difference)
    last = closes
  }
  return differences
}
