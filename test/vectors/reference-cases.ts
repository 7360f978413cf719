import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Tolerance {
  readonly abs: number
  readonly rel: number
}

export interface ReferenceCase {
  readonly formula: string
  readonly case: string
  readonly note: string
  readonly input: Readonly<Record<string, unknown>>
  /** Exactly one of value, unknown, error. */
  readonly expect: Readonly<Record<string, unknown>>
  readonly tolerance: Tolerance
}

interface CaseFile {
  readonly tolerance: Tolerance
  readonly cases: readonly Omit<ReferenceCase, 'tolerance'>[]
}

/** The cases handed out with the formulas. */
export const readHandedCases = (): ReferenceCase[] => readReferenceCases(join(import.meta.dirname, 'cases'))

/** Our own cases of the formulas for which none were handed out. */
export const readHouseCases = (): ReferenceCase[] => readReferenceCases(join(import.meta.dirname, 'house'))

/** Every case that the program carries. */
export const readOwnCases = (): ReferenceCase[] => [...readHandedCases(), ...readHouseCases()]

/** All cases of a folder of reference files, in the order of file names. */
export function readReferenceCases(folder: string): ReferenceCase[] {
  return caseFiles(folder).flatMap((name) => {
    const file = JSON.parse(readFileSync(join(folder, name), 'utf8')) as CaseFile
    return file.cases.map((one) => ({ ...one, tolerance: file.tolerance }))
  })
}

export const caseFiles = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
