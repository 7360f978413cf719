import type { ChartStop } from '../../chart/stop-steps.ts'

/**
 * The stop as it stood on one session, for a chart of its minutes: the level of the session before holds at the open, its own from the close on.
 * null when no position was held then.
 * @param newest the last session with a bar; the price for the next session belongs to it alone
 */
export function stopOfSession(stop: ChartStop, session: string, newest: string | null): ChartStop | null {
  const history = stop.history.filter((entry) => entry.session <= session)
  const stopPrice = session === newest ? stop.stopPrice : (history.at(-1)?.stopPrice ?? null)
  const wasHeld = history.length > 0 && (session === newest || stop.history.some((entry) => entry.session === session))
  return wasHeld ? { rule: stop.rule, history, stopPrice } : null
}
