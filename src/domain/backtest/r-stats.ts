import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort } from '#domain/input/length.ts'
import { refusePositiveInteger } from '#domain/input/parameter.ts'
import { refuseMissing, refuseSeries, type Series } from '#domain/input/series.ts'
import { known, type Result } from '#domain/result.ts'
import { isNoSpread, mean, sampleSd } from '#domain/statistics/moments.ts'

export interface RStatsInput {
  /** Results in multiples of the initial risk. */
  readonly r: Series
  readonly minN?: number
}

/** In R; null where there is nothing to divide by. */
export interface RStats {
  readonly n: number
  readonly expectancy: number
  readonly winRate: number
  readonly avgWin: number | null
  readonly avgLoss: number | null
  readonly profitFactor: number | null
  readonly sqn: number | null
}

/** The quality number counts at most so many trades, or length alone would make it grow. */
const SQN_MAX_TRADES = 100

/**
 * bt.r_stats(r, minN): expectancy, win rate, mean win and loss, profit factor = wins / losses, and the system quality number
 * √min(n, 100)·mean/sd. A result of 0 is neither win nor loss. Fewer than minN SHORT_HISTORY, a null MISSING_DATA. Source: Tharp 1998.
 */
export function rStats({ r, minN = 1 }: RStatsInput): Result<RStats> {
  const refused = firstRefusal(refuseSeries(r), refusePositiveInteger(minN)) ?? refuseShort(r.length, minN) ?? refuseMissing(r)
  if (refused !== undefined) return refused
  const results = r as readonly number[]
  const n = results.length
  const wins = results.filter((value) => value > 0)
  const losses = results.filter((value) => value < 0)
  const expectancy = mean(results)
  const sd = n > 1 ? sampleSd(results, expectancy) : 0
  return known({
    n,
    expectancy,
    winRate: wins.length / n,
    avgWin: wins.length > 0 ? mean(wins) : null,
    avgLoss: losses.length > 0 ? mean(losses) : null,
    profitFactor: finiteOrNull(sumOf(wins) / -sumOf(losses)),
    sqn: isNoSpread(sd, expectancy) ? null : (Math.sqrt(Math.min(n, SQN_MAX_TRADES)) * expectancy) / sd,
  })
}

/** Without a loss, or beside losses too small to divide by, there is no factor: an infinity would not survive a file. */
const finiteOrNull = (factor: number): number | null => (Number.isFinite(factor) ? factor : null)

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)
