import { fail, succeed } from '#contract/errors.ts'
import { evaluateFormula, formulas } from '#domain/formulas.ts'
import type { Json } from '#domain/formula.ts'
import type { AnalysisJobs } from '../../jobs.ts'
import type { AnalysisJob } from '../job.ts'

/** `formulas.list`: the registry as a trader reads it. */
export const formulasList: AnalysisJob<AnalysisJobs['formulas.list'], null> = {
  gather: () => null,
  compute: () =>
    succeed({
      formulas: [...formulas.values()].map(({ id, title, args, unit, definition, source }) => ({
        id,
        title,
        args: args.map((argument) => ({
          name: argument.name,
          ...(argument.default === undefined ? {} : { default: argument.default as never }),
          ...(argument.house === undefined ? {} : { house: argument.house }),
        })),
        unit,
        definition,
        source,
      })),
    }),
}

/** `formulas.evaluate`: one formula on named arguments, unrounded. How the reference vectors are checked from outside. */
export const formulasEvaluate: AnalysisJob<AnalysisJobs['formulas.evaluate'], AnalysisJobs['formulas.evaluate']['input']> = {
  gather: (input) => input,
  compute({ id, input }) {
    const result = evaluateFormula(id, input)
    if (result === null) return fail({ kind: 'not-found', what: 'formula', id })
    switch (result.kind) {
      case 'value':
        return succeed({ value: result.value as Json as never })
      case 'unknown':
        return succeed({ unknown: result.code })
      case 'error':
        return succeed({ error: result.code })
    }
  },
}
