import type { Formula } from '#domain/formula.ts'
import { evidenceFormulas } from './evidence-formulas.ts'
import { outcomeFormulas } from './outcome-formulas.ts'

export const backtestFormulas: readonly Formula[] = [...outcomeFormulas, ...evidenceFormulas]
