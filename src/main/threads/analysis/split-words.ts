import type { z } from 'zod'
import type { AdjustmentKind } from '#contract/schemas/series.ts'

/** "2 new for 1 old", "1 new for 10 old"; a factor is new shares per old share. */
export const splitWords = (factor: number): string => (factor >= 1 ? `${written(factor)} new for 1 old` : `1 new for ${written(1 / factor)} old`)

interface SplitReach {
  readonly factor: number
  readonly session: string
  /** Sessions of the primary daily series before the split. */
  readonly sessionsBefore: number
  readonly adjustment: z.infer<typeof AdjustmentKind>
}

/**
 * What an accepted split does to the primary daily series, in words. Splits are applied when a series of raw prices is read; every other
 * kind says of itself that they are in its prices, or nobody knows, and stays as it is.
 */
export function splitEffect({ factor, session, sessionsBefore, adjustment }: SplitReach): string {
  const earlier = sessionsBefore === 1 ? '1 session' : `${sessionsBefore} sessions`
  if (adjustment !== 'raw') return `No price changes: the series is kept as ${KIND_WORDS[adjustment]}, and splits are applied to raw prices only.`
  return factor >= 1
    ? `The ${earlier} before ${session} are read with prices divided by ${written(factor)} and volumes multiplied by it.`
    : `The ${earlier} before ${session} are read with prices multiplied by ${written(1 / factor)} and volumes divided by it.`
}

const KIND_WORDS = { split: 'split-adjusted', total: 'adjusted for splits and dividends', unknown: 'of unknown adjustment' } as const
const written = (value: number): string => String(Number(value.toPrecision(6)))
