import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseFlag } from '#domain/input/flag.ts'
import { refuseShort } from '#domain/input/length.ts'
import { refuseInteger } from '#domain/input/parameter.ts'
import type { Refusal } from '#domain/input/refusal.ts'
import { badInput, known, type Result, unknown } from '#domain/result.ts'
import { anyOf, type Flag } from '#domain/three-valued.ts'

export interface KillerHoldInput {
  /** Did the killer trigger, per session, oldest first; null = not known. */
  readonly active: readonly Flag[]
  readonly hold?: number
}

/**
 * rot.killer_hold(active, hold): a killer stays on for `hold` sessions after the one that triggered it; one answer per session.
 * Without a trigger among these sessions, one that is not known leaves the answer open. Empty SHORT_HISTORY. Source: house.
 */
export function killerHold({ active, hold = 10 }: KillerHoldInput): Result<readonly Flag[]> {
  const refused = firstRefusal(refuseFlags(active), refuseInteger(hold, 0)) ?? refuseShort(active.length, 1)
  if (refused !== undefined) return refused
  return known(active.map((_, t) => anyOf(...active.slice(Math.max(0, t - hold), t + 1))))
}

function refuseFlags(flags: unknown): Refusal | undefined {
  if (flags === null || flags === undefined) return unknown('MISSING_DATA')
  return Array.isArray(flags) ? firstRefusal(...flags.map(refuseFlag)) : badInput('BAD_VALUE')
}
