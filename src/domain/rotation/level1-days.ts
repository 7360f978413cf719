import { type Bars } from '#domain/bars.ts'
import { valueOrNull } from '#domain/result.ts'
import { level1 } from './level1.ts'
import { persistence } from './persistence.ts'
import { relReturn } from './rel-return.ts'
import { sharedCloses } from './shared-closes.ts'
import type { Verdict } from './verdict.ts'

/** The longest window of level 1 and one close before it. */
const CLOSES_NEEDED = 64

export interface Level1Day {
  readonly session: number
  readonly verdict: Verdict
}

/**
 * The level-1 verdict of every session both proxies share, oldest first: each from the closes up to that session only,
 * so later bars change none of them. Warm-up: unknown until three windows and the score are known (25 closes).
 */
export function* level1Days(small: Bars, large: Bars): Generator<Level1Day> {
  const shared = sharedCloses(small, large, small.sessions.length - 1, large.sessions.length - 1, Number.POSITIVE_INFINITY)
  for (let end = 1; end <= shared.sessions.length; end += 1) {
    const from = Math.max(0, end - CLOSES_NEEDED)
    const a = shared.a.slice(from, end)
    const b = shared.b.slice(from, end)
    const rel = valueOrNull(relReturn({ a, b })) ?? {}
    const test = valueOrNull(persistence({ a, b }))
    yield { session: shared.sessions[end - 1]!, verdict: valueOrNull(level1({ rel, score: test?.score ?? null })) ?? 'unknown' }
  }
}
