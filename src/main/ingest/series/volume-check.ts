import { dayNumber } from '#domain/calendar/civil-day.ts'
import { Scratch } from '../../store/column-chunk.ts'
import type { StagedFile } from '../importer.ts'
import { QUIETEST_YEAR_SHARES } from './fund-volumes.ts'
import type { SeriesDraft } from './series-draft.ts'
import { medianOf, type SiblingDays } from './sibling-days.ts'

const scratch = new Scratch()

const VOLUME = 4
const LEAST_DAYS = 20
/** One venue prints a few per cent of the whole tape; two vendors of the whole tape differ by far less than this. */
const THIN_FRACTION = 0.2
const FUND_VOLUMES_FROM = dayNumber('2018-01-01')

/**
 * The check `volume`: is this the whole tape? A file is held against the instrument's other daily series on the days both have; without one,
 * well-known funds are held against their quietest year. Nothing to say where neither is known.
 */
export function volumeCheck(draft: SeriesDraft, siblings: readonly SiblingDays[]): StagedFile['checks'] {
  if (draft.kind.kind !== 'bars' || draft.kind.timeframe !== '1d') return []
  const least = new Map<string, { readonly ratio: number; readonly words: string }>()
  const note = (symbol: string, ratio: number, words: string): void => {
    if (ratio < (least.get(symbol)?.ratio ?? Number.POSITIVE_INFINITY)) least.set(symbol, { ratio, words })
  }
  for (const { symbol, label, days } of siblings) {
    const ratios = days.flatMap(({ volume, otherVolume }) => (volume > 0 && otherVolume > 0 ? [volume / otherVolume] : []))
    if (ratios.length >= LEAST_DAYS) note(symbol, medianOf(ratios), `of ${label}`)
  }
  for (const series of draft.seriesNumbers()) {
    const symbol = draft.symbols[series]!
    const quietest = least.has(symbol) ? undefined : QUIETEST_YEAR_SHARES.get(symbol)
    const volumes = quietest === undefined ? [] : volumesSince(draft, series, FUND_VOLUMES_FROM)
    if (quietest !== undefined && volumes.length >= LEAST_DAYS) note(symbol, medianOf(volumes) / quietest, `of what ${symbol} trades in its quietest year`)
  }
  if (least.size === 0) return []
  const thin = [...least]
    .filter(([, { ratio }]) => ratio < THIN_FRACTION)
    .map(([symbol, { ratio, words }]) => `${symbol}: ${(ratio * 100).toFixed(1)} % ${words}`)
  if (thin.length === 0) return [{ id: 'volume', ok: true, detail: 'The volume is that of the whole tape, as far as it can be compared.' }]
  const rest = thin.length > 3 ? ` and ${thin.length - 3} more` : ''
  return [{ id: 'volume', ok: false, detail: `The volume is a part of the tape: ${thin.slice(0, 3).join('; ')}${rest}. Perhaps one venue's trades only.` }]
}

function volumesSince(draft: SeriesDraft, series: number, day: number): number[] {
  const volumes: number[] = []
  for (const period of draft.periodsOf(series)) {
    const rows = draft.rows(series, period, scratch)
    for (const [i, stamp] of (rows?.stamps ?? []).entries()) {
      const volume = rows?.columns[VOLUME]?.[i] ?? 0
      if (stamp >= day && volume > 0) volumes.push(volume)
    }
  }
  return volumes
}
