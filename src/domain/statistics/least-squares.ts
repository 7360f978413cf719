import { mean, sumOfSquares } from './moments.ts'

export interface LeastSquaresFit {
  readonly alpha: number
  readonly betas: readonly number[]
  /** Of the betas, in their order; n − k − 1 degrees of freedom. */
  readonly standardErrors: readonly number[]
  readonly residualSd: number
  /** 0 where y itself does not vary. */
  readonly r2: number
}

/** A pivot this small beside the column's own sum of squares: the column is a combination of the others. */
const SINGULAR_PIVOT = 1e-12
/** What rounding leaves of the variance of a constant, beside its sum of squares. */
const NO_VARIANCE = 1e-24

/**
 * Ordinary least squares of y on the columns, with intercept; null when the columns are linearly dependent (or one is flat).
 * Columns enter centred and scaled to length one, so units do not matter to what counts as dependent.
 * Complete values of one length, more rows than columns + 1. Without columns: the mean of y. Source: textbook.
 */
export function fitLeastSquares(y: readonly number[], columns: readonly (readonly number[])[]): LeastSquaresFit | null {
  const centreY = mean(y)
  const centres = columns.map((column) => mean(column))
  const lengths = columns.map((column, j) => Math.sqrt(sumOfSquares(column, centres[j]!)))
  if (columns.some((column, j) => isFlat(column, lengths[j]!))) return null
  const units = columns.map((column, j) => column.map((value) => (value - centres[j]!) / lengths[j]!))
  const inverse = invert(units.map((one) => units.map((other) => product(one, other))))
  if (inverse === null) return null
  const projections = units.map((unit) => product(unit, y))
  const slopes = inverse.map((row) => product(row, projections))
  const residuals = y.map((value, t) => value - centreY - slopes.reduce((sum, slope, j) => sum + slope * units[j]![t]!, 0))
  const ssr = product(residuals, residuals)
  const ssy = sumOfSquares(y, centreY)
  const residualSd = Math.sqrt(ssr / (y.length - columns.length - 1))
  const betas = slopes.map((slope, j) => slope / lengths[j]!)
  return {
    alpha: betas.reduce((alpha, beta, j) => alpha - beta * centres[j]!, centreY),
    betas,
    standardErrors: inverse.map((row, j) => (residualSd * Math.sqrt(row[j]!)) / lengths[j]!),
    residualSd,
    r2: ssy <= NO_VARIANCE * product(y, y) ? 0 : 1 - ssr / ssy,
  }
}

/** No more spread than rounding leaves of a constant. */
const isFlat = (column: readonly number[], length: number): boolean => length * length <= SINGULAR_PIVOT * product(column, column)

function product(one: readonly number[], other: readonly number[]): number {
  let sum = 0
  for (let t = 0; t < one.length; t += 1) sum += one[t]! * other[t]!
  return sum
}

/** Inverse of a matrix with ones on its diagonal, by elimination with partial pivoting; null when it is singular. */
function invert(matrix: readonly (readonly number[])[]): number[][] | null {
  const size = matrix.length
  const rows = matrix.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))])
  for (let j = 0; j < size; j += 1) {
    const pivotRow = largestBelow(rows, j)
    const pivot = rows[pivotRow]![j]!
    if (Math.abs(pivot) <= SINGULAR_PIVOT) return null
    const lead = rows[pivotRow]!.map((value) => value / pivot)
    rows[pivotRow] = rows[j]!
    rows[j] = lead
    for (let i = 0; i < size; i += 1) {
      if (i === j) continue
      const factor = rows[i]![j]!
      rows[i] = rows[i]!.map((value, k) => value - factor * lead[k]!)
    }
  }
  return rows.map((row) => row.slice(size))
}

function largestBelow(rows: readonly (readonly number[])[], j: number): number {
  let best = j
  for (let i = j + 1; i < rows.length; i += 1) if (Math.abs(rows[i]![j]!) > Math.abs(rows[best]![j]!)) best = i
  return best
}
