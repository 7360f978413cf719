import { isAtLeast, isAtMost } from '#domain/comparison.ts'
import { refuseAbsent } from '#domain/input/absent.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseSwitch } from '#domain/input/flag.ts'
import { refuseShort } from '#domain/input/length.ts'
import { isShare } from '#domain/input/number.ts'
import { refuseBetween, refusePositiveInteger } from '#domain/input/parameter.ts'
import { refuseSeries, type Series } from '#domain/input/series.ts'
import { badInput, known, type Result } from '#domain/result.ts'
import { allOf, judge } from '#domain/three-valued.ts'

export interface BreadthInput {
  /** Share of members above their 50-session average, oldest first; null = no reading. */
  readonly pct: Series
  readonly inTrade: boolean
  readonly enter?: number
  readonly exit?: number
  readonly confirm?: number
  readonly expand?: number
  readonly w?: number
  readonly collapse?: number
}

export interface Breadth {
  readonly action: 'enter' | 'none' | 'exit' | 'hold' | null
  readonly reason: 'expands' | 'below_exit' | 'collapse' | null
  readonly pct: number | null
  /** Fall from the highest of the last w + 1 readings; rise against the reading w sessions ago. */
  readonly drop: number | null
  readonly gain: number | null
}

/**
 * `stop.breadth`: trade while breadth expands, leave when it collapses.
 * In a trade: exit when the last `confirm` readings are at or below `exit` (a missing one counts as low, one must be known), or the newest lies `collapse`
 * under the highest of the last `w` + 1; else hold. Not in a trade: enter when the last `confirm` are at or above `enter` and the newest rose by `expand`
 * over `w` sessions; else none. Null = not judged. Fewer than `w` + 1 readings: SHORT_HISTORY. House rule.
 */
export function breadth(input: BreadthInput): Result<Breadth> {
  const { pct, inTrade, enter = 0.55, exit = 0.4, confirm = 2, expand = 0.05, w = 10, collapse = 0.2 } = input
  const refused = firstRefusal(
    refuseAbsent(inTrade) ?? refuseSwitch(inTrade),
    refuseSeries(pct, isShare),
    ...[enter, exit, expand, collapse].map((share) => refuseBetween(share, 0, 1)),
    refusePositiveInteger(confirm),
    refusePositiveInteger(w),
  )
  if (refused !== undefined) return refused
  if (exit >= enter) return badInput('BAD_PARAM')
  const short = refuseShort(pct.length, Math.max(w + 1, confirm))
  if (short !== undefined) return short

  const recent = pct.slice(-w - 1)
  const last = recent.at(-1) ?? null
  const start = recent[0] ?? null
  const drop = last === null ? null : Math.max(...recent.filter((reading) => reading !== null)) - last
  const gain = last === null || start === null ? null : last - start
  const readings = { pct: last, drop, gain }
  const confirming = pct.slice(-confirm)
  if (inTrade) {
    const isLow = confirming.some((share) => share !== null) && confirming.every((share) => share === null || isAtMost(share, exit))
    if (isLow) return known({ action: 'exit', reason: 'below_exit', ...readings })
    if (drop !== null && isAtLeast(drop, collapse)) return known({ action: 'exit', reason: 'collapse', ...readings })
    return known({ action: last === null ? null : 'hold', reason: null, ...readings })
  }
  const isHigh = allOf(...confirming.map((share) => judge(share, (reading) => isAtLeast(reading, enter))))
  const isExpanding = allOf(
    isHigh,
    judge(gain, (rise) => isAtLeast(rise, expand)),
  )
  if (isExpanding === true) return known({ action: 'enter', reason: 'expands', ...readings })
  return known({ action: isExpanding === null ? null : 'none', reason: null, ...readings })
}
