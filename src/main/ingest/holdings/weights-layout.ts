import { rowsOf, stampsOf } from '../bars/bar-reading.ts'
import { DayEvidence } from '../bars/column-evidence.ts'
import { headerCells } from '../bars/header-line.ts'
import type { TableForm } from '../bars/settle-reading.ts'
import { readDecimal } from '../cells/read-decimal.ts'
import type { FileHead, Recognition } from '../importer.ts'

export const WEIGHTS = { id: 'fund-weights', version: 1, label: 'Weights of a fund, day by day' } as const

/** Fewer columns are no fund. */
const FEWEST_NAMES = 20
const TICKER = /^(?:[A-Z][A-Z0-9]*(?:[.\-/ ][A-Z0-9]+)*|n\/a|-)$/
/**
 * How far a printed total may be from the sum of the weights, in percent: a total that was written over the column of a name called SUM has that
 * name's weight in it.
 */
const TOTAL_SLACK = 1
/** What the weights of a day may add up to, in percent: rounding goes a little beyond the whole, and a list may be a part of its fund. */
const FEWEST_PERCENT = 10
const MOST_PERCENT = 101.5

/** A table of a day to a line and a name to a column. */
export interface WeightsForm extends TableForm {
  /** Column of the sum of all others; -1 = there is none. */
  readonly totalColumn: number
}

/** A line of the table as numbers, blank cells null; undefined where a cell is no number, or more cells stand in it than in the header. */
export function weightsOf(cells: readonly string[], width: number): readonly (number | null)[] | undefined {
  const numbers = Array.from({ length: width - 1 }, (_, i) => readDecimal(cells[i + 1] ?? '', 'point'))
  if (numbers.includes(null) || cells.slice(width).some((cell) => cell.trim() !== '')) return undefined
  return numbers.map((number) => (number === null || number === '' ? null : Number(number)))
}

/** What the weights of a line add up to, the column of the total left out. */
export const sumOf = (weights: readonly (number | null)[], totalColumn: number): number =>
  weights.reduce<number>((sum, weight, i) => (i + 1 === totalColumn ? sum : sum + (weight ?? 0)), 0)

/** By how much the printed total of a line is above the sum of its weights. */
export const aboveSum = (weights: readonly (number | null)[], totalColumn: number): number => (weights[totalColumn - 1] ?? 0) - sumOf(weights, totalColumn)

/** True when the last cell of a line can only be the total of the others. */
export const addsUp = (weights: readonly (number | null)[], totalColumn: number): boolean => Math.abs(aboveSum(weights, totalColumn)) <= TOTAL_SLACK

/**
 * How a table of weights is read. Its header begins with an empty cell and goes on in tickers, as yields or prices saved side by side do: it is one of
 * weights where in most lines the last column is the sum of the others, or the file's name says so. SUM alone proves nothing: it is a ticker as well.
 */
export function weightsForm({ name, lines }: FileHead): WeightsForm | undefined {
  const index = lines.findIndex((line) => line.trim() !== '')
  const header = headerCells(lines[index] ?? '', ',')
  const [first, ...names] = header
  if (first !== '' || names.length < FEWEST_NAMES || !names.every((cell) => TICKER.test(cell))) return undefined
  const rows = rowsOf(lines, index + 1, ',')
  const weights = rows.flatMap((cells) => {
    const row = weightsOf(cells, header.length)
    return row?.some((weight) => weight !== null && weight !== 0) === true ? [row] : []
  })
  if (weights.length === 0 || weights.some((row) => row.some((weight) => (weight ?? 0) < 0))) return undefined
  const last = names.length
  const hasTotal = /^(?:SUM|TOTAL)$/.test(names.at(-1) ?? '') && weights.filter((row) => addsUp(row, last)).length * 2 > weights.length
  const totalColumn = hasTotal ? last : -1
  const sums = weights.map((row) => sumOf(row, totalColumn))
  if (!(hasTotal || /weight|holding/i.test(name)) || !sums.every((sum) => sum >= FEWEST_PERCENT && sum <= MOST_PERCENT)) return undefined
  const days = new DayEvidence()
  for (const [cell = ''] of rows) days.add(cell)
  const dayFormat = days.format()
  if (dayFormat === null || (dayFormat !== 'undecided' && stampsOf(rows, 0, -1, dayFormat).length === 0)) return undefined
  return { line: index + 1, header, delimiter: ',', dayFormat, marks: header.map(() => undefined), totalColumn }
}

export const recogniseWeights = (head: FileHead): readonly Recognition[] =>
  weightsForm(head) === undefined ? [] : [{ id: WEIGHTS.id, label: WEIGHTS.label, kind: 'holdings', confidence: 0.8 }]
