/** Default lag of a series of n: ⌊4(n/100)^(2/9)⌋. Source: Newey & West 1994. */
export const neweyWestLag = (n: number): number => Math.floor(4 * (n / 100) ** (2 / 9))

/**
 * Long-run sum S = Σg² + 2Σ_{l=1..lag}(1 − l/(lag+1))·Σ g_t·g_{t−l} with Bartlett weights, no small-sample factor.
 * Source: Newey & West 1987.
 */
export function neweyWestSum(g: readonly number[], lag: number): number {
  let total = 0
  for (const value of g) total += value * value
  for (let l = 1; l <= lag; l += 1) {
    let products = 0
    for (let t = l; t < g.length; t += 1) products += g[t]! * g[t - l]!
    total += 2 * (1 - l / (lag + 1)) * products
  }
  return total
}

/** A lag must leave at least one pair of observations. Safe on whatever came as x: its own check reports that. */
export const isLagOf = (lag: number, x: unknown): boolean => Number.isInteger(lag) && lag >= 0 && (!Array.isArray(x) || lag < x.length)
