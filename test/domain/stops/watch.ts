import { type FoldInput, foldStops } from '#domain/stops/fold.ts'
import type { StopSession } from '#domain/stops/stop-session.ts'
import { calmMarket, columns, position, type SimpleBar, warmUp } from './watched-position.ts'

/** Bars at 20 up to index 29, entry on bar 30; `after` are the bars from 30 on. */
export function watch(after: readonly SimpleBar[], changes: Partial<FoldInput> = {}) {
  const bars = [...warmUp(), ...after]
  const fold = foldStops({ position: position(30, 16), bars: columns(bars), market: calmMarket(bars.length), ...changes })
  if (fold.status === 'unknown') throw new Error(`got "${fold.text}", wanted a watched position`)
  return fold
}

export const sessionsOf = (after: readonly SimpleBar[], changes: Partial<FoldInput> = {}): readonly StopSession[] => watch(after, changes).sessions

export const lastOf = (after: readonly SimpleBar[], changes: Partial<FoldInput> = {}): StopSession => sessionsOf(after, changes).at(-1)!
