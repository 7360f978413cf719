import type { Bars } from '#domain/bars.ts'

/**
 * rot.rel_return of one window: the change of a/b over the last `w` sessions on which both closed, a fraction. NaN where the
 * newest of these is not the bar `endA` itself (both are judged on one session or not at all) and where fewer are shared.
 */
export function relativeReturnAt(a: Bars, endA: number, b: Bars, endB: number, w: number): number {
  let i = endA
  let j = endB
  let shared = 0
  let newest = Number.NaN
  while (i >= 0 && j >= 0) {
    const day = a.sessions[i]!
    const other = b.sessions[j]!
    if (day === other) {
      const ratio = a.close[i]! / b.close[j]!
      if (ratio > 0) {
        if (shared === 0) {
          if (i !== endA) return Number.NaN
          newest = ratio
        }
        if (shared === w) return newest / ratio - 1
        shared += 1
      }
    }
    if (day >= other) i -= 1
    if (other >= day) j -= 1
  }
  return Number.NaN
}
