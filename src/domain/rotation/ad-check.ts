import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort } from '#domain/input/length.ts'
import { refuseInteger, refusePositiveInteger } from '#domain/input/parameter.ts'
import { known, type Result } from '#domain/result.ts'
import { type AdvancesDeclines, netAdvances, refuseAdvancesDeclines } from './advances-declines.ts'

export interface AdCheckInput extends AdvancesDeclines {
  readonly n?: number
  readonly maxMissing?: number
}

export interface AdCheck {
  readonly net: number
  readonly missing: number
  /** null when too many sessions are missing. */
  readonly up: boolean | null
}

/**
 * rot.ad_check(adv, dec, n, maxMissing): did more members rise than fall over the last n sessions, in members.
 * Missing sessions are left out of the sum; with more than maxMissing of them `up` is null. Fewer than n sessions SHORT_HISTORY.
 * Source: house.
 */
export function adCheck({ adv, dec, n = 20, maxMissing = 2 }: AdCheckInput): Result<AdCheck> {
  const refused = firstRefusal(refuseAdvancesDeclines(adv, dec), refusePositiveInteger(n), refuseInteger(maxMissing, 0)) ?? refuseShort(adv.length, n)
  if (refused !== undefined) return refused
  let net = 0
  let missing = 0
  for (let t = adv.length - n; t < adv.length; t += 1) {
    const change = netAdvances({ adv, dec }, t)
    if (change === null) missing += 1
    else net += change
  }
  return known({ net, missing, up: missing > maxMissing ? null : net > 0 })
}
