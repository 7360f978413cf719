import type { Refusal } from '#domain/input/refusal.ts'
import { unknown } from '#domain/result.ts'

/** MISSING_DATA for a required argument that is null or not given, whatever its type; put before the check of what it may hold. */
export const refuseAbsent = (value: unknown): Refusal | undefined => (value === null || value === undefined ? unknown('MISSING_DATA') : undefined)
