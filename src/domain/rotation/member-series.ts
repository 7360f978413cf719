import { firstRefusal } from '#domain/input/first-refusal.ts'
import type { Refusal } from '#domain/input/refusal.ts'
import { refusePrices, type Series } from '#domain/input/series.ts'
import { badInput, unknown } from '#domain/result.ts'

/** One price series per member of the universe, all ending on the same session; nulls and shorter histories allowed. */
export type MemberSeries = readonly Series[]

/** BAD_VALUE for what is no list of price lists; MISSING_DATA when absent or without a member. */
export function refuseMembers(members: unknown): Refusal | undefined {
  if (members === null || members === undefined) return unknown('MISSING_DATA')
  if (!Array.isArray(members)) return badInput('BAD_VALUE')
  if (members.length === 0) return unknown('MISSING_DATA')
  return firstRefusal(...members.map(refusePrices))
}

/** Are the last n values there and known? */
export function isKnownToEnd(series: Series, n: number): boolean {
  if (series.length < n) return false
  for (let t = series.length - n; t < series.length; t += 1) if (series[t] === null) return false
  return true
}
