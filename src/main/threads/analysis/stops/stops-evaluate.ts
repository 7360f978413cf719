import { succeed } from '#contract/errors.ts'
import { readSettings } from '../../../store/settings.ts'
import { storedEventKeys, stopEventKey } from '../../../store/stop-events.ts'
import type { AnalysisJobs } from '../../jobs.ts'
import type { AnalysisJob } from '../job.ts'
import { type JudgingClock, judgingClock } from '../judging-clock.ts'
import { type GatheredStops, gatherStops } from './gather-stops.ts'
import { stopEvents } from './stop-events.ts'
import { readStop } from './stop-reading.ts'
import { universeVolume } from './universe-volume.ts'
import { foldPosition } from './watched-position.ts'

interface Gathered extends GatheredStops {
  readonly clock: JudgingClock
  readonly generation: number
  readonly stored: ReadonlySet<string>
}

/** `stops.evaluate`: the stop in force of every open position, with the events that are worth keeping. */
export const stopsEvaluate: AnalysisJob<AnalysisJobs['stops.evaluate'], Gathered> = {
  gather(input, context) {
    const clock = judgingClock(context, input.asOf, readSettings(context.db).smallCapProxy)
    return { clock, generation: context.generation, stored: storedEventKeys(context.db, clock.isReplay), ...gatherStops(context, clock) }
  },
  async compute({ clock, generation, stored, watched, volatility, universe }, context) {
    const volume = universeVolume(universe)
    const readings = []
    const events = []
    for (const position of watched) {
      const fold = foldPosition(position, clock, volatility, volume)
      readings.push(readStop(position, fold, clock))
      events.push(...stopEvents(position, fold, clock).filter((event) => !stored.has(stopEventKey(event))))
      await context.breathe()
    }
    return succeed({ asOf: clock.asOf, generation, positions: readings, events, dependsOn: dependencies(watched) })
  },
}

/** What a change to would make the events be judged again: the series, the accounts and the plans behind the positions. */
const dependencies = (watched: GatheredStops['watched']): { kind: string; id: string }[] =>
  watched.flatMap(({ held, plans, bars }) => [
    { kind: 'account', id: held.account },
    ...plans.map(({ plan }) => ({ kind: 'plan', id: plan })),
    ...(bars === undefined ? [] : [{ kind: 'series', id: String(bars.seriesId) }]),
  ])
