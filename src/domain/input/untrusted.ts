import type { Formula } from '#domain/formula.ts'
import type { Result } from '#domain/result.ts'

/**
 * The one place where named arguments as they came (JSON) enter a typed function. Safe because every formula checks
 * its own arguments at run time; its type is what honest callers get told. Registry rows say `evaluate: untrusted(sma)`.
 */
export const untrusted =
  <Input>(formula: (input: Input) => Result<unknown>): Formula['evaluate'] =>
  (input) =>
    formula(input as Input)
