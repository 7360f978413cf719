import type { Formula } from '#domain/formula.ts'
import { companyFormulas } from './company-formulas.ts'
import { intradayFormulas } from './intraday-formulas.ts'
import { liquidityFormulas } from './liquidity-formulas.ts'
import { riskFormulas } from './risk-formulas.ts'
import { signalFormulas } from './signal-formulas.ts'
import { universeFormulas } from './universe-formulas.ts'

/** Every `scr.*` formula. */
export const screeningFormulas: readonly Formula[] = [
  ...intradayFormulas,
  ...liquidityFormulas,
  ...companyFormulas,
  ...universeFormulas,
  ...signalFormulas,
  ...riskFormulas,
]
