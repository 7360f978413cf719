import type { Refusal } from '#domain/input/refusal.ts'
import { badInput } from '#domain/result.ts'

/** BAD_VALUE for anything but true or false. */
export const refuseSwitch = (value: unknown): Refusal | undefined => (typeof value === 'boolean' ? undefined : badInput('BAD_VALUE'))

/** BAD_VALUE for anything but true, false or not known (null, absent). */
export const refuseFlag = (value: unknown): Refusal | undefined => (value === null || value === undefined ? undefined : refuseSwitch(value))
