import { refuseAbsent } from '#domain/input/absent.ts'
import { refuseWord } from '#domain/input/word.ts'
import { badInput, known, type Result } from '#domain/result.ts'

/** Every rule that can fire, the one that goes first at the top. */
export const STOP_RULES = [
  'kill_switch',
  'hard_stop',
  'exclusion',
  'cross_asset_exit',
  'gap',
  'headline_trailing',
  'volume_divergence',
  'cross_asset_reduce',
  'invalidation',
  'time_stop',
  'tighten',
] as const
export type StopRule = (typeof STOP_RULES)[number]

export interface PrecedenceInput {
  readonly fired: readonly StopRule[]
}

export interface Precedence {
  readonly winner: StopRule | null
  readonly exitFrac: number
  readonly others: readonly StopRule[]
}

/**
 * `stop.precedence`: of all rules that fired in one step, the one that is named.
 * @returns the winner, the fraction of the position to leave, and the other rules in the order of the list. The largest exit fraction wins (a cross-asset
 * reduction leaves half, tighten nothing, the rest everything), among equals the earlier in the list. Nothing fired: winner null. House rule.
 */
export function precedence({ fired }: PrecedenceInput): Result<Precedence> {
  const absent = refuseAbsent(fired)
  if (absent !== undefined) return absent
  if (!Array.isArray(fired)) return badInput('BAD_VALUE')
  for (const rule of fired) {
    const refused = refuseWord(rule, STOP_RULES)
    if (refused !== undefined) return refused
  }
  return known(rankFired(fired))
}

/** The same on rules known to be rules. */
export function rankFired(fired: readonly StopRule[]): Precedence {
  const ranked = STOP_RULES.filter((rule) => fired.includes(rule)).toSorted((a, b) => exitFractionOf(b) - exitFractionOf(a))
  const winner = ranked[0] ?? null
  return { winner, exitFrac: winner === null ? 0 : exitFractionOf(winner), others: STOP_RULES.filter((rule) => rule !== winner && fired.includes(rule)) }
}

/** The part of the position a rule leaves by itself. */
export function exitFractionOf(rule: StopRule): number {
  if (rule === 'tighten') return 0
  return rule === 'cross_asset_reduce' ? 0.5 : 1
}
