import type { Result } from '#domain/result.ts'

/** A result in the words of a reference case and of formulas.evaluate: {value}, {unknown: code} or {error: code}. */
export function asExpectation(result: Result<unknown>): Record<string, unknown> {
  return result.kind === 'value' ? { value: result.value } : { [result.kind]: result.code }
}
