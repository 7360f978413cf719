import type { Formula } from '#domain/formula.ts'
import { liquidityFormulas } from './liquidity-formulas.ts'
import { riskFormulas } from './risk-formulas.ts'

/** Every `scr.*` formula. */
export const screeningFormulas: readonly Formula[] = [...liquidityFormulas, ...riskFormulas]
