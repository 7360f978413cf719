import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort } from '#domain/input/length.ts'
import { refuseInteger, refuseRequiredParameter } from '#domain/input/parameter.ts'
import { known, type Result, unknown } from '#domain/result.ts'
import { isRungLost, type RungSession, RUNGS, refuseRungs } from './rung-history.ts'

export interface InvalidationInput {
  /** Ladder level on which the trade was entered. */
  readonly entryLevel: number
  readonly history: readonly RungSession[]
  readonly maxUnknown?: number
}

export interface Invalidation {
  readonly fired: boolean
  readonly levels: readonly number[]
}

/**
 * `stop.invalidation`: the evidence the trade was entered on is gone.
 * @returns fired with the ladder levels up to `entryLevel` that fail at the newest session, or have been unknown for more than `maxUnknown` sessions; an
 * unknown is borne until then. No entry at level 0: NOT_APPLICABLE; no sessions: SHORT_HISTORY. House rule.
 */
export function invalidation({ entryLevel, history, maxUnknown = 5 }: InvalidationInput): Result<Invalidation> {
  const refused = firstRefusal(
    refuseRungs(history),
    refuseRequiredParameter(entryLevel, (level) => Number.isInteger(level) && level >= 0 && level <= RUNGS),
    refuseInteger(maxUnknown, 0),
  )
  if (refused !== undefined) return refused
  if (entryLevel === 0) return unknown('NOT_APPLICABLE')
  const short = refuseShort(history.length, 1)
  if (short !== undefined) return short
  const levels = Array.from({ length: entryLevel }, (_, i) => i + 1).filter((level) => isRungLost(history, level, maxUnknown) === true)
  return known({ fired: levels.length > 0, levels })
}
