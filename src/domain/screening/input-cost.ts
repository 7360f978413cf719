import { isAbove, isAtLeast } from '#domain/comparison.ts'
import { refuseAbsent } from '#domain/input/absent.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { isPositive, isShare, refuseNumber, refuseOptionalNumber } from '#domain/input/number.ts'
import { refuseParameter } from '#domain/input/parameter.ts'
import { refuseOptionalWord } from '#domain/input/word.ts'
import { badInput, known, type Result } from '#domain/result.ts'

export interface InputCostInput {
  /** EBIT / sales, a fraction. */
  readonly ebitMargin: number
  readonly cogsShare?: number | null
  /** Cost of the input / sales. */
  readonly inputShare?: number | null
  readonly power?: 'strong' | 'average' | 'weak' | null
  readonly shock?: number
  readonly fail?: number
  readonly watch?: number
}

export interface InputCost {
  readonly marginHitLow: number
  readonly marginHitHigh: number
  readonly shareOfMargin: number | null
  readonly class: 'ok' | 'watch' | 'fail' | null
}

/** The part of a cost rise that can be charged on. House defaults. */
const PASS_THROUGH = { strong: 0.8, average: 0.5, weak: 0.2 } as const
/** Without a margin, a hit above half a point fails. */
const HIT_WITHOUT_MARGIN = 0.005

/**
 * `scr.input_cost`: what an input that gets `shock` dearer takes from the EBIT margin, input share x shock x (1 - pass-through).
 * @returns the smallest and largest hit, the largest as a share of the margin, and the class: from `fail` of the margin on fail, from `watch` on watch,
 * else ok; without a margin fail above half a point, else watch. A missing input share lies between 0 and the cost-of-sales share, missing power between
 * strong and weak; the class is stated only if both ends agree. House rule.
 */
export function inputCost(input: InputCostInput): Result<InputCost> {
  const { ebitMargin, cogsShare = null, inputShare = null, power = null, shock = 0.1, fail = 0.5, watch = 0.25 } = input
  const refused = firstRefusal(
    refuseOptionalWord(power, ['strong', 'average', 'weak']),
    refuseAbsent(ebitMargin) ?? refuseNumber(ebitMargin, (margin) => margin <= 1),
    refuseOptionalNumber(cogsShare, (share) => share >= 0),
    refuseOptionalNumber(inputShare, (share) => share >= 0),
    refuseParameter(shock, isPositive),
    refuseParameter(fail, isShare),
    refuseParameter(watch, isShare),
  )
  if (refused !== undefined) return refused
  if (watch > fail) return badInput('BAD_PARAM')

  const [leastCharged, mostCharged] = power === null ? [PASS_THROUGH.weak, PASS_THROUGH.strong] : [PASS_THROUGH[power], PASS_THROUGH[power]]
  const marginHitLow = (inputShare ?? 0) * shock * (1 - mostCharged)
  const marginHitHigh = (inputShare ?? cogsShare ?? 1) * shock * (1 - leastCharged)
  const classOf = (hit: number): 'ok' | 'watch' | 'fail' => {
    if (ebitMargin <= 0) return isAbove(hit, HIT_WITHOUT_MARGIN) ? 'fail' : 'watch'
    const share = hit / ebitMargin
    return isAtLeast(share, fail) ? 'fail' : isAtLeast(share, watch) ? 'watch' : 'ok'
  }
  const [low, high] = [classOf(marginHitLow), classOf(marginHitHigh)]
  return known({ marginHitLow, marginHitHigh, shareOfMargin: ebitMargin > 0 ? marginHitHigh / ebitMargin : null, class: low === high ? low : null })
}
