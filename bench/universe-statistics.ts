/** What the recipe's table says of one name, from its daily closes and volumes and the log returns of IWM on the same sessions. */
export interface NameStatistics {
  readonly volatility: number
  readonly beta: number
  readonly r2: number
  /** Plain, 3 for a normal. */
  readonly kurtosis: number
  readonly bigDaysPerYear: number
  readonly returnAcf1: number
  readonly moveAcf1: number
  readonly moveAcf5: number
  readonly moveAcf20: number
  readonly dollarVolume: number
  readonly price: number
  readonly logVolumeSd: number
  readonly logVolumeAcf1: number
  /** Log returns less beta times those of IWM, on the common sessions. */
  readonly residuals: Float64Array
}

const YEAR = 252
const MONTH = 20

/**
 * The definitions were found by applying them to the 399 real small caps the table was measured on: every median and quantile of the
 * table comes out, the deviation of volume against the mean of the 20 traded sessions before.
 */
export function nameStatistics(close: Float64Array, volume: Float64Array, market: Float64Array): NameStatistics {
  const returns = close.map((price, t) => (t === 0 ? Number.NaN : Math.log(price / close[t - 1]!)))
  const own = returns.subarray(1)
  const common = market.subarray(1)
  const centreOwn = mean(own)
  const centreCommon = mean(common)
  const variance = covariance(own, centreOwn, own, centreOwn)
  const beta = covariance(own, centreOwn, common, centreCommon) / covariance(common, centreCommon, common, centreCommon)
  const sd = Math.sqrt(variance)
  const residuals = returns.map((r, t) => r - centreOwn - beta * (market[t]! - centreCommon))
  const unexplained = residuals.subarray(1)
  const moves = own.map(Math.abs)
  const { logs, deviations } = volumeDeviations(volume)
  return {
    volatility: sd * Math.sqrt(YEAR),
    beta,
    r2: 1 - covariance(unexplained, 0, unexplained, 0) / variance,
    kurtosis: mean(own.map((r) => ((r - centreOwn) / sd) ** 4)),
    bigDaysPerYear: (YEAR * own.filter((r) => Math.abs(r - centreOwn) > 4 * sd).length) / own.length,
    returnAcf1: autocorrelation(own, 1),
    moveAcf1: autocorrelation(moves, 1),
    moveAcf5: autocorrelation(moves, 5),
    moveAcf20: autocorrelation(moves, 20),
    dollarVolume: median(close.map((price, t) => (price * volume[t]!) / 1e6)),
    price: close.at(-1)!,
    logVolumeSd: Math.sqrt(covariance(deviations, mean(deviations), deviations, mean(deviations))),
    logVolumeAcf1: autocorrelation(logs, 1),
    residuals,
  }
}

/** Correlation of two residual columns on the same axis, NaN where a name has no bar; null with less than a year in common. */
export function residualCorrelation(a: Float64Array, b: Float64Array): number | null {
  let n = 0
  let [sumA, sumB, sumAA, sumBB, sumAB] = [0, 0, 0, 0, 0]
  for (let t = 0; t < a.length; t += 1) {
    const product = a[t]! * b[t]!
    if (Number.isNaN(product)) continue
    n += 1
    sumA += a[t]!
    sumB += b[t]!
    sumAA += a[t]! * a[t]!
    sumBB += b[t]! * b[t]!
    sumAB += product
  }
  if (n < YEAR) return null
  return (sumAB - (sumA * sumB) / n) / Math.sqrt((sumAA - sumA ** 2 / n) * (sumBB - sumB ** 2 / n))
}

export function median(values: ArrayLike<number>): number {
  const sorted = Float64Array.from(values).sort()
  const middle = sorted.length >>> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

function volumeDeviations(volume: Float64Array): { logs: Float64Array; deviations: Float64Array } {
  const logs = volume.filter((shares) => shares > 0).map(Math.log)
  const deviations = new Float64Array(Math.max(0, logs.length - MONTH))
  let sum = 0
  for (let t = 0; t < logs.length; t += 1) {
    if (t >= MONTH) {
      deviations[t - MONTH] = logs[t]! - sum / MONTH
      sum -= logs[t - MONTH]!
    }
    sum += logs[t]!
  }
  return { logs, deviations }
}

function mean(values: Float64Array): number {
  let sum = 0
  for (const value of values) sum += value
  return sum / values.length
}

function covariance(a: Float64Array, centreA: number, b: Float64Array, centreB: number): number {
  let sum = 0
  for (let t = 0; t < a.length; t += 1) sum += (a[t]! - centreA) * (b[t]! - centreB)
  return sum / (a.length - 1)
}

function autocorrelation(values: Float64Array, lag: number): number {
  const centre = mean(values)
  let products = 0
  let squares = 0
  for (let t = 0; t < values.length; t += 1) {
    squares += (values[t]! - centre) ** 2
    if (t >= lag) products += (values[t]! - centre) * (values[t - lag]! - centre)
  }
  return products / squares
}
