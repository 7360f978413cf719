import type { z } from 'zod'
import type { InstrumentKind } from '#contract/schemas/series.ts'
import type { ReadDb } from '../../store/handles.ts'
import { readBars } from '../../store/bar-chunks.ts'
import { splitsOf, type SplitOnDay } from '../../store/corporate-actions.ts'
import { readValues } from '../../store/observations.ts'
import { listSeries, type SeriesRow, seriesLabel } from '../../store/series.ts'
import { type PanelBars, panelBars } from './panel-bars.ts'
import { cutToPiece, joinPieces, splitsOfPieces } from './join-pieces.ts'
import { type Chain, chainBars } from './panel-chain.ts'
import { instrumentsMeant, type PanelPiece } from './panel-names.ts'
import { type PanelValues, panelValues } from './panel-values.ts'
import { SharedSessions } from './shared-sessions.ts'

export interface PanelInstrument {
  readonly id: number
  readonly symbol: string
  readonly kind: z.infer<typeof InstrumentKind>
  /** Daily series, the primary first, then in import order. Empty for a name that only has minutes. */
  readonly daily: readonly SeriesRow[]
  readonly minutes: readonly SeriesRow[]
  /** Where it lies under several tickers, or under one that was another's too: what lies under each, the newest first. */
  readonly pieces?: readonly PanelPiece[]
}

/**
 * The bars of the workspace in the memory of the analysis thread: ordinary columns per symbol, oldest first, NaN = missing,
 * splits applied. Columns are never edited: a refresh puts new ones in their place, so a running job keeps what it gathered.
 *
 * Ask it inside `gather` only, while the job's read transaction is open: a series is read from the store when it is first
 * asked for and kept until a commit touches it. Take the columns you need out there and hand them to `compute`.
 */
export class Panel {
  #db: ReadDb | undefined
  #generation = -1
  #instruments: ReadonlyMap<string, PanelInstrument> = new Map()
  /** Whom a ticker means that nobody bears now. */
  #meant: ReadonlyMap<string, string> = new Map()
  #valueSeries = new Map<string, SeriesRow>()
  #symbols: readonly string[] = []
  #bars = new Map<number, PanelBars>()
  #values = new Map<number, PanelValues>()
  #chains = new Map<string, Chain>()
  #joined = new Map<string, readonly PanelBars[]>()
  #splits = new Map<number, readonly SplitOnDay[]>()
  readonly #sessions = new SharedSessions()

  /** The store generation the panel shows; -1 before the first refresh. */
  get generation(): number {
    return this.#generation
  }

  /**
   * Brings the panel to a generation, inside an open read transaction: drops what commits since the last refresh touched.
   * Called by the job runner before every gather.
   */
  refresh(db: ReadDb, generation: number): void {
    this.#db = db
    if (generation === this.#generation) return
    if (this.#generation < 0) this.#index(db)
    else this.#dropTouched(db)
    this.#generation = generation
  }

  /** Ends the gather: until the next refresh only what is already in memory is answered, anything else throws. */
  seal(): void {
    this.#db = undefined
  }

  /** Symbols that have a primary daily series, in order of their text. */
  symbols(): readonly string[] {
    return this.#symbols
  }

  instrument(symbol: string): PanelInstrument | undefined {
    return this.#instruments.get(symbol) ?? this.#instruments.get(this.#meant.get(symbol) ?? '')
  }

  /**
   * The primary daily series of a symbol, splits applied when it is raw; undefined when the store has none. Of a name that bore several tickers
   * the primary series of each, as one line (see `joinPieces`).
   */
  bars(symbol: string): PanelBars | undefined {
    const instrument = this.instrument(symbol)
    const [primary] = instrument?.daily ?? []
    if (instrument?.pieces !== undefined) return this.#join(instrument, instrument.pieces)[0]
    return primary === undefined || !primary.isPrimary ? undefined : this.#load(primary)
  }

  /** Every daily series of a symbol, the primary first, then in import order. */
  everySeries(symbol: string): readonly PanelBars[] {
    const instrument = this.instrument(symbol)
    if (instrument?.pieces !== undefined) return this.#join(instrument, instrument.pieces)
    return (instrument?.daily ?? []).map((series) => this.#load(series))
  }

  /**
   * The primary series lengthened by the instrument's other daily series (see `chainBars`), with its seams: what rotation,
   * breadth and map read. Stops, sizes and fills read `bars`.
   */
  chain(symbol: string): Chain | undefined {
    const known = this.#chains.get(symbol)
    if (known !== undefined) return known
    const chain = chainBars(this.everySeries(symbol))
    if (chain !== undefined) this.#chains.set(symbol, chain)
    return chain
  }

  /** Codes of value series ("DGS10"), in order of their text. */
  valueCodes(): readonly string[] {
    return [...this.#valueSeries.keys()]
  }

  /** The primary series of a code, with the day each value became known; `alignValues` puts it on a session axis. */
  series(code: string): PanelValues | undefined {
    const series = this.#valueSeries.get(code)
    if (series === undefined) return undefined
    const known = this.#values.get(series.id)
    if (known !== undefined) return known
    const values = panelValues(series.id, code, seriesLabel(series), readValues(this.#reader(code), series.id))
    this.#values.set(series.id, values)
    return values
  }

  /** Splits of a symbol, stated or confirmed by the user, oldest first. */
  splits(symbol: string): readonly SplitOnDay[] {
    const instrument = this.instrument(symbol)
    if (instrument === undefined) return []
    if (instrument.pieces === undefined) return this.#splitsOf(instrument.id)
    return splitsOfPieces(instrument.pieces.map((piece) => ({ ...piece, splits: this.#splitsOf(piece.instrumentId) })))
  }

  #splitsOf(instrumentId: number): readonly SplitOnDay[] {
    const known = this.#splits.get(instrumentId)
    if (known !== undefined) return known
    const splits = splitsOf(this.#reader('splits'), instrumentId)
    this.#splits.set(instrumentId, splits)
    return splits
  }

  #load(series: SeriesRow): PanelBars {
    const known = this.#bars.get(series.id)
    if (known !== undefined) return known
    const bars = this.#read(series, series.instrumentId === null || series.adjustment !== 'raw' ? [] : this.#splitsOf(series.instrumentId))
    this.#bars.set(series.id, bars)
    return bars
  }

  #read(series: SeriesRow, splits: readonly SplitOnDay[]): PanelBars {
    const columns = readBars(this.#reader(series.symbol), series.id)
    return panelBars(series, { ...columns, stamps: this.#sessions.shared(columns.stamps) }, splits)
  }

  /** The primary line of several tickers first, then every other series of theirs in its days. */
  #join(instrument: PanelInstrument, pieces: readonly PanelPiece[]): readonly PanelBars[] {
    const known = this.#joined.get(instrument.symbol)
    if (known !== undefined) return known
    const splits = this.splits(instrument.symbol)
    const cut = (piece: PanelPiece, isPrimary: boolean): PanelBars[] =>
      piece.daily.filter((series) => series.isPrimary === isPrimary).map((series) => cutToPiece(this.#read(series, splits), piece))
    const primaries = pieces.flatMap((piece) => cut(piece, true))
    const joined = joinPieces(primaries)
    const others = pieces.flatMap((piece) => cut(piece, false))
    const all = [...(joined === undefined ? [] : [{ ...joined, symbol: instrument.symbol, pieces: primaries }]), ...others]
    this.#joined.set(instrument.symbol, all)
    return all
  }

  #reader(what: string): ReadDb {
    if (this.#db === undefined) throw new Error(`Panel: ${what} was asked for outside gather and is not in memory`)
    return this.#db
  }

  #index(db: ReadDb): void {
    const instruments = new Map<string, PanelInstrument & { daily: SeriesRow[]; minutes: SeriesRow[] }>()
    const values = new Map<string, SeriesRow>()
    for (const series of listSeries(db)) {
      if (series.instrumentId === null || series.instrumentKind === null) {
        if (series.isPrimary) values.set(series.symbol, series)
        continue
      }
      const instrument = instruments.get(series.symbol) ?? {
        id: series.instrumentId,
        symbol: series.symbol,
        kind: series.instrumentKind,
        daily: [],
        minutes: [],
      }
      instruments.set(series.symbol, instrument)
      if (series.timeframe === '1d') instrument.daily.push(series)
      else instrument.minutes.push(series)
    }
    const { instruments: meant, meant: formerTickers } = instrumentsMeant(db, instruments)
    this.#instruments = meant
    this.#meant = formerTickers
    this.#valueSeries = values
    this.#symbols = [...meant.values()].filter(({ daily }) => daily.some(({ isPrimary }) => isPrimary)).map(({ symbol }) => symbol)
  }

  #dropTouched(db: ReadDb): void {
    const touched = db
      .prepare<[number], { kind: string; id: string }>("SELECT DISTINCT kind, id FROM changes WHERE generation > ? AND kind IN ('series', 'instrument')")
      .all(this.#generation)
    if (touched.length === 0) return
    for (const { kind, id } of touched) {
      if (kind === 'series') this.#forget(Number(id))
      else this.#forgetInstrument(Number(id))
    }
    this.#index(db)
    // The order of a chain's pieces hangs on the index too.
    this.#chains.clear()
    this.#joined.clear()
  }

  #forget(seriesId: number): void {
    this.#bars.delete(seriesId)
    this.#values.delete(seriesId)
  }

  #forgetInstrument(id: number): void {
    this.#splits.delete(id)
    for (const instrument of this.#instruments.values()) {
      if (instrument.id === id) for (const series of instrument.daily) this.#forget(series.id)
    }
  }
}
