import { placeAtOrBefore, type Timeline } from './timeline.ts'

/** The stop of a position as a chart draws it. */
export interface ChartStop {
  /** In force for the next session; null where none is set. */
  readonly stopPrice: number | null
  /** Which rule holds it, in words: "hard stop". Stands beside the line. */
  readonly rule: string
  /** The level after each session, oldest first. */
  readonly history: readonly { readonly session: string; readonly stopPrice: number | null }[]
}

export interface StopStep {
  readonly place: number
  readonly price: number
  /** False where the level was unknown: the line pauses there. */
  readonly isDrawn: boolean
}

/**
 * The stop as a step line over the places it was in force, up to the newest place, where the price for the next session stands.
 * A level decided after a session holds from that session's last place on; one from before the first place holds from there.
 * Sessions that are not on the timeline are left out.
 */
export function stopSteps(stop: ChartStop, timeline: Timeline): StopStep[] {
  const first = timeline.sessions[0]
  if (first === undefined) return []
  const steps: StopStep[] = []
  const add = (place: number, price: number | null): void => {
    const before = steps.at(-1)
    if (before?.place === place) steps.pop()
    if (price !== null) steps.push({ place, price, isDrawn: true })
    else if (before !== undefined) steps.push({ place, price: before.price, isDrawn: false })
  }
  for (const { session, stopPrice } of stop.history) {
    const place = session < first ? 0 : placeAtOrBefore(timeline, session)
    if (place !== null && (session < first || timeline.sessions[place] === session)) add(place, stopPrice)
  }
  const newest = timeline.sessions.length - 1
  if (stop.stopPrice !== null && steps.at(-1)?.place !== newest) add(newest, stop.stopPrice)
  return steps
}
