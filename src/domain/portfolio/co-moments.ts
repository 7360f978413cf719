import type { Series } from '#domain/input/series.ts'

export interface CoMoments {
  /** Pairs with both values known. */
  readonly n: number
  readonly varianceA: number
  readonly varianceB: number
  readonly covariance: number
}

/** Sample moments (n − 1) of two series over the periods in which both are known. */
export function coMoments(a: Series, b: Series): CoMoments {
  let n = 0
  let sumA = 0
  let sumB = 0
  for (let t = 0; t < a.length; t += 1) {
    if (a[t] === null || b[t] === null) continue
    n += 1
    sumA += a[t]!
    sumB += b[t]!
  }
  let squaresA = 0
  let squaresB = 0
  let products = 0
  for (let t = 0; t < a.length; t += 1) {
    if (a[t] === null || b[t] === null) continue
    const fromMeanA = a[t]! - sumA / n
    const fromMeanB = b[t]! - sumB / n
    squaresA += fromMeanA ** 2
    squaresB += fromMeanB ** 2
    products += fromMeanA * fromMeanB
  }
  return { n, varianceA: squaresA / (n - 1), varianceB: squaresB / (n - 1), covariance: products / (n - 1) }
}
