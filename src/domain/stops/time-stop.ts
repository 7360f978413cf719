import { isBelow } from '#domain/comparison.ts'
import { refuseAbsent } from '#domain/input/absent.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseNumber, refuseOptionalNumber } from '#domain/input/number.ts'
import { refuseParameter, refusePositiveInteger } from '#domain/input/parameter.ts'
import { wholeFrom } from '#domain/input/whole.ts'
import { refuseWord } from '#domain/input/word.ts'
import { badInput, known, type Result } from '#domain/result.ts'
import type { Flag } from '#domain/three-valued.ts'

export interface TimeStopInput {
  readonly mode: 'trading' | 'allocating'
  /** Sessions since entry. */
  readonly held: number
  /** Best move so far in units of the initial risk. */
  readonly bestR?: number | null
  readonly soft?: number
  readonly minR?: number
  readonly hard?: number
}

export interface TimeStop {
  readonly fire: Flag
  readonly reason: 'running' | 'no_progress' | 'best_r_unknown' | 'hard_end' | 'no_time_stop'
  readonly sessionsToSoft: number | null
  readonly sessionsToHard: number | null
}

/**
 * `stop.time_stop`: a trade that goes nowhere ends.
 * @returns fires at `hard` sessions, and at `soft` if the best move stayed below `minR`; a best move not known is not judged from then on (fire null).
 * Allocating positions have none. House numbers.
 */
export function timeStop({ mode, held, bestR = null, soft = 20, minR = 0.5, hard = 63 }: TimeStopInput): Result<TimeStop> {
  const refused = firstRefusal(
    refuseAbsent(mode) ?? refuseWord(mode, ['trading', 'allocating']),
    refuseNumber(held, wholeFrom(0)),
    refuseOptionalNumber(bestR),
    refusePositiveInteger(soft),
    refuseParameter(minR),
    refusePositiveInteger(hard),
  )
  if (refused !== undefined) return refused
  if (hard < soft) return badInput('BAD_PARAM')
  if (mode === 'allocating') return known({ fire: false, reason: 'no_time_stop', sessionsToSoft: null, sessionsToHard: null })
  const sessions = { sessionsToSoft: Math.max(0, soft - held), sessionsToHard: Math.max(0, hard - held) }
  if (held >= hard) return known({ fire: true, reason: 'hard_end', ...sessions })
  if (held < soft) return known({ fire: false, reason: 'running', ...sessions })
  if (bestR === null) return known({ fire: null, reason: 'best_r_unknown', ...sessions })
  return known(isBelow(bestR, minR) ? { fire: true, reason: 'no_progress', ...sessions } : { fire: false, reason: 'running', ...sessions })
}
