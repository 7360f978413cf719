import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort } from '#domain/input/length.ts'
import { refuseInteger, refusePositiveInteger } from '#domain/input/parameter.ts'
import { refusePrices, type Series } from '#domain/input/series.ts'
import { badInput, known, type Result, unknown } from '#domain/result.ts'

export interface MomentumInput {
  readonly c: Series
  readonly look?: number
  readonly skip?: number
}

/**
 * `scr.momentum`: the year's return without its last month, close `skip` sessions ago / close `look` sessions ago - 1.
 * Fewer than look + 1 closes: SHORT_HISTORY; either of the two missing: MISSING_DATA. Source: Jegadeesh & Titman 1993.
 */
export function momentum({ c, look = 252, skip = 21 }: MomentumInput): Result<number> {
  const refused = firstRefusal(refusePrices(c), refusePositiveInteger(look), refuseInteger(skip, 0))
  if (refused !== undefined) return refused
  if (skip >= look) return badInput('BAD_PARAM')
  const short = refuseShort(c.length, look + 1)
  if (short !== undefined) return short
  const from = c.at(-1 - look) ?? null
  const to = c.at(-1 - skip) ?? null
  return from === null || to === null ? unknown('MISSING_DATA') : known(to / from - 1)
}
