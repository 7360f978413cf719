import { isoDay } from '#domain/calendar/civil-day.ts'
import { dayWords, type TableForm } from '../bars/settle-reading.ts'
import { textOf } from '../bars/file-pieces.ts'
import type { LineLayout, Row } from '../bars/line-scanner.ts'
import { ABSENT, VALUE } from '../bars/number-cell.ts'
import type { RowVerdict } from '../bars/bar-row.ts'
import { type Frequency, frequencyOfGap } from '../../store/value-frequency.ts'
import type { SeriesDraft } from './series-draft.ts'
import type { ValueProfile } from './value-profile.ts'
import { judgeValueRow, type ValueRowRules } from './value-row.ts'

/** Where the cells of a table of dated values go: the day, then one number for each series. */
export const valueLayout = ({ header, delimiter, dayFormat, marks }: TableForm): LineLayout => ({
  delimiter,
  dayFormat: dayFormat === 'undecided' ? 'month-first' : dayFormat,
  cells: header.map((_, column) => {
    const mark = marks[column]
    if (column === 0) return { kind: 'date', slot: 0 }
    return { kind: 'number', slot: column - 1, ...(mark === undefined || mark === 'undecided' ? {} : { mark }) }
  }),
})

/** Puts the values of scanned rows into the draft, one series for each column, and the other rows on the list of what is held back. */
export class ValueSink {
  rows = 0
  /** Cells that hold a number that stands for no value. */
  missing = 0
  /** How often so many days lay between two rows with values. */
  readonly #gaps = new Map<number, number>()
  #lastDay = Number.NaN
  readonly #draft: SeriesDraft
  readonly #profile: ValueProfile
  readonly #rules: ValueRowRules
  readonly #codes: readonly string[]
  readonly #numbers: readonly number[]
  readonly #waits: string | null
  readonly #value = new Float64Array(1)
  #hasEnded = false

  /** `waits` = why no row can be built yet; null = rows can be. */
  constructor(draft: SeriesDraft, profile: ValueProfile, form: TableForm, codes: readonly string[], today: number, waits: string | null) {
    this.#draft = draft
    this.#profile = profile
    this.#rules = { header: form.header, delimiter: form.delimiter, today, dayWords: dayWords[valueLayout(form).dayFormat] }
    this.#codes = codes
    this.#numbers = codes.map((code) => draft.numberOf(code))
    this.#waits = waits
  }

  take(row: Row, bytes: Buffer): void {
    if (this.#profile.missing.length > 0) this.#dropMissing(row)
    const verdict = this.#judge(row, bytes)
    if (verdict === undefined) return
    this.rows += 1
    if (verdict !== null) {
      const session = row.date.state === VALUE && this.#waits === null && !this.#hasEnded ? isoDay(row.date.day) : null
      const { status, reason, column = null } = verdict
      this.#draft.hold({ line: row.line, status, reason, column, symbol: this.#codes[0] ?? null, session, raw: textOf(bytes, row.start, row.end) })
      return
    }
    this.#countGap(row.date.day)
    for (const [slot, series] of this.#numbers.entries()) {
      if (row.states[slot] !== VALUE) continue
      this.#value[0] = row.values[slot]!
      this.#draft.add(series, row.date.day, row.line, this.#value)
    }
  }

  /** How often a value of this file comes; undefined where it has fewer than two. */
  get frequency(): Frequency | undefined {
    const gaps = [...this.#gaps].toSorted(([one], [other]) => one - other)
    const half = gaps.reduce((sum, [, count]) => sum + count, 0) / 2
    let passed = 0
    const median = gaps.find(([, count]) => (passed += count) > half)
    return median && frequencyOfGap(median[0])
  }

  #countGap(day: number): void {
    const gap = Math.abs(day - this.#lastDay)
    this.#lastDay = day
    if (gap > 0) this.#gaps.set(gap, (this.#gaps.get(gap) ?? 0) + 1)
  }

  #judge(row: Row, bytes: Buffer): RowVerdict | null | undefined {
    if (this.#profile.endsAtText && row.date.state !== VALUE && textOf(bytes, row.start, row.end).trim() !== '') this.#hasEnded = true
    if (this.#hasEnded) return textOf(bytes, row.start, row.end).trim() === '' ? undefined : { status: 'ignored', reason: 'Text below the table.' }
    const verdict = judgeValueRow(row, bytes, this.#rules)
    const isRecord = verdict !== undefined && verdict?.status !== 'ignored'
    return isRecord && this.#waits !== null ? { status: 'review', reason: this.#waits } : verdict
  }

  #dropMissing({ states, values }: Row): void {
    for (const slot of this.#numbers.keys()) {
      if (states[slot] !== VALUE || !this.#profile.missing.includes(values[slot]!)) continue
      states[slot] = ABSENT
      this.missing += 1
    }
  }
}
