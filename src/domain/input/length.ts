import type { Refusal } from '#domain/input/refusal.ts'
import { badInput, unknown } from '#domain/result.ts'

/** BAD_SHAPE unless all lists have one value per same session. Call after the lists themselves were checked. */
export function refuseUnequal(first: readonly unknown[], ...others: readonly (readonly unknown[])[]): Refusal | undefined {
  return others.every((other) => other.length === first.length) ? undefined : badInput('BAD_SHAPE')
}

/** SHORT_HISTORY below the minimum a formula names. */
export const refuseShort = (length: number, minimum: number): Refusal | undefined => (length < minimum ? unknown('SHORT_HISTORY') : undefined)
