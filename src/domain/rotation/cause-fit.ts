import type { Series } from '#domain/input/series.ts'
import type { UnknownCode } from '#domain/result.ts'
import { fitLeastSquares, type LeastSquaresFit } from '#domain/statistics/least-squares.ts'

/** A cause with one value per session; `reason` says why it cannot be used. */
export interface Driver<Name extends string> {
  readonly name: Name
  readonly values: Series
  readonly reason: UnknownCode | null
}

/** Sessions [from, to): both ends as indexes into the ratio line. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** The joint fit, the drivers that are in it (betas in their order), and the others with their reason. */
export interface CauseFit<Name extends string> {
  readonly fit: LeastSquaresFit
  readonly fitted: readonly Driver<Name>[]
  readonly left: readonly Driver<Name>[]
}

/**
 * Fits the drivers that can be used jointly to y over the estimation span, on the sessions where all of them are known.
 * Too few such sessions, or columns that depend on each other, leave every driver out; then y's own mean remains.
 */
export function fitCauses<Name extends string>(y: Series, candidates: readonly Driver<Name>[], estimation: Span, minEst: number): CauseFit<Name> {
  const usable = candidates.filter(({ reason }) => reason === null)
  const left = candidates.filter(({ reason }) => reason !== null)
  const sessions = sessionsKnown([y, ...usable.map(({ values }) => values)], estimation)
  const leaveAll = (reason: UnknownCode, on: readonly number[]): CauseFit<Name> => ({
    fit: fitLeastSquares(pick(y, on), [])!,
    fitted: [],
    left: [...left, ...usable.map((driver) => ({ ...driver, reason }))],
  })
  if (usable.length > 0 && sessions.length < minEst) return leaveAll('SHORT_HISTORY', sessionsKnown([y], estimation))
  const fit = fitLeastSquares(
    pick(y, sessions),
    usable.map(({ values }) => pick(values, sessions)),
  )
  return fit === null ? leaveAll('SINGULAR', sessions) : { fit, fitted: usable, left }
}

/** Why a series cannot be used: absent, a gap in the window that is to be explained, or too little of it before. */
export function reasonAgainstUse(values: Series | null, window: Span, estimation: Span, minEst: number): UnknownCode | null {
  if (values === null || hasGap(values, window)) return 'MISSING_DATA'
  return sessionsKnown([values], estimation).length < minEst ? 'SHORT_HISTORY' : null
}

/** The same for one that is fitted, which must also vary. */
export function reasonAgainstFit(values: Series | null, window: Span, estimation: Span, minEst: number): UnknownCode | null {
  const reason = reasonAgainstUse(values, window, estimation, minEst)
  if (reason !== null) return reason
  const history = pick(values!, sessionsKnown([values!], estimation))
  return Math.max(...history) === Math.min(...history) ? 'ZERO_VARIANCE' : null
}

export function hasGap(values: readonly unknown[], { from, to }: Span): boolean {
  for (let t = from; t < to; t += 1) if (values[t] === null) return true
  return false
}

/** Sum over the span; it must have no gap there. */
export function sumOver(values: Series, { from, to }: Span): number {
  let sum = 0
  for (let t = from; t < to; t += 1) sum += values[t]!
  return sum
}

function sessionsKnown(columns: readonly Series[], { from, to }: Span): number[] {
  const sessions: number[] = []
  for (let t = from; t < to; t += 1) if (columns.every((column) => column[t] !== null)) sessions.push(t)
  return sessions
}

const pick = (values: Series, sessions: readonly number[]): number[] => sessions.map((t) => values[t]!)
