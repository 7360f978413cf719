import { isAtLeast, isAtMost } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseOptionalNumber } from '#domain/input/number.ts'
import { refuseWord } from '#domain/input/word.ts'
import { known, type Result } from '#domain/result.ts'

export type FinancingTrend = 'easing' | 'neutral' | 'tight'
export type RevisionTrend = 'improving' | 'flat' | 'deteriorating'

export interface ValuationLensInput {
  readonly finTrend: FinancingTrend
  readonly revTrend: RevisionTrend
  /** z of pf.valuation_spread. */
  readonly spreadZ?: number | null
}

const LENSES = {
  easing: { improving: 'HIGHER_MULTIPLE_JUSTIFIED', flat: 'MULTIPLE_SUPPORTED', deteriorating: 'LIQUIDITY_ONLY_RALLY' },
  neutral: { improving: 'EARNINGS_LED', flat: 'NO_EDGE', deteriorating: 'VALUE_TRAP_RISK' },
  tight: { improving: 'QUALITY_ONLY', flat: 'FINANCING_HEADWIND', deteriorating: 'CHEAP_CAN_GET_CHEAPER' },
} as const

export interface ValuationLens {
  readonly lens: (typeof LENSES)[FinancingTrend][RevisionTrend]
  /** Earnings yield against the cost of money; null without a z. */
  readonly vsFinancing: 'cheap' | 'fair' | 'expensive' | null
}

/**
 * pf.valuation_lens(finTrend, revTrend, spreadZ): how to read a low multiple, from what money costs and where estimates go.
 * cheap and expensive from one standard deviation of the valuation spread. A word outside the lists BAD_VALUE.
 * Source: playbook of the 2026 rotation for the two outer cells, the rest house.
 */
export function valuationLens({ finTrend, revTrend, spreadZ = null }: ValuationLensInput): Result<ValuationLens> {
  const refused = firstRefusal(refuseWord(finTrend, Object.keys(LENSES)), refuseWord(revTrend, Object.keys(LENSES.neutral)), refuseOptionalNumber(spreadZ))
  if (refused !== undefined) return refused
  return known({ lens: LENSES[finTrend][revTrend], vsFinancing: spreadZ === null ? null : againstFinancing(spreadZ) })
}

function againstFinancing(z: number): 'cheap' | 'fair' | 'expensive' {
  if (isAtLeast(z, 1)) return 'cheap'
  return isAtMost(z, -1) ? 'expensive' : 'fair'
}
