import { refuseShort } from '#domain/input/length.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseParameter } from '#domain/input/parameter.ts'
import type { Refusal } from '#domain/input/refusal.ts'
import { refuseMissing, refuseSeries, type Series } from '#domain/input/series.ts'
import { badInput, known, type Result, unknown } from '#domain/result.ts'
import { median } from '#domain/statistics/quantile7.ts'
import { halfMeasure } from './half-measure.ts'

export interface PboInput {
  /** One row per period, one column per configuration that was run: returns. */
  readonly matrix: readonly Series[]
  /** Blocks the periods are cut into; even. */
  readonly S?: number
}

export interface Pbo {
  /** Share of the splits in which the best in sample was no better than the median out of sample. */
  readonly pbo: number
  readonly combinations: number
  /** Share of the splits in which the best in sample lost out of sample. */
  readonly probOosLoss: number
  readonly medianLogit: number
}

/** C(20, 10) = 184,756 splits; beyond that the answer takes minutes. */
const MAX_BLOCKS = 20

/**
 * bt.pbo(matrix, S): probability that choosing the best backtest chose luck. The periods are cut into S even blocks (the oldest
 * remainder is dropped); for every half of the blocks the configuration with the best Sharpe ratio there (ties: the first) is
 * ranked in the other half: ω = rank/(N + 1), ties ½, λ = ln(ω/(1 − ω)); PBO = share of λ ≤ 0.
 * Rows of unequal length or fewer than 2 columns BAD_SHAPE, S odd or outside 2..20 BAD_PARAM, fewer than S periods
 * SHORT_HISTORY, a null MISSING_DATA. Source: combinatorially symmetric cross-validation, Bailey, Borwein, López de Prado & Zhu 2017.
 */
export function pbo({ matrix, S = 8 }: PboInput): Result<Pbo> {
  const refused =
    firstRefusal(
      refuseMatrix(matrix),
      refuseParameter(S, (count) => count >= 2 && count <= MAX_BLOCKS && count % 2 === 0),
    ) ??
    refuseShort(matrix.length, S) ??
    firstRefusal(...matrix.map((row) => refuseMissing(row)))
  if (refused !== undefined) return refused
  const configurations = matrix[0]!.length
  const halves = halfMeasure(matrix as readonly (readonly number[])[], S)
  const one = new Float64Array(configurations)
  const other = new Float64Array(configurations)
  const logits: number[] = []
  let losses = 0
  const judge = (inSample: Float64Array, outOfSample: Float64Array): void => {
    const chosen = indexOfLargest(inSample)
    const omega = rankOf(chosen, outOfSample) / (configurations + 1)
    logits.push(Math.log(omega / (1 - omega)))
    if (outOfSample[chosen]! < 0) losses += 1
  }
  // A half and its complement are two splits: each is in sample once.
  for (const half of halvesWithFirst(S)) {
    halves.sharpeRatios(half, one)
    halves.sharpeRatios(2 ** S - 1 - half, other)
    judge(one, other)
    judge(other, one)
  }
  return known({
    pbo: logits.filter((logit) => logit <= 0).length / logits.length,
    combinations: logits.length,
    probOosLoss: losses / logits.length,
    medianLogit: median(logits),
  })
}

/** Every way to put half of S blocks in sample, the first among them, as the bits of a number; the others are their complements. */
function halvesWithFirst(S: number): number[] {
  const halves: number[] = []
  const choose = (half: number, next: number, left: number): void => {
    if (left === 0) halves.push(half)
    else for (let block = next; block <= S - left; block += 1) choose(half + 2 ** block, block + 1, left - 1)
  }
  choose(1, 1, S / 2 - 1)
  return halves
}

function indexOfLargest(values: Float64Array): number {
  let best = 0
  for (let i = 1; i < values.length; i += 1) if (values[i]! > values[best]!) best = i
  return best
}

/** 1 for the smallest; equal values share the middle of their ranks. */
function rankOf(index: number, values: Float64Array): number {
  const value = values[index]!
  let below = 0
  let equal = 0
  for (let i = 0; i < values.length; i += 1) {
    if (values[i]! < value) below += 1
    else if (values[i]! === value) equal += 1
  }
  return below + (equal + 1) / 2
}

function refuseMatrix(matrix: unknown): Refusal | undefined {
  if (matrix === null || matrix === undefined) return unknown('MISSING_DATA')
  if (!Array.isArray(matrix)) return badInput('BAD_VALUE')
  const rows = matrix as readonly unknown[]
  const columns = Array.isArray(rows[0]) ? rows[0].length : 0
  const isRagged = rows.some((row) => Array.isArray(row) && row.length !== columns)
  if (rows.length > 0 && (isRagged || columns < 2)) return badInput(Array.isArray(rows[0]) ? 'BAD_SHAPE' : 'BAD_VALUE')
  return firstRefusal(...rows.map((row) => refuseSeries(row)))
}
