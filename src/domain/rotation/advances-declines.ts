import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseUnequal } from '#domain/input/length.ts'
import type { Refusal } from '#domain/input/refusal.ts'
import { refuseNonNegatives, type Series } from '#domain/input/series.ts'

/** Members up and members down, session by session, oldest first; null = not counted that day. */
export interface AdvancesDeclines {
  readonly adv: Series
  readonly dec: Series
}

/** Counts, never negative (BAD_VALUE), one pair per session (BAD_SHAPE). */
export const refuseAdvancesDeclines = (adv: unknown, dec: unknown): Refusal | undefined =>
  firstRefusal(refuseUnequal(adv, dec), refuseNonNegatives(adv), refuseNonNegatives(dec))

/** Advances minus declines of one session; null when either count is missing. */
export function netAdvances({ adv, dec }: AdvancesDeclines, t: number): number | null {
  const up = adv[t] ?? null
  const down = dec[t] ?? null
  return up === null || down === null ? null : up - down
}

/** 1000·(a − d)/(a + d), so that sessions with different numbers of members compare; 0 when nothing moved. */
export const ratioAdjusted = (adv: number, dec: number): number => (adv + dec === 0 ? 0 : (1000 * (adv - dec)) / (adv + dec))
