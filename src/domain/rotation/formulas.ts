import type { Formula } from '#domain/formula.ts'
import { breadthFormulas } from './breadth-formulas.ts'
import { conditionsFormulas } from './conditions-formulas.ts'
import { contextFormulas } from './context-formulas.ts'
import { killerFormulas } from './killer-formulas.ts'
import { ladderFormulas } from './ladder-formulas.ts'
import { leadershipFormulas } from './leadership-formulas.ts'

export const rotationFormulas: readonly Formula[] = [
  ...leadershipFormulas,
  ...breadthFormulas,
  ...conditionsFormulas,
  ...killerFormulas,
  ...ladderFormulas,
  ...contextFormulas,
]
