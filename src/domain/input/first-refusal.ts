import type { Refusal } from '#domain/input/refusal.ts'

/**
 * The refusal to report when all checks have run: wrong input outranks missing input, so a mistyped word is named even
 * where a number is missing too. Checks are listed in the order of section 0; the first error wins, without one the first unknown.
 */
export function firstRefusal(...checks: readonly (Refusal | undefined)[]): Refusal | undefined {
  let missing: Refusal | undefined
  for (const check of checks) {
    if (check?.kind === 'error') return check
    missing ??= check
  }
  return missing
}
