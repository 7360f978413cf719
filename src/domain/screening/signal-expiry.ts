import { isAtLeast } from '#domain/comparison.ts'
import { sessionsBetween } from '#domain/checklist/sessions-between.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { isPositive, refuseOptionalNumber } from '#domain/input/number.ts'
import { refuseParameter, refusePositiveInteger } from '#domain/input/parameter.ts'
import { known, type Result } from '#domain/result.ts'

export interface SignalExpiryInput {
  readonly born: string
  readonly now: string
  readonly exchangeHolidays: readonly string[]
  /** Sessions, of a decay that was measured; null = not measured. */
  readonly halfLife?: number | null
  readonly maxSessions?: number
  readonly unmeasured?: number
}

export interface SignalExpiry {
  readonly age: number
  readonly life: number
  readonly sessionsLeft: number
  readonly weight: number
  readonly state: 'fresh' | 'fading' | 'expired'
  readonly measured: boolean
}

/**
 * `scr.signal_expiry`: how much of a signal is left, ages in sessions.
 * @returns life = twice the half-life rounded up, at most `maxSessions`; weight 0.5^(age / half-life), 0 from the end of life on; fresh while it is at
 * least a half. A half-life that was not measured counts as `unmeasured` sessions: valid on the day of birth only and never fresh. Born after now:
 * FUTURE_DATA. House rule.
 */
export function signalExpiry(input: SignalExpiryInput): Result<SignalExpiry> {
  const { born, now, exchangeHolidays, halfLife = null, maxSessions = 10, unmeasured = 0.5 } = input
  const between = sessionsBetween({ a: born, b: now, exchangeHolidays })
  if (between.kind !== 'value') return between
  const refused = firstRefusal(refuseOptionalNumber(halfLife, isPositive), refusePositiveInteger(maxSessions), refuseParameter(unmeasured, isPositive))
  if (refused !== undefined) return refused

  const age = between.value
  const measured = halfLife !== null
  const half = halfLife ?? unmeasured
  const life = Math.min(maxSessions, Math.ceil(2 * half))
  const isExpired = age >= life
  const weight = isExpired ? 0 : 0.5 ** (age / half)
  const state = isExpired ? 'expired' : measured && isAtLeast(weight, 0.5) ? 'fresh' : 'fading'
  return known({ age, life, sessionsLeft: Math.max(0, life - age), weight, state, measured })
}
