import { isAbove, isAtLeast, isBelow } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort, refuseUnequal } from '#domain/input/length.ts'
import { isNonNegative } from '#domain/input/number.ts'
import { refuseParameter, refusePositiveInteger } from '#domain/input/parameter.ts'
import { refuseMissing, refuseSeries, type Series } from '#domain/input/series.ts'
import { known, type Result } from '#domain/result.ts'
import { BP_SLACK } from '#domain/units.ts'
import { changeInBp } from './level-change.ts'

export interface CurveInput {
  /** Yields in percent on the same sessions. */
  readonly y10: Series
  readonly y2: Series
  readonly w?: number
  /** Percentage points below which a change is none. */
  readonly flat?: number
}

export type CurveKind = 'parallel' | 'twist_steepener' | 'twist_flattener' | 'bull_steepener' | 'bear_steepener' | 'bull_flattener' | 'bear_flattener'

export interface Curve {
  readonly slopeBp: number
  readonly dSlopeBp: number
  readonly d10Bp: number
  readonly d2Bp: number
  readonly inverted: boolean
  readonly kind: CurveKind
}

/**
 * rot.curve(y10, y2, w, flat): slope of the yield curve and how it changed over w sessions, basis points.
 * parallel: the slope moved less than `flat`; twist: the ends moved apart by at least `flat` each; else named by the slope
 * and by whether yields rose (bear) or fell (bull) on average. Needs w + 1 yields, no nulls; yields may be negative. Source: house.
 */
export function curve({ y10, y2, w = 21, flat = 0.05 }: CurveInput): Result<Curve> {
  const refused =
    firstRefusal(refuseUnequal(y10, y2), refuseSeries(y10), refuseSeries(y2), refusePositiveInteger(w), refuseParameter(flat, isNonNegative)) ??
    refuseShort(y10.length, w + 1) ??
    refuseMissing(y10) ??
    refuseMissing(y2)
  if (refused !== undefined) return refused
  const long = y10 as readonly number[]
  const short = y2 as readonly number[]
  const slope = long.map((yield10, t) => yield10 - short[t]!)
  const slopeBp = 100 * slope.at(-1)!
  const dSlopeBp = changeInBp(slope, w)
  const d10Bp = changeInBp(long, w)
  const d2Bp = changeInBp(short, w)
  return known({ slopeBp, dSlopeBp, d10Bp, d2Bp, inverted: isBelow(slopeBp, 0, BP_SLACK), kind: kindOf(dSlopeBp, d10Bp, d2Bp, 100 * flat) })
}

function kindOf(dSlopeBp: number, d10Bp: number, d2Bp: number, flatBp: number): CurveKind {
  if (isBelow(Math.abs(dSlopeBp), flatBp, BP_SLACK)) return 'parallel'
  const shape = dSlopeBp > 0 ? 'steepener' : 'flattener'
  const haveEndsParted = d10Bp * d2Bp < 0 && isAtLeast(Math.min(Math.abs(d10Bp), Math.abs(d2Bp)), flatBp, BP_SLACK)
  if (haveEndsParted) return `twist_${shape}`
  return isAbove((d10Bp + d2Bp) / 2, 0, BP_SLACK) ? `bear_${shape}` : `bull_${shape}`
}
