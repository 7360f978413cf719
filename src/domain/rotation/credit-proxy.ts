import { isAtLeast, isAtMost } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseSwitch } from '#domain/input/flag.ts'
import { refuseShort } from '#domain/input/length.ts'
import { refuseParameter } from '#domain/input/parameter.ts'
import { refuseMissing, type Series } from '#domain/input/series.ts'
import { known, type Result } from '#domain/result.ts'
import { refusePair } from './pair-of-prices.ts'
import type { StudyVerdict } from './verdict.ts'

export interface CreditProxyInput {
  /** Closes of a high-yield fund and of a Treasury fund on the same sessions. */
  readonly hyg: Series
  readonly ief: Series
  /** Closes are adjusted for dividends. */
  readonly adjusted?: boolean
  readonly passR?: number
  readonly failR?: number
  readonly hedge?: number
  readonly carry?: number
}

export interface CreditProxy {
  readonly rel20: number
  readonly verdict: StudyVerdict
}

const SESSIONS = 20

/**
 * rot.credit_proxy(hyg, ief, …): 20-session log return of high yield minus `hedge` times that of Treasuries, log fraction.
 * The plain ratio holds twice the rate risk and passes when rates and spreads rise together; half the Treasuries cancels it.
 * pass from passR up, fail from failR down; without dividends both limits lie `carry` lower. Needs 21 closes, no nulls. Source: house.
 */
export function creditProxy({ hyg, ief, adjusted = true, passR = -0.001, failR = -0.006, hedge = 0.5, carry = 0.003 }: CreditProxyInput): Result<CreditProxy> {
  const refused =
    firstRefusal(refusePair(hyg, ief), refuseSwitch(adjusted), ...[passR, failR, hedge, carry].map((number) => refuseParameter(number))) ??
    refuseShort(hyg.length, SESSIONS + 1) ??
    refuseMissing(hyg) ??
    refuseMissing(ief)
  if (refused !== undefined) return refused
  const rel20 = logReturn(hyg as readonly number[]) - hedge * logReturn(ief as readonly number[])
  const allowance = adjusted ? 0 : carry
  const isFailing = isAtMost(rel20, failR - allowance)
  return known({ rel20, verdict: isFailing ? 'fail' : isAtLeast(rel20, passR - allowance) ? 'pass' : 'neutral' })
}

const logReturn = (closes: readonly number[]): number => Math.log(closes.at(-1)! / closes[closes.length - 1 - SESSIONS]!)
