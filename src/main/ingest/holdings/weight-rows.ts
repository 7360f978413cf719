import { isoDay } from '#domain/calendar/civil-day.ts'
import { findHolding, type HoldingRow } from '../../store/holdings.ts'
import { stampsOf } from '../bars/bar-reading.ts'
import { dayWords } from '../bars/settle-reading.ts'
import { rawText } from '../broker/raw-text.ts'
import type { RawRecord, RecordSink } from '../broker/read-records.ts'
import type { StageContext, StagedFile } from '../importer.ts'
import type { HeldRow } from '../series/held-row.ts'
import { type ListedHolding, StagedHoldingsFile } from './staged-holdings-file.ts'
import { aboveSum, addsUp, sumOf, type WeightsForm, weightsOf } from './weights-layout.ts'

/** Headers of columns that name nobody. */
const NAMELESS = new Set(['n/a', '-'])
/** Below this a list is a part of its fund. */
const WHOLE_PERCENT = 99
/** More than rounding can make of the sum of several hundred weights. */
const ROUNDING = 0.02
const OPEN_QUOTE = 'A quotation mark is opened on this line and not closed.'

interface Surroundings {
  readonly bytes: Buffer
  readonly context: StageContext
}

/** Takes the lines of a table of weights: each is the list of one day, and stands or waits whole. A weight of zero states nothing. */
export class WeightRows implements RecordSink {
  readonly holdings: ListedHolding[] = []
  readonly held: HeldRow[] = []
  readonly width: number
  readonly #form: WeightsForm
  readonly #fund: string
  readonly #today: number
  readonly #waits: string | null
  readonly #surroundings: Surroundings
  readonly #days = new Map<string, { readonly line: number; readonly weights: string }>()
  readonly #sums: number[] = []
  readonly #above: number[] = []
  readonly #named: number[] = []
  #zeros = 0
  #nameless = 0

  constructor(form: WeightsForm, fund: string, today: number, waits: string | null, surroundings: Surroundings) {
    this.width = form.header.length
    this.#form = form
    this.#fund = fund
    this.#today = today
    this.#waits = waits
    this.#surroundings = surroundings
  }

  take(record: RawRecord): void {
    const { cells } = record
    if (cells.every((cell) => cell.trim() === '')) return
    const { header, totalColumn, dayFormat } = this.#form
    const weights = weightsOf(cells, header.length)
    if (weights === undefined) return this.#hold(record, 'error', 'A cell is no number, or stands behind the last column.')
    if (weights.some((weight) => (weight ?? 0) < 0)) return this.#hold(record, 'error', 'A weight is below zero.')
    if (this.#waits !== null || dayFormat === 'undecided') return this.#hold(record, 'review', this.#waits ?? 'Its day cannot be read yet.')
    const [stamp] = stampsOf([cells], 0, -1, dayFormat)
    if (stamp === undefined) return this.#hold(record, 'error', `The day is not in the form ${dayWords[dayFormat]}.`)
    const asOf = isoDay(stamp.day)
    if (stamp.day > this.#today) return this.#hold(record, 'error', `${asOf} lies in the future.`)
    if (totalColumn > 0 && !addsUp(weights, totalColumn)) {
      return this.#hold(
        record,
        'review',
        `The weights add up to ${round(sumOf(weights, totalColumn))}, ${header[totalColumn]} says ${weights[totalColumn - 1]}.`,
        asOf,
      )
    }
    this.#list(record, asOf, weights)
  }

  takeOpenQuote(place: Omit<RawRecord, 'cells'>): void {
    this.#hold(place, 'error', OPEN_QUOTE)
  }

  /** Whether a list is the whole of its fund, and whether its lines add up where they say to what. */
  checks(): StagedFile['checks'] {
    if (this.#sums.length === 0) return []
    const [fewest, most] = [Math.min(...this.#sums), Math.max(...this.#sums)]
    const span = `${round(fewest)} to ${round(most)} %`
    return [
      ...this.#totalCheck(),
      fewest >= WHOLE_PERCENT
        ? { id: 'weights', ok: true, detail: `The weights of a day add up to ${span}.` }
        : {
            id: 'weights',
            ok: false,
            detail: `The weights of a day add up to ${span}: a part of the fund, and a name that is missing may be held all the same.`,
          },
    ]
  }

  notices(): string[] {
    const last = this.holdings.reduce((newest, { asOf }) => (asOf > newest ? asOf : newest), '')
    if (last === '') return []
    const columns = this.#form.header.length - 1 - (this.#form.totalColumn > 0 ? 1 : 0)
    const onLast = this.holdings.filter(({ asOf }) => asOf === last).length
    return [
      `${this.#sums.length} days, ${Math.min(...this.#named)} to ${Math.max(...this.#named)} names each; ${onLast} of the ${columns} columns have a weight on the last day, ${last}.`,
      ...(this.#zeros === 0 ? [] : [`${this.#zeros} weights are 0: the name was not in the list of that day, and nothing is kept of it.`]),
      ...(this.#nameless === 0 ? [] : [`${this.#nameless} weights stand in a column without ticker and are kept without one.`]),
    ]
  }

  #totalCheck(): StagedFile['checks'] {
    if (this.#form.totalColumn < 0) return []
    const name = this.#form.header[this.#form.totalColumn]!
    const [least, most] = [Math.min(...this.#above), Math.max(...this.#above)]
    if (Math.max(Math.abs(least), Math.abs(most)) <= ROUNDING) return [{ id: 'total', ok: true, detail: `${this.#sums.length} lines add up to their ${name}.` }]
    const detail = `${name} is the total, and ${round(least)} to ${round(most)} above the sum of the other columns: what a name called ${name} weighed is not in this file.`
    return [{ id: 'total', ok: false, detail }]
  }

  #list(record: RawRecord, asOf: string, weights: readonly (number | null)[]): void {
    const text = weights.join(',')
    const twin = this.#days.get(asOf)
    if (twin !== undefined) {
      if (twin.weights === text) this.#hold(record, 'ignored', `The same as line ${twin.line}.`, asOf)
      else this.#hold(record, 'review', `Line ${twin.line} has other weights for ${asOf}.`, asOf)
      return
    }
    const rows = this.#rowsOf(weights)
    if (rows.length === 0) return this.#hold(record, 'ignored', 'No weight above zero on this day.', asOf)
    const stored = rows.map((row) => this.#storedRow(asOf, row.rowKey))
    const other = rows.findIndex((row, i) => stored[i] !== undefined && stored[i].weightFraction !== row.weightFraction)
    if (other >= 0) {
      const words = `${rows[other]!.rowKey} ${percent(rows[other]!)}, stored ${percent(stored[other]!)}`
      return this.#hold(record, 'review', `Differs from the list stored for ${asOf}: ${words}.`, asOf)
    }
    this.#days.set(asOf, { line: record.line, weights: text })
    for (const [i, row] of rows.entries()) this.holdings.push({ line: record.line, asOf, row, isNew: stored[i] === undefined })
    if (this.#form.totalColumn > 0) this.#above.push(aboveSum(weights, this.#form.totalColumn))
    this.#sums.push(sumOf(weights, this.#form.totalColumn))
    this.#named.push(rows.length)
    this.#zeros += weights.filter((weight, i) => weight === 0 && i + 1 !== this.#form.totalColumn).length
    this.#nameless += rows.filter(({ symbolText }) => symbolText === null).length
  }

  #rowsOf(weights: readonly (number | null)[]): readonly HoldingRow[] {
    return weights.flatMap((weight, i) => {
      if (weight === null || weight === 0 || i + 1 === this.#form.totalColumn) return []
      const name = this.#form.header[i + 1]!
      const symbolText = NAMELESS.has(name) ? null : name
      const rest = { name: null, sector: null, assetClass: null, shares: null, marketValue: null, currency: null }
      return [{ ...rest, rowKey: symbolText ?? `column ${i + 2}`, symbolText, weightFraction: weight / 100 }]
    })
  }

  #storedRow(asOf: string, rowKey: string): HoldingRow | undefined {
    const { db, earlier } = this.#surroundings.context
    const stored = findHolding(db, this.#fund, asOf, rowKey)
    if (stored !== undefined) return stored
    for (const file of earlier) {
      const row = file instanceof StagedHoldingsFile ? file.find(this.#fund, asOf, rowKey) : undefined
      if (row !== undefined) return row
    }
    return undefined
  }

  #hold({ line, start, end }: Omit<RawRecord, 'cells'>, status: HeldRow['status'], reason: string, session: string | null = null): void {
    this.held.push({ line, status, reason, column: null, symbol: this.#fund, session, raw: rawText(this.#surroundings.bytes, start, end) })
  }
}

const round = (number: number): string => number.toFixed(2)
const percent = ({ weightFraction }: HoldingRow): string => (weightFraction === null ? 'none' : `${round(weightFraction * 100)} %`)
