import { z } from 'zod'

export const FormulaList = z.object({
  formulas: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      args: z.array(z.object({ name: z.string(), default: z.json().optional(), house: z.boolean().optional() })),
      unit: z.string(),
      definition: z.string(),
      source: z.string(),
    }),
  ),
})
export const EvaluateInput = z.strictObject({ id: z.string().min(1).max(80), input: z.record(z.string(), z.unknown()) })
export const EvaluateOutput = z.union([z.strictObject({ value: z.json() }), z.strictObject({ unknown: z.string() }), z.strictObject({ error: z.string() })])
