import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort, refuseUnequal } from '#domain/input/length.ts'
import { refuseOptionalParameter } from '#domain/input/parameter.ts'
import type { Refusal } from '#domain/input/refusal.ts'
import { refuseMissing, refuseSeries, type Series } from '#domain/input/series.ts'
import { wholeFrom } from '#domain/input/whole.ts'
import { badInput, known, type Result, unknown } from '#domain/result.ts'
import { fitLeastSquares } from './least-squares.ts'

export interface OlsMultiInput {
  readonly y: Series
  /** One list per explaining variable, each as long as y. */
  readonly X: readonly Series[]
  /** null = max(60, 5·(variables + 1)). */
  readonly minObs?: number | null
}

export interface OlsMulti {
  readonly alpha: number
  readonly betas: readonly number[]
  readonly r2: number
  readonly residSd: number
}

/**
 * stat.ols_multi(y, X, minObs): least squares of y on the columns of X with intercept.
 * No nulls (MISSING_DATA), fewer than minObs rows SHORT_HISTORY, a column the others explain SINGULAR, no column or
 * unequal lengths BAD_SHAPE. Source: textbook.
 */
export function olsMulti({ y, X, minObs = null }: OlsMultiInput): Result<OlsMulti> {
  const columns: readonly unknown[] = Array.isArray(X) ? X : []
  const refused =
    firstRefusal(
      refuseColumns(X),
      refuseUnequal(y, ...columns),
      refuseSeries(y),
      ...columns.map((column) => refuseSeries(column)),
      refuseOptionalParameter(minObs, wholeFrom(1)),
    ) ??
    refuseShort(y.length, Math.max(minObs ?? Math.max(60, 5 * (X.length + 1)), X.length + 2)) ??
    firstRefusal(refuseMissing(y), ...X.map((column) => refuseMissing(column)))
  if (refused !== undefined) return refused
  const fit = fitLeastSquares(y as readonly number[], X as readonly (readonly number[])[])
  if (fit === null) return unknown('SINGULAR')
  const { alpha, betas, r2, residualSd: residSd } = fit
  return known({ alpha, betas, r2, residSd })
}

function refuseColumns(columns: unknown): Refusal | undefined {
  if (columns === null || columns === undefined) return unknown('MISSING_DATA')
  if (!Array.isArray(columns)) return badInput('BAD_VALUE')
  return columns.length > 0 ? undefined : badInput('BAD_SHAPE')
}
