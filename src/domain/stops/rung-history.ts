import { firstRefusal } from '#domain/input/first-refusal.ts'
import type { Refusal } from '#domain/input/refusal.ts'
import { refuseOptionalWord } from '#domain/input/word.ts'
import { badInput, unknown } from '#domain/result.ts'
import type { Flag } from '#domain/three-valued.ts'

export const RUNGS = 5
export const RUNG_STATES = ['pass', 'fail', 'unknown'] as const
export type RungState = (typeof RUNG_STATES)[number]

/** The states of levels 1 to 5 in one session; null = unknown. */
export type RungSession = readonly (RungState | null)[]

/** Sessions of five known words each: absent MISSING_DATA, another number of levels BAD_SHAPE, another word BAD_VALUE. */
export function refuseRungs(history: unknown): Refusal | undefined {
  if (history === null || history === undefined) return unknown('MISSING_DATA')
  if (!Array.isArray(history)) return badInput('BAD_VALUE')
  return firstRefusal(
    ...history.map((session: unknown) => {
      if (!Array.isArray(session)) return badInput('BAD_VALUE')
      return session.length === RUNGS ? firstRefusal(...session.map((state) => refuseOptionalWord(state, RUNG_STATES))) : badInput('BAD_SHAPE')
    }),
  )
}

/**
 * Whether a level of the ladder is lost at the newest session: it fails, or has been unknown for more than `maxUnknown` sessions in a row. Null while it is
 * unknown for less long.
 */
export function isRungLost(history: readonly RungSession[], level: number, maxUnknown: number): Flag {
  const state = (t: number): RungState => history[t]?.[level - 1] ?? 'unknown'
  let t = history.length - 1
  if (state(t) !== 'unknown') return state(t) === 'fail'
  let sessions = 0
  while (t >= 0 && state(t) === 'unknown') {
    sessions += 1
    t -= 1
  }
  return sessions > maxUnknown ? true : null
}
