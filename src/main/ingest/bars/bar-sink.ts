import { isoDay } from '#domain/calendar/civil-day.ts'
import { unguarded } from '../cells/guarded-text.ts'
import { figureOf, type RowSays } from '../series/held-row.ts'
import type { SeriesDraft } from '../series/series-draft.ts'
import { BarFacts } from './bar-facts.ts'
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

/** The figures of a bar, in the order of a chunk's columns. */
const FIGURES = [SLOT.open, SLOT.high, SLOT.low, SLOT.close, SLOT.volume, SLOT.adjustedClose]

/** Puts scanned rows where they belong: bars and actions into the draft, the others on the list of what is held back. */
export class BarSink {
  rows = 0
  hasNaiveTimes = false
  readonly facts: BarFacts
  readonly #draft: SeriesDraft
  readonly #profile: BarProfile
  readonly #timeframe: '1d' | '1m'
  readonly #fileSymbol: string | null
  /** Why no row can be built yet; null = rows can be. */
  readonly #waits: string | null
  #isAllOnFives = true
  #series = -1
  #seriesBytes = Buffer.alloc(0)
  /** Why the last row has no symbol. */
  #symbolFault = ''

  constructor(draft: SeriesDraft, profile: BarProfile, fileSymbol: string | null, waits: string | null) {
    this.#draft = draft
    this.#profile = profile
    this.#timeframe = draft.kind.timeframe
    this.facts = new BarFacts(draft.kind.timeframe)
    this.#waits = waits
    this.#fileSymbol = fileSymbol
    if (fileSymbol !== null) this.#series = draft.numberOf(fileSymbol)
  }

  /** True when minute bars are all five or more minutes apart. */
  get isCoarse(): boolean {
    return this.#timeframe === '1m' && this.#isAllOnFives && this.facts.bars >= COARSE_ROWS
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
      const says = reader.hasStamp && judged.status !== 'ignored' ? this.#saysOf(row, bytes, reader.stamp) : []
      this.#hold(row, bytes, judged.status, judged.reason, judged.column ?? null, says)
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
    this.facts.take(series, reader.stamp, row)
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
    const text = isThere ? this.#symbolOf(row, bytes) : ''
    this.#symbolFault = text === '' ? 'The symbol is blank.' : (symbolFault(text) ?? '')
    if (this.#symbolFault !== '') return -1
    this.#series = this.#draft.numberOf(text)
    this.#seriesBytes = Buffer.from(bytes.subarray(from, to))
    return this.#series
  }

  /** The symbol of a row that has one in its column. */
  #symbolOf({ textStarts, textEnds }: Row, bytes: Buffer): string {
    const { symbolSuffix = '', isOwn } = this.#profile
    const printed = textOf(bytes, textStarts[SLOT.symbol]!, textEnds[SLOT.symbol]!).replaceAll('""', '"')
    const text = (isOwn ? unguarded(printed) : printed).toUpperCase()
    return symbolSuffix !== '' && text.endsWith(symbolSuffix) ? text.slice(0, -symbolSuffix.length) : text
  }

  /** What a row says that is no bar: its figures as far as they are numbers. Nothing where it names no symbol or no figure. */
  #saysOf(row: Row, bytes: Buffer, stamp: number): readonly RowSays[] {
    const isNamed = this.#fileSymbol !== null || row.states[SLOT.symbol] === VALUE
    const figures = FIGURES.map((slot) => (row.states[slot] === VALUE ? figureOf(row.values[slot]) : null))
    if (!isNamed || figures.every((value) => value === null)) return []
    return [{ symbol: this.#draft.currentOf(this.#fileSymbol ?? this.#symbolOf(row, bytes)), stamp, figures }]
  }

  #hold(
    row: Row,
    bytes: Buffer,
    status: 'ignored' | 'review' | 'unsupported' | 'error',
    reason: string,
    column: string | null,
    says: readonly RowSays[] = [],
  ): void {
    const symbol = this.#fileSymbol ?? (row.states[SLOT.symbol] === VALUE ? textOf(bytes, row.textStarts[SLOT.symbol]!, row.textEnds[SLOT.symbol]!) : null)
    const session = row.date.state === VALUE && this.#waits === null ? isoDay(row.date.day) : null
    this.#draft.hold({
      line: row.line,
      status,
      reason,
      column,
      symbol,
      session,
      raw: textOf(bytes, row.start, row.end),
      ...(says.length === 0 ? {} : { says }),
    })
  }
}
