import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseInteger, refuseRequiredParameter } from '#domain/input/parameter.ts'
import { known, type Result } from '#domain/result.ts'
import { refuseTradingMode, type TradingMode } from './trading-mode.ts'

export interface ExposureCapInput {
  /** Ladder level, 0 to 5. */
  readonly level: number
  readonly mode: TradingMode
  /** Killers on (held). */
  readonly killers?: number
  /** Yield and credit killers nobody can judge; each counts as one that is on. */
  readonly killersUnknown?: number
}

/** By level 0 to 5. */
const CAPS: Readonly<Record<TradingMode, readonly number[]>> = {
  trading: [0, 0.25, 0.5, 0.75, 1, 1],
  allocating: [0, 0, 0.25, 0.5, 0.75, 1],
}

/**
 * rot.exposure_cap(level, mode, killers, killersUnknown): the share of the satellite budget that may be used, 0 to 1.
 * Halved by one killer, nothing with two or more; a killer that cannot be judged counts as on. Level outside 0..5 BAD_PARAM.
 * Source: house.
 */
export function exposureCap({ level, mode, killers = 0, killersUnknown = 0 }: ExposureCapInput): Result<number> {
  const refused = firstRefusal(refuseTradingMode(mode), refuseRequiredParameter(level, isLevel), refuseInteger(killers, 0), refuseInteger(killersUnknown, 0))
  if (refused !== undefined) return refused
  return known(CAPS[mode][level]! * killerFactor(killers + killersUnknown))
}

/** A level of the ladder: 0 (none) to 5. */
export const isLevel = (level: number): boolean => Number.isInteger(level) && level >= 0 && level <= 5

function killerFactor(killers: number): number {
  if (killers === 0) return 1
  return killers === 1 ? 0.5 : 0
}
