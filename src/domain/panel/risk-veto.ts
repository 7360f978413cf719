import { isAtMost } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseFlag } from '#domain/input/flag.ts'
import { isNonNegative, refuseOptionalNumber } from '#domain/input/number.ts'
import { refuseOptionalParameter, refuseParameter } from '#domain/input/parameter.ts'
import { wholeFrom } from '#domain/input/whole.ts'
import { refuseOptionalWord } from '#domain/input/word.ts'
import { known, type Result } from '#domain/result.ts'

/** null or absent = not known. */
export interface RiskVetoInput {
  readonly circuitState?: 'NORMAL' | 'REDUCE' | 'HALT' | null
  /** Loss to all stops / equity, fraction. */
  readonly heat?: number | null
  /** Order / volume, fraction. */
  readonly participation?: number | null
  readonly stopSet?: boolean | null
  /** Invalidation levels stored with the plan. */
  readonly invalidations?: number | null
  readonly overlap?: 'clear' | 'warn' | 'exclude' | null
  readonly stressBreach?: boolean | null
  readonly killers?: number | null
  readonly custodyVerdict?: 'fit' | 'conditional' | 'unfit' | null
  readonly maxHeat?: number
  readonly maxParticipation?: number
  readonly minInvalidations?: number
}

type Outcome = 'pass' | 'warn' | 'fail' | 'unknown'

const TESTS = ['circuit', 'heat', 'liquidity', 'stop', 'invalidation', 'overlap', 'stress', 'killers', 'custody'] as const
export type RiskTest = (typeof TESTS)[number]

export interface RiskVeto {
  readonly tests: Readonly<Record<RiskTest, Outcome>>
  readonly veto: boolean
  readonly failed: readonly RiskTest[]
  readonly unknown: readonly RiskTest[]
  readonly warnings: readonly RiskTest[]
  /** Factor on the size of an entry. */
  readonly sizeMult: number
}

const CIRCUIT = { NORMAL: 'pass', REDUCE: 'warn', HALT: 'fail' } as const
const OVERLAP = { clear: 'pass', warn: 'warn', exclude: 'fail' } as const
const CUSTODY = { fit: 'pass', conditional: 'warn', unfit: 'fail' } as const

/** Size never falls below this by warnings alone. */
const SIZE_FLOOR = 0.25

/**
 * an.risk_veto(…): nine tests of an entry; any that fails or is not known vetoes it, each warning halves the size.
 * Applied after an.consensus, never averaged into it. Wrong words and ranges BAD_VALUE, thresholds and killers BAD_PARAM. House rule.
 */
export function riskVeto(input: RiskVetoInput): Result<RiskVeto> {
  const { circuitState, heat, participation, stopSet, invalidations, overlap, stressBreach, killers, custodyVerdict } = input
  const { maxHeat = 0.06, maxParticipation = 0.1, minInvalidations = 1 } = input
  const refused = firstRefusal(
    refuseOptionalWord(circuitState, Object.keys(CIRCUIT)),
    refuseOptionalWord(overlap, Object.keys(OVERLAP)),
    refuseOptionalWord(custodyVerdict, Object.keys(CUSTODY)),
    refuseFlag(stopSet),
    refuseFlag(stressBreach),
    refuseOptionalNumber(heat, isNonNegative),
    refuseOptionalNumber(participation, isNonNegative),
    refuseOptionalNumber(invalidations, wholeFrom(0)),
    refuseOptionalParameter(killers, wholeFrom(0)),
    refuseParameter(maxHeat, isNonNegative),
    refuseParameter(maxParticipation, isNonNegative),
    refuseParameter(minInvalidations, wholeFrom(0)),
  )
  if (refused !== undefined) return refused
  const tests: Record<RiskTest, Outcome> = {
    circuit: judge(circuitState, (state) => CIRCUIT[state]),
    heat: judge(heat, (fraction) => passIf(isAtMost(fraction, maxHeat))),
    liquidity: judge(participation, (fraction) => passIf(isAtMost(fraction, maxParticipation))),
    stop: judge(stopSet, passIf),
    invalidation: judge(invalidations, (count) => passIf(count >= minInvalidations)),
    overlap: judge(overlap, (decision) => OVERLAP[decision]),
    stress: judge(stressBreach, (isBreached) => passIf(!isBreached)),
    killers: judge(killers, (count) => (count === 0 ? 'pass' : count === 1 ? 'warn' : 'fail')),
    custody: judge(custodyVerdict, (verdict) => CUSTODY[verdict]),
  }
  const having = (outcome: Outcome): RiskTest[] => TESTS.filter((name) => tests[name] === outcome)
  const failed = having('fail')
  const missing = having('unknown')
  const warnings = having('warn')
  const veto = failed.length + missing.length > 0
  return known({ tests, veto, failed, unknown: missing, warnings, sizeMult: veto ? 0 : Math.max(SIZE_FLOOR, 0.5 ** warnings.length) })
}

const passIf = (isGood: boolean): Outcome => (isGood ? 'pass' : 'fail')

const judge = <T>(value: T | null | undefined, outcome: (known: T) => Outcome): Outcome => (value === null || value === undefined ? 'unknown' : outcome(value))
