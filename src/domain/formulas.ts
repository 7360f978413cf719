import { adjustmentFormulas } from '#domain/adjustment/formulas.ts'
import { backtestFormulas } from '#domain/backtest/formulas.ts'
import { checklistFormulas } from '#domain/checklist/formulas.ts'
import { executionFormulas } from '#domain/execution/formulas.ts'
import { indicatorsFormulas } from '#domain/indicators/formulas.ts'
import { panelFormulas } from '#domain/panel/formulas.ts'
import { portfolioFormulas } from '#domain/portfolio/formulas.ts'
import { rotationFormulas } from '#domain/rotation/formulas.ts'
import { screeningFormulas } from '#domain/screening/formulas.ts'
import { sizingFormulas } from '#domain/sizing/formulas.ts'
import { statisticsFormulas } from '#domain/statistics/formulas.ts'
import { stopsFormulas } from '#domain/stops/formulas.ts'
import { volatilityFormulas } from '#domain/volatility/formulas.ts'
import type { Formula } from '#domain/formula.ts'
import { isRecord } from '#domain/input/record.ts'
import { badInput, type Result } from '#domain/result.ts'

/** Every formula the program can compute, by id. Vectors, provenance and the printed list of formulas all read this. */
export const formulas: ReadonlyMap<string, Formula> = byId([
  ...statisticsFormulas,
  ...indicatorsFormulas,
  ...volatilityFormulas,
  ...rotationFormulas,
  ...screeningFormulas,
  ...sizingFormulas,
  ...executionFormulas,
  ...stopsFormulas,
  ...adjustmentFormulas,
  ...portfolioFormulas,
  ...backtestFormulas,
  ...panelFormulas,
  ...checklistFormulas,
])

/**
 * One formula by id on untrusted named arguments. Null for an id that does not exist; named arguments that are no record BAD_VALUE.
 */
export function evaluateFormula(id: string, input: unknown): Result<unknown> | null {
  const formula = formulas.get(id)
  if (formula === undefined) return null
  return isRecord(input) ? formula.evaluate(input) : badInput('BAD_VALUE')
}

function byId(rows: readonly Formula[]): ReadonlyMap<string, Formula> {
  const map = new Map(rows.map((row) => [row.id, row]))
  if (map.size !== rows.length) throw new Error(`formulas: got ${rows.length} rows with ${map.size} different ids, wanted one row per id`)
  return map
}
