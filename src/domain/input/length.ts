import type { Refusal } from '#domain/input/refusal.ts'
import { badInput, unknown } from '#domain/result.ts'

/** BAD_SHAPE unless all lists are equally long. What is no list at all is left to the check of that argument. */
export function refuseUnequal(...lists: readonly unknown[]): Refusal | undefined {
  let length = -1
  for (const list of lists) {
    if (!Array.isArray(list)) continue
    if (length >= 0 && list.length !== length) return badInput('BAD_SHAPE')
    length = list.length
  }
  return undefined
}

/** SHORT_HISTORY below the minimum a formula names. */
export const refuseShort = (length: number, minimum: number): Refusal | undefined => (length < minimum ? unknown('SHORT_HISTORY') : undefined)
