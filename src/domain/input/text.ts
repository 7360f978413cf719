import type { Refusal } from '#domain/input/refusal.ts'
import { badInput, unknown } from '#domain/result.ts'

/** A text that has to be there (an id, a name): absent MISSING_DATA, empty or no text BAD_VALUE. */
export function refuseText(value: unknown): Refusal | undefined {
  if (value === null || value === undefined) return unknown('MISSING_DATA')
  return typeof value === 'string' && value !== '' ? undefined : badInput('BAD_VALUE')
}

/** A text that may be absent; any other type BAD_VALUE. */
export const refuseOptionalText = (value: unknown): Refusal | undefined =>
  value === null || value === undefined || typeof value === 'string' ? undefined : badInput('BAD_VALUE')
