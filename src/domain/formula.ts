import type { Result } from './result.ts'

/** JSON as it crosses a border: what formulas.evaluate is given and answers. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** One named argument. Without `default` it is required; `house` marks a threshold of ours ("house default, not a published threshold"). */
export interface FormulaArgument {
  readonly name: string
  readonly default?: Json
  readonly house?: true
}

/** One row of the registry: everything a trader needs to recompute the number by hand, and the function itself. */
export interface Formula {
  readonly id: string
  readonly title: string
  /** In the order of the signature. */
  readonly args: readonly FormulaArgument[]
  /** Unit of the result, or of each field: "fraction", "bp", "shares", "verdict" … */
  readonly unit: string
  /** One line: the definition, as a trader would check it. */
  readonly definition: string
  /** Where it comes from: author and year, or "house". */
  readonly source: string
  /** Takes the named arguments as they came (untrusted JSON); absent arguments take their default. Never throws for bad input. */
  readonly evaluate: (input: Readonly<Record<string, unknown>>) => Result<unknown>
}
