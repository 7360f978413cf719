import type { Refusal } from '#domain/input/refusal.ts'
import { badInput } from '#domain/result.ts'

/** BAD_VALUE for a word outside the list; null is such a word unless the formula calls `refuseOptionalWord`. */
export const refuseWord = (value: unknown, words: readonly string[]): Refusal | undefined =>
  typeof value === 'string' && words.includes(value) ? undefined : badInput('BAD_VALUE')

/** As `refuseWord`, where null (or absence) means "not known". */
export const refuseOptionalWord = (value: unknown, words: readonly string[]): Refusal | undefined =>
  value === null || value === undefined ? undefined : refuseWord(value, words)
