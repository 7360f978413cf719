import type { Formula } from '#domain/formula.ts'
import { allocationFormulas } from './allocation-formulas.ts'
import { cashFormulas } from './cash-formulas.ts'
import { hedgeFormulas } from './hedge-formulas.ts'
import { limitFormulas } from './limit-formulas.ts'

export const portfolioFormulas: readonly Formula[] = [...allocationFormulas, ...hedgeFormulas, ...limitFormulas, ...cashFormulas]
