import { refuseShort } from '#domain/input/length.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseParameter } from '#domain/input/parameter.ts'
import type { Refusal } from '#domain/input/refusal.ts'
import { refuseMissing, refuseSeries, type Series } from '#domain/input/series.ts'
import { badInput, known, type Result, unknown } from '#domain/result.ts'
import { isNoSpread, mean } from '#domain/statistics/moments.ts'
import { median } from '#domain/statistics/quantile7.ts'

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
  const configurations = blockMoments(matrix as readonly (readonly number[])[], S)
  const logits: number[] = []
  let losses = 0
  for (const inSample of halvesOf(S)) {
    const outOfSample = inSample.map((isIn) => !isIn)
    const chosen = indexOfLargest(configurations.map((blocks) => sharpeOver(blocks, inSample)))
    const ratios = configurations.map((blocks) => sharpeOver(blocks, outOfSample))
    const omega = rankOf(chosen, ratios) / (ratios.length + 1)
    logits.push(Math.log(omega / (1 - omega)))
    if (ratios[chosen]! < 0) losses += 1
  }
  return known({
    pbo: logits.filter((logit) => logit <= 0).length / logits.length,
    combinations: logits.length,
    probOosLoss: losses / logits.length,
    medianLogit: median(logits),
  })
}

/** Sums of one configuration over one block, about the configuration's own mean so that squaring costs no digits. */
interface BlockMoments {
  readonly centre: number
  readonly count: number
  readonly sum: number
  readonly squares: number
}

/** Per configuration, its blocks: a half's Sharpe ratio then costs S additions instead of a pass over its periods. */
function blockMoments(matrix: readonly (readonly number[])[], S: number): BlockMoments[][] {
  const length = Math.floor(matrix.length / S)
  const kept = matrix.slice(matrix.length - length * S)
  return kept[0]!.map((_, column) => {
    const returns = kept.map((row) => row[column]!)
    const centre = mean(returns)
    return Array.from({ length: S }, (__, block) => {
      const distances = returns.slice(block * length, (block + 1) * length).map((value) => value - centre)
      return {
        centre,
        count: length,
        sum: distances.reduce((total, distance) => total + distance, 0),
        squares: distances.reduce((total, distance) => total + distance * distance, 0),
      }
    })
  })
}

/** Mean / sample standard deviation over the chosen blocks; 0 without variance. */
function sharpeOver(blocks: readonly BlockMoments[], isChosen: readonly boolean[]): number {
  let count = 0
  let sum = 0
  let squares = 0
  for (let i = 0; i < blocks.length; i += 1) {
    if (!isChosen[i]!) continue
    const block = blocks[i]!
    count += block.count
    sum += block.sum
    squares += block.squares
  }
  const average = blocks[0]!.centre + sum / count
  const sd = count > 1 ? Math.sqrt(Math.max(0, squares - (sum * sum) / count) / (count - 1)) : 0
  return isNoSpread(sd, average) ? 0 : average / sd
}

/** Every way to put half of the blocks in sample. */
function* halvesOf(S: number): Generator<boolean[]> {
  const isIn = Array.from({ length: S }, () => false)
  function* choose(from: number, left: number): Generator<boolean[]> {
    if (left === 0) {
      yield [...isIn]
      return
    }
    for (let block = from; block <= S - left; block += 1) {
      isIn[block] = true
      yield* choose(block + 1, left - 1)
      isIn[block] = false
    }
  }
  yield* choose(0, S / 2)
}

function indexOfLargest(values: readonly number[]): number {
  let best = 0
  for (let i = 1; i < values.length; i += 1) if (values[i]! > values[best]!) best = i
  return best
}

/** 1 for the smallest; equal values share the middle of their ranks. */
function rankOf(index: number, values: readonly number[]): number {
  const value = values[index]!
  const below = values.filter((other) => other < value).length
  const equal = values.filter((other) => other === value).length
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
