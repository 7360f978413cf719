import type { RowStatus } from '#contract/schemas/imports.ts'
import { isoDay, weekday } from '#domain/calendar/civil-day.ts'
import { type BarLayout, SLOT, type SlotName } from './bar-layout.ts'
import { readClock } from './clock-cell.ts'
import { NONE } from './date-cell.ts'
import { isTradingDay } from './exchange-days.ts'
import { textOf } from './file-pieces.ts'
import type { Row } from './line-scanner.ts'
import { newYorkDay } from '../../store/new-york-time.ts'
import { ABSENT, BAD, VALUE } from './number-cell.ts'

/** Relative slack of every comparison of prices: files print rounded ones. */
export const PRICE_SLACK = 1e-6

/** Why a row is held back, in the user's words. */
export interface RowVerdict {
  readonly status: Exclude<RowStatus, 'new' | 'known'>
  readonly reason: string
  readonly column?: string
}

export interface BarRowRules {
  readonly layout: BarLayout
  readonly timeframe: '1d' | '1m'
  /** New York's civil day and the epoch minute of now: nothing may lie beyond. */
  readonly today: number
  readonly nowMinute: number
  /** Zone of minute stamps without an offset: minutes of the wall clock to epoch minutes. */
  readonly toEpochMinute: (day: number, minute: number) => number
  readonly dayWords: string
  /** Lines that are no bars, by what they look like. */
  readonly footers: readonly RegExp[]
}

const PRICES = ['open', 'high', 'low', 'close'] as const satisfies readonly SlotName[]
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** The row is no record at all: only blanks, or the header once more. */
export const NOT_A_ROW = 'not-a-row'
/** A row without prices that carries a dividend or a split. */
export const ACTION_ONLY = 'action-only'
export const BAR = 'bar'

/**
 * Judges one scanned row by itself and works out its stamp: civil day of a daily bar, epoch minute (seconds cut) of a minute bar.
 * A bar that passes costs a dozen comparisons; words are made only for the others.
 */
export class BarRowReader {
  /** Stamp of the last row that had one. */
  stamp = 0
  /** Whether the last row had a stamp, whatever else was wrong with it. */
  hasStamp = false
  /** Civil day in New York of the last row that had a date. */
  session = 0
  readonly #rules: BarRowRules
  /** True when the time of day stands in a column of its own. */
  readonly #hasClock: boolean

  constructor(rules: BarRowRules) {
    this.#rules = rules
    this.#hasClock = rules.layout.names.time !== undefined
  }

  read(row: Row, bytes: Buffer): typeof BAR | typeof ACTION_ONLY | typeof NOT_A_ROW | RowVerdict {
    const { states, values, date } = row
    this.hasStamp = date.state === VALUE && this.#readStamp(row, bytes)
    if (date.state !== VALUE) return this.#withoutDate(row, bytes)
    if (!this.hasStamp) return { status: 'error', reason: 'The time of day is missing.', ...this.#column('date') }
    if (row.hasSurplus) return { status: 'error', reason: `The row has ${row.cells} cells, more than the header.` }
    const open = values[SLOT.open]!
    const high = values[SLOT.high]!
    const low = values[SLOT.low]!
    const close = values[SLOT.close]!
    const isWhole =
      states[SLOT.open] === VALUE &&
      states[SLOT.high] === VALUE &&
      states[SLOT.low] === VALUE &&
      states[SLOT.close] === VALUE &&
      states[SLOT.volume] !== BAD &&
      states[SLOT.adjustedClose] !== BAD &&
      states[SLOT.dividend] !== BAD &&
      states[SLOT.split] !== BAD
    const isSound = isWhole && low > 0 && high >= low && open <= high && open >= low && close <= high && close >= low
    if (isSound && (states[SLOT.volume] === ABSENT || values[SLOT.volume]! >= 0) && !this.#isFuture() && isTradingDay(this.session)) return BAR
    return this.#judge(row)
  }

  /** Slow path: says what is wrong, or that nothing is. */
  #judge({ states, values }: Row): typeof BAR | typeof ACTION_ONLY | RowVerdict {
    for (const name of [...PRICES, 'volume', 'adjustedClose', 'dividend', 'split'] as const) {
      if (states[SLOT[name]] === BAD) return { status: 'error', reason: `${this.#name(name)} is no number.`, ...this.#column(name) }
    }
    if (PRICES.every((name) => states[SLOT[name]] === ABSENT)) {
      const hasAction = (name: 'dividend' | 'split'): boolean => states[SLOT[name]] === VALUE && values[SLOT[name]]! > 0
      if (hasAction('dividend') || hasAction('split')) return ACTION_ONLY
      return { status: 'ignored', reason: 'All prices are blank.' }
    }
    if (states[SLOT.close] === ABSENT) return { status: 'error', reason: `${this.#name('close')} is blank beside other prices.`, ...this.#column('close') }
    for (const name of PRICES) {
      if (states[SLOT[name]] === VALUE && values[SLOT[name]]! <= 0)
        return { status: 'error', reason: `${this.#name(name)} is not above zero.`, ...this.#column(name) }
    }
    if (states[SLOT.volume] === VALUE && values[SLOT.volume]! < 0)
      return { status: 'error', reason: `${this.#name('volume')} is below zero.`, ...this.#column('volume') }
    const high = states[SLOT.high] === VALUE ? values[SLOT.high]! : Number.NaN
    const low = states[SLOT.low] === VALUE ? values[SLOT.low]! : Number.NaN
    if (high < low) return { status: 'error', reason: `High ${high} is below low ${low}.`, ...this.#column('high') }
    if (this.#isFuture()) return { status: 'error', reason: `${isoDay(this.session)} lies in the future.`, ...this.#column('date') }
    for (const name of ['open', 'close'] as const) {
      const price = states[SLOT[name]] === VALUE ? values[SLOT[name]]! : Number.NaN
      if (price > high * (1 + PRICE_SLACK) || price < low * (1 - PRICE_SLACK)) {
        return { status: 'review', reason: `${this.#name(name)} ${price} lies outside low ${low} to high ${high}.`, ...this.#column(name) }
      }
    }
    if (!isTradingDay(this.session)) {
      return { status: 'review', reason: `The exchange was closed on ${WEEKDAYS[weekday(this.session) - 1]} ${isoDay(this.session)}.`, ...this.#column('date') }
    }
    return BAR
  }

  #readStamp(row: Row, bytes: Buffer): boolean {
    const { day, offset } = row.date
    if (row.date.minute === NONE && this.#hasClock) row.date.minute = readClock(textOf(bytes, row.textStarts[SLOT.time]!, row.textEnds[SLOT.time]!))
    const { minute } = row.date
    if (this.#rules.timeframe === '1m') {
      if (minute === NONE) return false
      this.stamp = offset === NONE ? this.#rules.toEpochMinute(day, minute) : day * 1_440 + minute - offset
      this.session = newYorkDay(this.stamp)
      return true
    }
    // A stamp at midnight names its day whatever the offset; any other moment is the day it was in New York.
    this.session = offset === NONE || minute === 0 || minute === NONE ? day : newYorkDay(day * 1_440 + minute - offset)
    this.stamp = this.session
    return true
  }

  #withoutDate(row: Row, bytes: Buffer): typeof NOT_A_ROW | RowVerdict {
    const text = textOf(bytes, row.start, row.end)
    if (text.trim() === '') return NOT_A_ROW
    const { date: name } = this.#rules.layout.names
    if (this.#rules.footers.some((footer) => footer.test(text.trim()))) return { status: 'ignored', reason: 'A line below the table.' }
    if (row.date.state === ABSENT) {
      const isEmpty = /^[\s,;|"]*$/.test(text)
      return isEmpty ? { status: 'ignored', reason: 'The row is empty.' } : { status: 'error', reason: `${name} is blank.`, ...this.#column('date') }
    }
    if (name !== undefined && this.#isHeader(text)) return NOT_A_ROW
    return { status: 'error', reason: `${name} is no day in the form ${this.#rules.dayWords}.`, ...this.#column('date') }
  }

  /** The header again: the same names of columns, wherever blanks and quotes are. */
  #isHeader(text: string): boolean {
    const cells = text.split(this.#rules.layout.line.delimiter).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'))
    return Object.values(this.#rules.layout.names).every((name) => cells.includes(name))
  }

  #isFuture(): boolean {
    return this.session > this.#rules.today || (this.#rules.timeframe === '1m' && this.stamp > this.#rules.nowMinute)
  }

  #name(slot: SlotName): string {
    return this.#rules.layout.names[slot] ?? slot
  }

  #column(slot: SlotName | 'date'): { column: string } | Record<string, never> {
    const column = this.#rules.layout.names[slot]
    return column === undefined ? {} : { column }
  }
}
