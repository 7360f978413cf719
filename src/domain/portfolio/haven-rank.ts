import { isAtMost } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort, refuseUnequal } from '#domain/input/length.ts'
import { refuseParameter, refusePositiveInteger } from '#domain/input/parameter.ts'
import { isRecord, refuseRecord } from '#domain/input/record.ts'
import type { Refusal } from '#domain/input/refusal.ts'
import { refuseMissing, refusePrices, type Series } from '#domain/input/series.ts'
import { known, type Result, unknown } from '#domain/result.ts'
import { mean } from '#domain/statistics/moments.ts'

export interface HavenRankInput {
  /** Closes of the small-cap proxy. */
  readonly small: Series
  /** Closes of the candidates on the same sessions; null = not known, as before a fund began. */
  readonly havens: Readonly<Record<string, Series | null>>
  readonly trig?: number
  readonly minN?: number
}

export interface HavenRow {
  readonly id: string
  /** Falls in which it could be measured. */
  readonly n: number
  readonly mean: number | null
  readonly worst: number | null
  readonly shareUp: number | null
  /** Over all of its history: what holding it costs or earns. */
  readonly annualReturn: number | null
  readonly label: 'ranked' | 'too_few'
}

export interface HavenRank {
  readonly episodes: number
  /** The last of them has not seen a new peak yet. */
  readonly openEpisode: boolean
  readonly meanSmall: number
  readonly rows: readonly HavenRow[]
}

const SESSIONS_A_YEAR = 252

/**
 * pf.haven_rank(small, havens, trig, minN): what candidates did while small companies fell. A fall: from a peak to the lowest
 * close before the next new peak, at least `trig` deep. Fractions, best mean first; below minN falls "too_few", ranked last.
 * Lowest closes are known only afterwards: a description, not a signal. No fall NOT_TESTED, no candidate MISSING_DATA. Source: house.
 */
export function havenRank({ small, havens, trig = 0.1, minN = 5 }: HavenRankInput): Result<HavenRank> {
  const refused =
    firstRefusal(
      refusePrices(small),
      refuseHavens(havens, small),
      refuseParameter(trig, (depth) => depth > 0 && depth < 1),
      refusePositiveInteger(minN),
    ) ??
    refuseShort(small.length, 1) ??
    refuseMissing(small)
  if (refused !== undefined) return refused
  if (Object.keys(havens).length === 0) return unknown('MISSING_DATA')
  const closes = small as readonly number[]
  const { falls, openEpisode } = fallsOf(closes, trig)
  if (falls.length === 0) return unknown('NOT_TESTED')
  const rows = Object.entries(havens).map(([id, haven]) => havenRow(id, haven ?? [], falls, minN))
  return known({
    episodes: falls.length,
    openEpisode,
    meanSmall: mean(falls.map(({ peak, low }) => closes[low]! / closes[peak]! - 1)),
    rows: rows.sort(byUsefulness),
  })
}

/** Indexes of the closes it runs between. */
interface Fall {
  readonly peak: number
  readonly low: number
}

function fallsOf(closes: readonly number[], trig: number): { readonly falls: readonly Fall[]; readonly openEpisode: boolean } {
  const falls: Fall[] = []
  const isDeep = ({ peak, low }: Fall): boolean => isAtMost(closes[low]! / closes[peak]! - 1, -trig)
  let current: Fall = { peak: 0, low: 0 }
  for (let t = 1; t < closes.length; t += 1) {
    if (closes[t]! > closes[current.peak]!) {
      if (isDeep(current)) falls.push(current)
      current = { peak: t, low: t }
    } else if (closes[t]! < closes[current.low]!) current = { ...current, low: t }
  }
  const openEpisode = isDeep(current)
  return { falls: openEpisode ? [...falls, current] : falls, openEpisode }
}

function havenRow(id: string, haven: Series, falls: readonly Fall[], minN: number): HavenRow {
  const returns = falls.flatMap(({ peak, low }) => {
    const before = haven[peak] ?? null
    const after = haven[low] ?? null
    return before === null || after === null ? [] : [after / before - 1]
  })
  const n = returns.length
  const isMeasured = n > 0
  return {
    id,
    n,
    mean: isMeasured ? mean(returns) : null,
    worst: isMeasured ? Math.min(...returns) : null,
    shareUp: isMeasured ? returns.filter((change) => change > 0).length / n : null,
    annualReturn: annualReturnOf(haven),
    label: n < minN ? 'too_few' : 'ranked',
  }
}

function annualReturnOf(haven: Series): number | null {
  const first = haven.findIndex((close) => close !== null)
  const last = haven.findLastIndex((close) => close !== null)
  return last > first ? (haven[last]! / haven[first]!) ** (SESSIONS_A_YEAR / (last - first)) - 1 : null
}

/** Ranked before too few, then the better mean, then the name. */
function byUsefulness(one: HavenRow, other: HavenRow): number {
  if (one.label !== other.label) return one.label === 'ranked' ? -1 : 1
  const oneMean = one.mean ?? Number.NEGATIVE_INFINITY
  const otherMean = other.mean ?? Number.NEGATIVE_INFINITY
  if (oneMean !== otherMean) return otherMean - oneMean
  return one.id < other.id ? -1 : 1
}

function refuseHavens(havens: unknown, small: unknown): Refusal | undefined {
  if (!isRecord(havens)) return refuseRecord(havens)
  return firstRefusal(...Object.values(havens).map((haven) => (haven === null ? undefined : firstRefusal(refuseUnequal(haven, small), refusePrices(haven)))))
}
