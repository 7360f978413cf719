import { refuseBadBars } from '#domain/input/bars.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { isNonNegative, isPositive, refuseNumber } from '#domain/input/number.ts'
import { refuseRows, type UntrustedRecord } from '#domain/input/record.ts'
import type { Refusal } from '#domain/input/refusal.ts'
import { refuseWord } from '#domain/input/word.ts'
import { known, type Result, unknown } from '#domain/result.ts'

export interface IntradayBar {
  /** Absent = regular. */
  readonly session?: 'regular' | 'pre' | 'post' | 'overnight'
  readonly high: number
  readonly low: number
  readonly close: number
  readonly volume: number | null
}

export interface VwapRefInput {
  readonly bars: readonly IntradayBar[]
}

export interface VwapRef {
  readonly vwap: number
  readonly last: number
  readonly above: boolean
  readonly distance: number
}

const SESSIONS = ['regular', 'pre', 'post', 'overnight'] as const

/**
 * `scr.vwap_ref`: volume-weighted average price of the regular session so far, the reference of staged entries.
 * @returns sum of (high + low + close)/3 x volume / sum of volume, the last close and its distance as a fraction. Only regular bars count; none:
 * SHORT_HISTORY; a volume missing: MISSING_DATA; nothing traded: ZERO_DENOMINATOR. Source: practice.
 */
export function vwapRef({ bars }: VwapRefInput): Result<VwapRef> {
  const refused = refuseRows(bars, refuseIntradayBar)
  if (refused !== undefined) return refused
  const regular = bars.filter((bar) => (bar.session ?? 'regular') === 'regular')
  if (regular.length === 0) return unknown('SHORT_HISTORY')
  let volume = 0
  let dollars = 0
  for (const bar of regular) {
    if ((bar.volume ?? null) === null) return unknown('MISSING_DATA')
    volume += bar.volume!
    dollars += ((bar.high + bar.low + bar.close) / 3) * bar.volume!
  }
  if (volume === 0) return unknown('ZERO_DENOMINATOR')
  const vwap = dollars / volume
  const last = regular.at(-1)!.close
  return known({ vwap, last, above: last > vwap, distance: last / vwap - 1 })
}

function refuseIntradayBar({ session = 'regular', high, low, close, volume = null }: UntrustedRecord): Refusal | undefined {
  return (
    firstRefusal(
      refuseWord(session, SESSIONS),
      refuseNumber(high, isPositive),
      refuseNumber(low, isPositive),
      refuseNumber(close, isPositive),
      volume === null ? undefined : refuseNumber(volume, isNonNegative),
    ) ?? refuseBadBars({ high: [high as number], low: [low as number], close: [close as number] })
  )
}
