import type { Coverage } from '../../../store/coverage.ts'

/** The last day a series speaks for, never after `until`; null when it has nothing by then. */
export function lastDayAt(coverage: Coverage | undefined, until: string): string | null {
  if (coverage === undefined || coverage.from > until) return null
  return coverage.to < until ? coverage.to : until
}
