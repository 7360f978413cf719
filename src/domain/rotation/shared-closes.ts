import type { Bars } from '#domain/bars.ts'

/** Closes of two instruments on the sessions both have, oldest first. */
export interface SharedCloses {
  readonly sessions: readonly number[]
  readonly a: readonly number[]
  readonly b: readonly number[]
}

/**
 * The last `n` sessions up to `day` on which both instruments closed: the ratio of two instruments is only known there.
 * A session that one of them lacks, or has without a close, is left out. Fewer than `n` where the shared history is shorter.
 */
export function sharedCloses(a: Bars, b: Bars, endA: number, endB: number, n: number): SharedCloses {
  const sessions: number[] = []
  const closesA: number[] = []
  const closesB: number[] = []
  let i = endA
  let j = endB
  while (i >= 0 && j >= 0 && sessions.length < n) {
    const sessionA = a.sessions[i]!
    const sessionB = b.sessions[j]!
    if (sessionA > sessionB) i -= 1
    else if (sessionB > sessionA) j -= 1
    else {
      const closeA = a.close[i]!
      const closeB = b.close[j]!
      if (closeA > 0 && closeB > 0) {
        sessions.push(sessionA)
        closesA.push(closeA)
        closesB.push(closeB)
      }
      i -= 1
      j -= 1
    }
  }
  return { sessions: sessions.reverse(), a: closesA.reverse(), b: closesB.reverse() }
}
