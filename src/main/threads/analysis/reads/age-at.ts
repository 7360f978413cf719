import { type Freshness, freshness, type FreshnessKind } from '#domain/checklist/freshness.ts'
import type { JudgingClock } from '../judging-clock.ts'

/** What is stored by the day it became known, not by the period it speaks of. */
const BY_KNOWN_DAY: ReadonlySet<FreshnessKind> = new Set(['estimates', 'fundamentals', 'news'])

/** How old what is known up to a day is at the clock, by chk.freshness; null outside the calendar table. A day behind the clock counts as its own. */
export function ageAt(kind: FreshnessKind, day: string, { completed, calendar }: JudgingClock): Freshness | null {
  if (completed === null) return null
  const asOf = day < completed ? day : completed
  const knownAt = BY_KNOWN_DAY.has(kind) ? asOf : null
  const result = freshness({ kind, asOf, now: completed, exchangeHolidays: calendar.exchangeHolidays, knownAt })
  return result.kind === 'value' ? result.value : null
}
