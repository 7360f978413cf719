import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface FormulaCase {
  readonly formula: string
  readonly case: string
  readonly input: Readonly<Record<string, unknown>>
  readonly expect: Readonly<Record<string, unknown>>
  /** Below test/vectors. */
  readonly file: string
}

const FOLDER = join(import.meta.dirname, '../../test/vectors')

/** The reference cases of every formula, by id, in the order of their files. */
export function readFormulaCases(): ReadonlyMap<string, readonly FormulaCase[]> {
  const cases = ['cases', 'house']
    .flatMap((folder) =>
      readdirSync(join(FOLDER, folder))
        .filter((name) => name.endsWith('.json'))
        .toSorted()
        .map((name) => `${folder}/${name}`),
    )
    .flatMap((file) =>
      (JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as { cases: readonly Omit<FormulaCase, 'file'>[] }).cases.map((one) => ({ ...one, file })),
    )
  return Map.groupBy(cases, (one) => one.formula)
}
