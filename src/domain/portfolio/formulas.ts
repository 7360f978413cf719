import type { Formula } from '#domain/formula.ts'
import { cashFormulas } from './cash-formulas.ts'

export const portfolioFormulas: readonly Formula[] = [...cashFormulas]
