import { join } from 'node:path'
import { readReferenceCases } from '../vectors/reference-cases.ts'

const cases = new Map(readReferenceCases(join(import.meta.dirname, '../vectors/cases')).map((one) => [one.case, one]))

/** Named arguments of a reference case ("rot.level1/g1"), with some of them replaced: a good input made wrong in one place. */
export function referenceInput(name: string, change: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  const found = cases.get(name)
  if (found === undefined) throw new Error(`referenceInput: got ${name}, wanted the name of a reference case`)
  return { ...found.input, ...change }
}

/** The code a formula answers instead of a value, or the value itself. */
export const outcome = (result: { readonly kind: string } | null): unknown =>
  result === null ? 'no such formula' : 'code' in result ? result.code : (result as { readonly value?: unknown }).value
