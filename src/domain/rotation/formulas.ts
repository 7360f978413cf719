import type { Formula } from '#domain/formula.ts'
import { ladderFormulas } from './ladder-formulas.ts'
import { leadershipFormulas } from './leadership-formulas.ts'

export const rotationFormulas: readonly Formula[] = [...leadershipFormulas, ...ladderFormulas]
