import { isoDay } from '#domain/calendar/civil-day.ts'
import { unguarded } from '../cells/guarded-text.ts'
import type { SeriesDraft } from '../series/series-draft.ts'
import { SLOT } from './bar-layout.ts'
import type { BarProfile } from './bar-profile.ts'
import { ACTION_ONLY, BAR, type BarRowReader, NOT_A_ROW } from './bar-row.ts'
import { NONE } from './date-cell.ts'
import { textOf } from './file-pieces.ts'
import type { Row } from './line-scanner.ts'
import { VALUE } from './number-cell.ts'
import { symbolFault } from './price-symbol.ts'

/** So many minute bars, all on multiples of five, are no accident. */
const COARSE_ROWS = 50

/** Puts scanned rows where they belong: bars and actions into the draft, the others on the list of what is held back. */
export class BarSink {
  rows = 0
  hasNaiveTimes = false
  /** Bars on which nothing was traded: days of a thin name, the time before a listing, every bar of an index. */
  zeroVolumes = 0
  readonly #draft: SeriesDraft
  readonly #profile: BarProfile
  readonly #timeframe: '1d' | '1m'
  readonly #fileSymbol: string | null
  /** Why no row can be built yet; null = rows can be. */
  readonly #waits: string | null
  #bars = 0
  #isAllOnFives = true
  #series = -1
  #seriesBytes = Buffer.alloc(0)
  /** Why the last row has no symbol. */
  #symbolFault = ''

  constructor(draft: SeriesDraft, profile: BarProfile, fileSymbol: string | null, waits: string | null) {
    this.#draft = draft
    this.#profile = profile
    this.#timeframe = draft.kind.timeframe
    this.#waits = waits
    this.#fileSymbol = fileSymbol
    if (fileSymbol !== null) this.#series = draft.numberOf(fileSymbol)
  }

  /** Bars that were put into the draft, copies of one stamp included. */
  get bars(): number {
    return this.#bars
  }

  /** True when minute bars are all five or more minutes apart. */
  get isCoarse(): boolean {
    return this.#timeframe === '1m' && this.#isAllOnFives && this.#bars >= COARSE_ROWS
  }

  take(row: Row, bytes: Buffer, reader: BarRowReader): void {
    const judged = reader.read(row, bytes)
    if (judged === NOT_A_ROW) return
    this.rows += 1
    if (this.#waits !== null && !(typeof judged === 'object' && judged.status === 'ignored')) {
      this.#hold(row, bytes, 'review', this.#waits, null)
      return
    }
    if (judged !== BAR && judged !== ACTION_ONLY) {
      this.#hold(row, bytes, judged.status, judged.reason, judged.column ?? null)
      return
    }
    if (!this.#hasDayLength(row, bytes)) {
      this.#hold(row, bytes, 'unsupported', 'Only bars of whole days are kept from this layout.', this.#profile.columns.interval?.toString() ?? null)
      return
    }
    const series = this.#fileSymbol === null ? this.#seriesOfRow(row, bytes) : this.#series
    if (series < 0) {
      this.#hold(row, bytes, 'error', this.#symbolFault, this.#profile.columns.symbol?.toString() ?? null)
      return
    }
    if (row.states[SLOT.dividend] === VALUE) this.#addAction(row, series, 'dividend', reader.session, judged === ACTION_ONLY)
    if (row.states[SLOT.split] === VALUE) this.#addAction(row, series, 'split', reader.session, judged === ACTION_ONLY)
    if (judged !== BAR) return
    if (row.date.offset === NONE && row.date.minute !== NONE && this.#timeframe === '1m') this.hasNaiveTimes = true
    if (reader.stamp % 5 !== 0) this.#isAllOnFives = false
    if (row.values[SLOT.volume] === 0) this.zeroVolumes += 1
    this.#bars += 1
    this.#draft.add(series, reader.stamp, row.line, row.values)
  }

  #addAction(row: Row, series: number, kind: 'dividend' | 'split', session: number, standsAlone: boolean): void {
    const value = row.values[SLOT[kind]]!
    // One for one is how some vendors write that there was no split.
    if (value > 0 && !(kind === 'split' && value === 1)) this.#draft.actions.push({ series, session, kind, value, line: row.line, standsAlone })
  }

  #hasDayLength(row: Row, bytes: Buffer): boolean {
    if (this.#profile.intervalOfDay === undefined) return true
    return textOf(bytes, row.textStarts[SLOT.interval]!, row.textEnds[SLOT.interval]!) === this.#profile.intervalOfDay
  }

  /** The number of the row's symbol, -1 when it has none. Rows of one name mostly stand together, so the last one is tried first. */
  #seriesOfRow(row: Row, bytes: Buffer): number {
    const from = row.textStarts[SLOT.symbol]!
    const to = row.textEnds[SLOT.symbol]!
    const isThere = row.states[SLOT.symbol] === VALUE
    if (isThere && this.#series >= 0 && bytes.compare(this.#seriesBytes, 0, this.#seriesBytes.length, from, to) === 0) return this.#series
    const { symbolSuffix = '', isOwn } = this.#profile
    const printed = isThere ? textOf(bytes, from, to).replaceAll('""', '"') : ''
    const text = (isOwn ? unguarded(printed) : printed).toUpperCase()
    this.#symbolFault = text === '' ? 'The symbol is blank.' : (symbolFault(text) ?? '')
    if (this.#symbolFault !== '') return -1
    this.#series = this.#draft.numberOf(symbolSuffix !== '' && text.endsWith(symbolSuffix) ? text.slice(0, -symbolSuffix.length) : text)
    this.#seriesBytes = Buffer.from(bytes.subarray(from, to))
    return this.#series
  }

  #hold(row: Row, bytes: Buffer, status: 'ignored' | 'review' | 'unsupported' | 'error', reason: string, column: string | null): void {
    const symbol = this.#fileSymbol ?? (row.states[SLOT.symbol] === VALUE ? textOf(bytes, row.textStarts[SLOT.symbol]!, row.textEnds[SLOT.symbol]!) : null)
    const session = row.date.state === VALUE && this.#waits === null ? isoDay(row.date.day) : null
    this.#draft.hold({ line: row.line, status, reason, column, symbol, session, raw: textOf(bytes, row.start, row.end) })
  }
}
