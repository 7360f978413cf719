import { type DecimalMark, readDecimal } from '../cells/read-decimal.ts'
import type { DayFormat } from './date-cell.ts'

/** `undecided` = the cells can be read in two ways and nothing tells which; null = nothing to go by. */
export type Decided<T> = T | 'undecided' | null

/** What the day cells of a column say about how days are written: a number above 12 settles which one is the day. */
export class DayEvidence {
  readonly #counts = new Map<DayFormat, number>()
  #isEither = false
  #isSame = false

  add(cell: string): void {
    const text = cell.trim().replace(/^"(.*)"$/, '$1')
    if (text === '') return
    const parts = /^(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}(?!\d)/.exec(text)
    if (parts !== null) {
      const [first, second] = [Number(parts[1]), Number(parts[2])]
      if (first > 12 && second <= 12) this.#count('day-first')
      else if (second > 12 && first <= 12) this.#count('month-first')
      // The third of March is the third of March in both readings.
      else if (first === second) this.#isSame = true
      else this.#isEither = true
      return
    }
    const found = FORMS.find(([, form]) => form.test(text))
    if (found !== undefined) this.#count(found[0])
  }

  /** The one format that is meant. Cells of two formats, or none that settles it, leave it undecided. */
  format(): Decided<DayFormat> {
    const formats = [...this.#counts.keys()]
    if (formats.length > 1) return formats.includes('month-first') && formats.includes('day-first') ? 'undecided' : this.#mostFrequent()
    return formats[0] ?? (this.#isEither ? 'undecided' : this.#isSame ? 'month-first' : null)
  }

  #mostFrequent(): DayFormat {
    return [...this.#counts].reduce((most, entry) => (entry[1] > most[1] ? entry : most))[0]
  }

  #count(format: DayFormat): void {
    this.#counts.set(format, (this.#counts.get(format) ?? 0) + 1)
  }
}

const FORMS: readonly (readonly [DayFormat, RegExp])[] = [
  ['iso', /^\d{4}-\d{2}-\d{2}(?!\d)/],
  ['year-first', /^\d{4}[/.-]\d{1,2}[/.-]\d{1,2}(?!\d)/],
  ['compact', /^(?:1[5-9]|20|21)\d{6}(?!\d)/],
  ['month', /^\d{4}-\d{2}$/],
  ['month', /^(?:1[5-9]|20|21)\d{4}$/],
  ['unix', /^\d{9,11}$/],
  ['month-name', /^\d{1,2}[- ][A-Za-z]{3,9}/],
  ['month-first', /^[A-Za-z]{3,9}\.? \d{1,2},? \d{4}/],
]

/** What the number cells of one column say about their decimal mark. */
export class NumberEvidence {
  #points = 0
  #commas = 0
  #eithers = 0

  add(cell: string): void {
    const text = cell
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .trim()
      .replace(/[KMB]$/, '')
    if (!/[.,]/.test(text)) return
    const point = readDecimal(text, 'point')
    const comma = readDecimal(text, 'comma')
    if (point === comma) return
    if (comma === null) this.#points += 1
    else if (point === null) this.#commas += 1
    else this.#eithers += 1
  }

  /** Whether a cell can be read in two ways. */
  get hasEither(): boolean {
    return this.#eithers > 0
  }

  /** Each cell is read in the one way it can be read; the mark decides those that can be read in two. */
  mark(): Decided<DecimalMark> {
    if (this.#points > 0 && this.#commas > 0) return this.#eithers > 0 ? 'undecided' : 'mixed-point'
    if (this.#points > 0) return 'mixed-point'
    if (this.#commas > 0) return 'mixed-comma'
    return this.#eithers > 0 ? 'undecided' : null
  }
}
