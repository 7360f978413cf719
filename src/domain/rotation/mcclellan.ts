import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort } from '#domain/input/length.ts'
import { refusePositiveInteger } from '#domain/input/parameter.ts'
import { refuseMissing } from '#domain/input/series.ts'
import { known, type Result } from '#domain/result.ts'
import { type AdvancesDeclines, ratioAdjusted, refuseAdvancesDeclines } from './advances-declines.ts'

export interface McclellanInput extends AdvancesDeclines {
  /** Sessions before the summation begins. */
  readonly warm?: number
}

export interface Mcclellan {
  readonly oscillator: number
  readonly summation: number
  readonly ema19: number
  readonly ema39: number
}

const FAST = 0.1
const SLOW = 0.05

/**
 * rot.mcclellan(adv, dec, warm): the oscillator (fast minus slow average of ratio-adjusted net advances) and its running sum.
 * Both averages start at the first session's value; the sum starts with the `warm`-th session, so its level depends on the
 * first day given: show changes only. Needs `warm` sessions, no nulls. Source: McClellan & McClellan 1970, ratio-adjusted form.
 */
export function mcclellan({ adv, dec, warm = 39 }: McclellanInput): Result<Mcclellan> {
  const refused =
    firstRefusal(refuseAdvancesDeclines(adv, dec), refusePositiveInteger(warm)) ?? refuseShort(adv.length, warm) ?? refuseMissing(adv) ?? refuseMissing(dec)
  if (refused !== undefined) return refused
  const up = adv as readonly number[]
  const down = dec as readonly number[]
  let ema19 = ratioAdjusted(up[0]!, down[0]!)
  let ema39 = ema19
  let summation = 0
  for (let t = 0; t < up.length; t += 1) {
    const net = ratioAdjusted(up[t]!, down[t]!)
    ema19 += FAST * (net - ema19)
    ema39 += SLOW * (net - ema39)
    if (t >= warm - 1) summation += ema19 - ema39
  }
  return known({ oscillator: ema19 - ema39, summation, ema19, ema39 })
}
