import { type Freshness, freshness, type FreshnessKind } from '#domain/checklist/freshness.ts'
import type { JudgingClock } from '../judging-clock.ts'

/** How old what is known up to a day is at the clock, by chk.freshness; null outside the calendar table. A day behind the clock counts as its own. */
export function ageAt(kind: FreshnessKind, day: string, { completed, calendar }: JudgingClock): Freshness | null {
  if (completed === null) return null
  const result = freshness({ kind, asOf: day < completed ? day : completed, now: completed, exchangeHolidays: calendar.exchangeHolidays })
  return result.kind === 'value' ? result.value : null
}
