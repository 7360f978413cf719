import { firstRefusal } from '#domain/input/first-refusal.ts'
import { isNonNegative, isPositive, isShare, refuseNumber, refuseOptionalNumber } from '#domain/input/number.ts'
import { refuseParameter, refusePositiveInteger } from '#domain/input/parameter.ts'
import { refuseRows } from '#domain/input/record.ts'
import { known, type Result } from '#domain/result.ts'

/** Money to be spent `day` sessions from now, with the probability that it will be. */
export interface PlannedAdd {
  readonly day: number
  readonly amount: number
  /** Absent or null = certain: an unknown probability never spares cash. */
  readonly prob?: number | null
}

/** Money that settles `day` sessions from now; negative when it leaves. */
export interface Settlement {
  readonly day: number
  readonly amount: number
}

export interface CashBufferInput {
  readonly settled: number
  readonly equity: number
  readonly planned: readonly PlannedAdd[]
  readonly settlements: readonly Settlement[]
  readonly horizon?: number
  readonly minFrac?: number
}

export interface CashBuffer {
  /** Settled cash at the end of today and of each of the `horizon` sessions after it. */
  readonly path: readonly number[]
  readonly minCash: number
  /** First session of the minimum. */
  readonly minDay: number
  /** Missing to the buffer on that session; 0 = none. */
  readonly shortfall: number
}

/**
 * pf.cash_buffer(settled, equity, planned, settlements, horizon, minFrac): does settled cash stay above the buffer while
 * planned buys are paid. USD; days are sessions from today (0 = today), what lies beyond the horizon is left out.
 * A missing amount MISSING_DATA, a negative day or add BAD_VALUE. Source: house.
 */
export function cashBuffer({ settled, equity, planned, settlements, horizon = 10, minFrac = 0.05 }: CashBufferInput): Result<CashBuffer> {
  const refused = firstRefusal(
    refuseNumber(settled),
    refuseNumber(equity, isPositive),
    refuseRows(planned, (add) =>
      firstRefusal(refuseNumber(add['day'], isDay), refuseNumber(add['amount'], isNonNegative), refuseOptionalNumber(add['prob'], isShare)),
    ),
    refuseRows(settlements, (due) => firstRefusal(refuseNumber(due['day'], isDay), refuseNumber(due['amount']))),
    refusePositiveInteger(horizon),
    refuseParameter(minFrac, isShare),
  )
  if (refused !== undefined) return refused
  const flows = Array.from({ length: horizon + 1 }, () => 0)
  const enter = (day: number, amount: number): void => {
    if (day <= horizon) flows[day]! += amount
  }
  for (const { day, amount } of settlements) enter(day, amount)
  for (const { day, amount, prob } of planned) enter(day, -amount * (prob ?? 1))

  const path: number[] = []
  let cash = settled
  for (const flow of flows) {
    cash += flow
    path.push(cash)
  }
  const minCash = Math.min(...path)
  return known({ path, minCash, minDay: path.indexOf(minCash), shortfall: Math.max(0, minFrac * equity - minCash) })
}

const isDay = (day: number): boolean => Number.isInteger(day) && day >= 0
