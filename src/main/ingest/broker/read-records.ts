import { parse, type Parser } from 'csv-parse'
import { COLUMN_LIMIT, FIELD_LIMIT_CHARACTERS, LINE_LIMIT_BYTES } from '../files/limits.ts'
import { type FileRefused, refuseFile } from '../files/file-refusal.ts'
import type { Delimiter } from '../profile.ts'
import { isQuotedWell } from './is-quoted-well.ts'

const PIECE_BYTES = 64 * 1024
/** A file in which more quotation marks than this are left open is no table any more. */
const MOST_OPEN_QUOTES = 100
const HEADER_OPEN = 'A quotation mark is left open in its header. Export it again.'

/** One record of a table as it stands in the file. */
export interface RawRecord {
  readonly cells: readonly string[]
  /** Line on which the record begins, counted from 1. */
  readonly line: number
  /** Place of its text in the bytes, line end included. */
  readonly start: number
  readonly end: number
}

export interface RecordSink {
  /** How many cells a record should have at this point; null while that is not known. */
  readonly width: number | null
  take(record: RawRecord): void
  /** A line on which a quotation mark is opened and not closed; reading goes on with the next line. */
  takeOpenQuote(record: Omit<RawRecord, 'cells'>): void
}

export interface TableText {
  readonly path: string
  readonly bytes: Buffer
  /** Where reading begins: a byte offset and the line there. */
  readonly start: number
  readonly line: number
  readonly delimiter: Delimiter
  /** True where reading begins with the header that was found: it is one line, or the file is refused before a row is lost in it. */
  readonly isHeaderFirst?: boolean
}

/**
 * Cuts a table into records with csv-parse, in pieces, in one pass. A record over several lines counts as whole only when all
 * its quotation marks stand where they may, or it has the width of the table and none in a cell with a line break: otherwise the
 * mark was left open (a cut or hand-edited file), its line is reported, and reading resumes with the line behind it, so that
 * nothing is swallowed.
 */
export async function readRecords(text: TableText, sink: RecordSink, breathe: () => Promise<void>, pieceBytes = PIECE_BYTES): Promise<FileRefused | null> {
  let start = text.start
  let line = text.line
  for (let openQuotes = 0; ; openQuotes += 1) {
    if (openQuotes > MOST_OPEN_QUOTES) return refuseFile(text.path, 'not-a-table', `More than ${MOST_OPEN_QUOTES} quotation marks are left open.`, line)
    const run = new ParserRun(text, start, line, sink)
    await run.readToEnd(pieceBytes, breathe)
    if (run.refused !== null) return run.refused
    if (run.openQuoteAt === null) return null
    if (text.isHeaderFirst === true && run.openQuoteAt.start === text.start) return refuseFile(text.path, 'not-a-table', HEADER_OPEN, text.line)
    start = run.openQuoteAt.start
    line = run.openQuoteAt.line
    const end = lineEnd(text.bytes, start)
    if (end - start > LINE_LIMIT_BYTES) return refuseFile(text.path, 'line-too-long', 'A line is longer than 1 MiB; this is no table.', line)
    sink.takeOpenQuote({ line, start, end })
    start = end
    line += 1
  }
}

/** One run of the parser from an offset to the end, or to the record that is not whole. */
class ParserRun {
  refused: FileRefused | null = null
  openQuoteAt: { readonly start: number; readonly line: number } | null = null
  readonly #text: TableText
  readonly #from: number
  readonly #sink: RecordSink
  #start: number
  #line: number
  #parserLines = 0

  constructor(text: TableText, start: number, line: number, sink: RecordSink) {
    this.#text = text
    this.#from = start
    this.#start = start
    this.#line = line
    this.#sink = sink
  }

  get #isOver(): boolean {
    return this.refused !== null || this.openQuoteAt !== null
  }

  async readToEnd(pieceBytes: number, breathe: () => Promise<void>): Promise<void> {
    const { bytes } = this.#text
    const parser = this.#createParser()
    try {
      for (let at = this.#from; at < bytes.length && !this.#isOver; at += pieceBytes) {
        if (!(await write(parser, bytes.subarray(at, at + pieceBytes)))) this.#stopAtRecord()
        await breathe()
      }
      if (!this.#isOver && !(await end(parser))) this.#stopAtRecord()
    } finally {
      parser.destroy()
    }
  }

  #createParser(): Parser {
    const parser = parse({
      bom: true,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: false,
      info: false,
      delimiter: this.#text.delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      max_record_size: LINE_LIMIT_BYTES,
      on_record: (cells: string[], info) => {
        if (!this.#isOver) this.#take(cells, info.bytes, info.lines)
        // Nothing is handed to the readable side: a record is dealt with where it is found.
        return null
      },
    })
    // An error is answered where the write settles; without a listener it would also be thrown.
    parser.on('error', () => {})
    parser.resume()
    return parser
  }

  #take(cells: readonly string[], parsedBytes: number, parserLines: number): void {
    const { bytes, path } = this.#text
    const start = this.#start
    const line = this.#line
    const end = this.#from + parsedBytes
    const isOneLine = parserLines === this.#parserLines + 1
    const isOpenHeader = !isOneLine && this.#text.isHeaderFirst === true && start === this.#text.start
    if (!isOneLine && (isOpenHeader || !(isWhole(cells, this.#sink.width) || isQuotedWell(bytes, start, end, this.#text.delimiter)))) {
      this.openQuoteAt = { start, line }
      return
    }
    this.#parserLines = parserLines
    this.#start = end
    this.#line = line + (isOneLine ? 1 : countLines(bytes, start, end))
    if (cells.length > COLUMN_LIMIT)
      this.refused = refuseFile(path, 'too-many-columns', `A line has ${cells.length} columns; at most ${COLUMN_LIMIT} are read.`, line)
    else if (end - start > FIELD_LIMIT_CHARACTERS && cells.some((cell) => cell.length > FIELD_LIMIT_CHARACTERS)) {
      this.refused = refuseFile(path, 'field-too-long', 'A cell is longer than 64 KiB; this is no table.', line)
    } else this.#sink.take({ cells, line, start, end })
  }

  /** The parser gave up: a record over the size limit, or a quotation mark left open to the end of the file. */
  #stopAtRecord(): void {
    if (!this.#isOver) this.openQuoteAt = { start: this.#start, line: this.#line }
  }
}

function isWhole(cells: readonly string[], width: number | null): boolean {
  if (width !== null && cells.length !== width) return false
  return !cells.some((cell) => /[\r\n]/.test(cell) && cell.includes('"'))
}

/** Byte offset behind the line that contains `from`, its line end included. */
export function lineEnd(bytes: Uint8Array, from: number): number {
  for (let at = from; at < bytes.length; at += 1) {
    if (bytes[at] === 0x0a) return at + 1
    if (bytes[at] === 0x0d) return bytes[at + 1] === 0x0a ? at + 2 : at + 1
  }
  return bytes.length
}

function countLines(bytes: Uint8Array, start: number, end: number): number {
  let count = 0
  for (let at = start; at < end; at = lineEnd(bytes, at)) count += 1
  return count
}

/** True when the parser took the piece, false when it gave up. */
const write = (parser: Parser, piece: Uint8Array): Promise<boolean> =>
  new Promise((resolve) => parser.write(piece, (error) => resolve(error === null || error === undefined)))

const end = (parser: Parser): Promise<boolean> =>
  new Promise((resolve) => {
    parser.once('end', () => resolve(true))
    parser.once('error', () => resolve(false))
    parser.end()
  })
