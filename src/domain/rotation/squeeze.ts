import { isAbove, isAtLeast, isBelow } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { isNonNegative, isShare, refuseOptionalNumber } from '#domain/input/number.ts'
import { refuseParameter, refusePositiveInteger } from '#domain/input/parameter.ts'
import { refuseRows, refuseTwins, type UntrustedRecord } from '#domain/input/record.ts'
import type { Refusal } from '#domain/input/refusal.ts'
import { refuseReturns, type Series } from '#domain/input/series.ts'
import { badInput, known, type Result, unknown, valueOrNull } from '#domain/result.ts'
import { mean } from '#domain/statistics/moments.ts'
import { zscoreLast } from '#domain/statistics/zscore-last.ts'
import { allOf, judge } from '#domain/three-valued.ts'

export interface SqueezeMember {
  readonly id: string
  /** Short interest as a fraction of the float. */
  readonly si: number | null
  /** Return over 5 sessions, fraction. */
  readonly ret: number | null
}

export interface SqueezeInput {
  readonly members: readonly SqueezeMember[]
  /** Earlier spreads, oldest first. */
  readonly history: Series
  /** Change of small against large over 5 sessions, fraction. */
  readonly ratioRet?: number | null
  /** Age of the short-interest file, sessions. */
  readonly siAge?: number | null
  readonly q?: number
  readonly minNames?: number
  readonly minCoverage?: number
  readonly n?: number
  readonly minN?: number
  readonly zOn?: number
  readonly maxAge?: number
}

export interface Squeeze {
  readonly spread: number
  readonly z: number | null
  /** Names in the most shorted part. */
  readonly names: number
  readonly known: number
  /** null = not judged. */
  readonly lamp: 'on' | 'off' | null
}

/**
 * rot.squeeze(members, history, ratioRet, siAge, …): do the most shorted names lead. spread = mean 5-session return of the
 * most shorted fifth minus that of the rest, z among earlier spreads; fractions.
 * on: spread positive and unusual, small companies ahead, file fresh. One known no: off. A file that is old or of unknown age
 * proves neither. Fewer than minNames known, or too few of the names, LOW_COVERAGE; an id twice DUPLICATE_ID. Source: house.
 */
export function squeeze({
  members,
  history,
  ratioRet = null,
  siAge = null,
  q = 0.2,
  minNames = 20,
  minCoverage = 0.6,
  n = 252,
  minN = 60,
  zOn = 1.5,
  maxAge = 20,
}: SqueezeInput): Result<Squeeze> {
  const refused =
    firstRefusal(
      refuseRows(members, refuseMember),
      refuseReturns(history),
      refuseOptionalNumber(ratioRet, isReturn),
      refuseOptionalNumber(siAge, isNonNegative),
      refuseParameter(q, (share) => share > 0 && share <= 0.5),
      refusePositiveInteger(minNames),
      refuseParameter(minCoverage, isShare),
      refusePositiveInteger(n),
      refusePositiveInteger(minN),
      refuseParameter(zOn),
      refuseParameter(maxAge, isNonNegative),
    ) ?? refuseTwins(members)
  if (refused !== undefined) return refused
  const ranked = members
    .filter((member): member is { id: string; si: number; ret: number } => typeof member.si === 'number' && typeof member.ret === 'number')
    .sort((one, other) => other.si - one.si || (one.id < other.id ? -1 : 1))
  if (ranked.length < minNames || isBelow(ranked.length / members.length, minCoverage)) return unknown('LOW_COVERAGE')
  const names = Math.ceil(q * ranked.length - ROUNDING)
  if (names === ranked.length) return unknown('LOW_COVERAGE')
  const returns = ranked.map(({ ret }) => ret)
  const spread = mean(returns.slice(0, names)) - mean(returns.slice(names))
  const z = valueOrNull(zscoreLast({ x: [...history, spread], n, minN }))
  const isOn = allOf(
    isAbove(spread, 0),
    judge(z, (value) => isAtLeast(value, zOn)),
    judge(ratioRet, (change) => isAbove(change, 0)),
    siAge !== null && siAge <= maxAge ? true : null,
  )
  return known({ spread, z, names, known: ranked.length, lamp: isOn === null ? null : isOn ? 'on' : 'off' })
}

/** 0.2 · 35 is 7.000000000000001: seven names, not eight. */
const ROUNDING = 1e-9

const isReturn = (change: number): boolean => change > -1

function refuseMember(member: UntrustedRecord): Refusal | undefined {
  return firstRefusal(
    typeof member['id'] === 'string' ? undefined : badInput('BAD_VALUE'),
    refuseOptionalNumber(member['si'], isNonNegative),
    refuseOptionalNumber(member['ret'], isReturn),
  )
}
