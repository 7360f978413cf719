import { isAbove, isAtLeast } from '#domain/comparison.ts'
import type { Series } from '#domain/input/series.ts'
import { known, type Result, unknown, type UnknownCode } from '#domain/result.ts'
import { type CauseFit, type Driver, fitCauses, hasGap, reasonAgainstFit, reasonAgainstUse, type Span, sumOver } from './cause-fit.ts'
import { type CausesInput, refuseCauses, STATISTICAL_CAUSES, type StatisticalCause } from './causes-input.ts'

/** Causes with a coefficient: the imported ones and the pull of the ratio's own past. */
type FittedCause = StatisticalCause | 'meanReversion'

export type Cause = FittedCause | 'sectorSkew' | 'reconstitution'

/** One explanation of the move and how much of it that explains. Shares may be negative or sum above 1. */
export interface CauseRow {
  readonly cause: Cause
  /** Share of the move, with its 90 % interval; null when it cannot be judged. */
  readonly share: number | null
  readonly lo: number | null
  readonly hi: number | null
  readonly counted: boolean
  readonly reason: UnknownCode | 'NOT_DISTINGUISHABLE' | null
}

export interface Causes {
  /** Log change of the ratio over the window. */
  readonly move: number
  readonly rows: readonly CauseRow[]
  /** Sum of the counted shares. */
  readonly explained: number
  /** What all known shares, counted or not, leave. */
  readonly unexplained: number
  /** A move by chance alone (one standard deviation) as a share of this move. */
  readonly noiseShare: number
  readonly r2: number
  /** The counted cause with the largest positive share. */
  readonly top: Cause | null
  /** null = not judged: a cause is missing, so the move can never be called not explained away. */
  readonly verdict: 'TACTICAL' | 'WITHIN_NOISE' | 'NOT_EXPLAINED_AWAY' | null
}

/** Two-sided 90 % of the normal distribution. */
const INTERVAL_Z = 1.645

/**
 * rot.causes(ratio, drivers, sectorSkew, recon, …): how much of the move of small against large over w sessions has
 * another explanation. The sector skew is accounting. The rest, day by day, is regressed on the known drivers over the
 * `est` sessions before the window; a driver's share is its coefficient times what it did in the window. Mean reversion
 * (the mean log ratio of gapN sessions minus yesterday's) is built here and needs a stronger t, because a lagged level
 * misleads. Reconstitution is what stays unexplained on its days: an upper bound. TACTICAL when half is explained.
 * Needs w + minEst + 1 ratios, no nulls there; a move below minMove NOT_APPLICABLE. Source: house; t of the pull after
 * Dickey & Fuller 1979.
 */
export function causes(input: CausesInput): Result<Causes> {
  const refused = refuseCauses(input)
  if (refused !== undefined) return refused
  const { ratio, drivers, sectorSkew = null, recon = null, w = 21, est = 252, minEst = 120, gapN = 252 } = input
  const { minMove = 0.01, tMin = 1.65, limit = 0.5, tMinPull = 2.86 } = input
  const line = (ratio as readonly number[]).map((value) => Math.log(value))
  const window: Span = { from: line.length - w, to: line.length }
  const estimation: Span = { from: Math.max(1, window.from - est), to: window.from }
  const move = line.at(-1)! - line[window.from - 1]!
  if (!isAtLeast(Math.abs(move), minMove)) return unknown('NOT_APPLICABLE')

  const againstSkew = reasonAgainstUse(sectorSkew, window, estimation, minEst)
  const skew = againstSkew === null ? sectorSkew : null
  const rest = unskewedChanges(line, skew)
  const driverOf = (name: FittedCause, values: Series | null): Driver<FittedCause> => {
    const reason = reasonAgainstFit(values, window, estimation, minEst)
    return { name, values: values ?? [], reason }
  }
  const pull = driverOf('meanReversion', pullToMean(line, gapN))
  // What is built from the ratio itself lacks nothing but sessions.
  const candidates = [
    ...STATISTICAL_CAUSES.map((name) => driverOf(name, drivers[name] ?? null)),
    { ...pull, reason: pull.reason === 'MISSING_DATA' ? 'SHORT_HISTORY' : pull.reason } as const,
  ]
  const fit = fitCauses(rest, candidates, estimation, minEst)

  const rows: CauseRow[] = [
    ...candidates.map(({ name }) => statisticalRow(name, fit, window, move, name === 'meanReversion' ? tMinPull : tMin)),
    skewRow(skew, againstSkew, window, move),
    reconstitutionRow(recon, fit, rest, window, move),
  ]
  const explained = rows.reduce((sum, row) => sum + (row.counted ? row.share! : 0), 0)
  const noiseShare = (fit.fit.residualSd * Math.sqrt(w)) / Math.abs(move)
  return known({
    move,
    rows,
    explained,
    unexplained: rows.reduce((left, row) => left - (row.share ?? 0), 1),
    noiseShare,
    r2: fit.fit.r2,
    top: largestCounted(rows),
    verdict: verdictOf(rows, explained, noiseShare, limit),
  })
}

/** Daily log changes of the ratio without what the sector weights alone explain; the first session has none. */
const unskewedChanges = (line: readonly number[], skew: Series | null): Series =>
  line.map((value, t) => {
    const accounted = skew === null ? 0 : (skew[t] ?? null)
    return t === 0 || accounted === null ? null : value - line[t - 1]! - accounted
  })

/** Mean of the n log ratios up to yesterday minus yesterday's: positive when the ratio lies below its own past. */
function pullToMean(line: readonly number[], n: number): Series {
  let sum = 0
  return line.map((_, t) => {
    if (t > 0) sum += line[t - 1]!
    if (t > n) sum -= line[t - 1 - n]!
    return t < n ? null : sum / n - line[t - 1]!
  })
}

const notJudged = (cause: Cause, reason: UnknownCode): CauseRow => ({ cause, share: null, lo: null, hi: null, counted: false, reason })

function statisticalRow(cause: FittedCause, { fit, fitted, left }: CauseFit<FittedCause>, window: Span, move: number, tMin: number): CauseRow {
  const place = fitted.findIndex(({ name }) => name === cause)
  if (place === -1) return notJudged(cause, left.find(({ name }) => name === cause)!.reason!)
  const beta = fit.betas[place]!
  const standardError = fit.standardErrors[place]!
  const sum = sumOver(fitted[place]!.values, window)
  const share = (beta * sum) / move
  const margin = (INTERVAL_Z * Math.abs(sum) * standardError) / Math.abs(move)
  const t = beta / standardError
  // Mean reversion has a direction: only a pull towards the mean is one.
  const counted = isAtLeast(cause === 'meanReversion' ? t : Math.abs(t), tMin)
  return { cause, share, lo: share - margin, hi: share + margin, counted, reason: counted ? null : 'NOT_DISTINGUISHABLE' }
}

function skewRow(skew: Series | null, reason: UnknownCode | null, window: Span, move: number): CauseRow {
  if (skew === null) return notJudged('sectorSkew', reason!)
  const share = sumOver(skew, window) / move
  return { cause: 'sectorSkew', share, lo: share, hi: share, counted: true, reason: null }
}

function reconstitutionRow(recon: CausesInput['recon'], { fit, fitted }: CauseFit<FittedCause>, rest: Series, window: Span, move: number): CauseRow {
  if (recon === null || recon === undefined || hasGap(recon, window)) return notJudged('reconstitution', 'MISSING_DATA')
  let sum = 0
  let days = 0
  for (let t = window.from; t < window.to; t += 1) {
    if (recon[t] !== true) continue
    days += 1
    sum += fitted.reduce((unexplained, { values }, j) => unexplained - fit.betas[j]! * values[t]!, rest[t]! - fit.alpha)
  }
  const share = sum / move
  const margin = (INTERVAL_Z * fit.residualSd * Math.sqrt(days)) / Math.abs(move)
  const counted = isAtLeast(Math.abs(share), margin)
  return { cause: 'reconstitution', share, lo: share - margin, hi: share + margin, counted, reason: counted ? null : 'NOT_DISTINGUISHABLE' }
}

function largestCounted(rows: readonly CauseRow[]): Cause | null {
  let top: CauseRow | null = null
  for (const row of rows) if (row.counted && row.share! > Math.max(0, top?.share ?? 0)) top = row
  return top?.cause ?? null
}

function verdictOf(rows: readonly CauseRow[], explained: number, noiseShare: number, limit: number): Causes['verdict'] {
  if (isAtLeast(explained, limit)) return 'TACTICAL'
  if (rows.some(({ share }) => share === null)) return null
  return isAbove(noiseShare, 1) ? 'WITHIN_NOISE' : 'NOT_EXPLAINED_AWAY'
}
