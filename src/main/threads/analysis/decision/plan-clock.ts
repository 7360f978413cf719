import { lastCompletedSession } from '#domain/calendar.ts'
import type { PlanVersion } from '../../../store/plans.ts'
import { exchangeCalendar } from '../../../ingest/exchange-calendar.ts'
import type { GatherContext } from '../job.ts'
import { type JudgingClock, newYorkTime } from '../judging-clock.ts'

/** A plan keeps the session it was drafted on; a replay keeps its moment too, any other is judged at the clock. */
export function planClock(plan: PlanVersion, context: Pick<GatherContext, 'nowAtMs'>): JudgingClock {
  const nowAtMs = plan.isReplay ? plan.nowAtMs : context.nowAtMs
  const now = newYorkTime(nowAtMs)
  return {
    asOf: plan.asOf,
    isReplay: plan.isReplay,
    nowAtMs,
    completed: lastCompletedSession(exchangeCalendar, now.day, now.minute),
    calendar: exchangeCalendar,
  }
}
