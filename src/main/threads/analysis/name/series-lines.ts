import type { Output } from '#contract/channels.ts'
import { isoDay } from '#domain/calendar/civil-day.ts'
import type { GatherContext } from '../job.ts'

export type SeriesLine = Output<'name.get'>['series'][number]

/** Every daily series of a name, the primary first: which file the chart reads, and what else there is. */
export function describeSeries({ panel }: Pick<GatherContext, 'panel'>, symbol: string): SeriesLine[] {
  return panel.everySeries(symbol).map((bars, i) => ({
    id: String(bars.seriesId),
    profile: bars.label,
    adjustment: bars.adjustment,
    isPrimary: i === 0,
    from: bars.sessions.length === 0 ? null : isoDay(bars.sessions[0]!),
    to: bars.sessions.length === 0 ? null : isoDay(bars.sessions.at(-1)!),
  }))
}
