import { requireColumns } from './column-study.ts'

/** Change against the close `n` bars earlier, as a fraction; NaN where either is missing. */
export function returnColumn(close: Float64Array, n: number, out: Float64Array): void {
  const length = close.length
  requireColumns('returnColumn', n, 1, length, out)
  out.fill(Number.NaN, 0, Math.min(n, length))
  for (let t = n; t < length; t += 1) out[t] = close[t]! / close[t - n]! - 1
}

/** Logarithm of a close over the one before it; NaN where either is missing. */
export function logReturnColumn(close: Float64Array, out: Float64Array): void {
  const length = close.length
  requireColumns('logReturnColumn', 1, 1, length, out)
  if (length > 0) out[0] = Number.NaN
  for (let t = 1; t < length; t += 1) out[t] = Math.log(close[t]! / close[t - 1]!)
}
