import { csvParse } from 'd3-dsv'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { barLayout } from '../src/main/ingest/bars/bar-layout.ts'
import { BAR, BarRowReader } from '../src/main/ingest/bars/bar-row.ts'
import { LineScanner } from '../src/main/ingest/bars/line-scanner.ts'
import { readingBy } from '../src/main/ingest/bars/recognise-bars.ts'
import { newYorkMinute } from '../src/main/store/new-york-time.ts'
import type { Figure } from './figure.ts'
import { fraction, takeTurns } from './take-turns.ts'

const ROUNDS = 7
const HEAD_LINES = 60
/** A moment after the last row. */
const TODAY = Date.parse('2026-11-21') / 86_400_000

/** Parsing alone: the bytes of every file scanned and every row judged, nothing stored, against d3-dsv making objects of the same files. */
export async function parseAlone(folder: string, rows: number): Promise<readonly Figure[]> {
  const files = readdirSync(folder)
    .sort()
    .map((name) => ({ name, bytes: readFileSync(join(folder, name)) }))
  const texts = files.map(({ bytes }) => bytes.toString('utf8'))
  const counted = (bars: number): number => {
    if (bars !== rows) throw new Error(`bench: got ${bars} rows, wanted ${rows}`)
    return bars
  }
  const [ours, theirs, theirsOfText] = await takeTurns(ROUNDS, [
    { what: 'scan and judge', work: () => counted(files.reduce((sum, { name, bytes }) => sum + countBars(name, bytes), 0)) },
    { what: 'd3-dsv from bytes', work: () => counted(files.reduce((sum, { bytes }) => sum + csvParse(bytes.toString('utf8')).length, 0)) },
    { what: 'd3-dsv from text', work: () => counted(texts.reduce((sum, text) => sum + csvParse(text).length, 0)) },
  ])
  if (ours === undefined || theirs === undefined || theirsOfText === undefined) throw new Error('bench: got fewer contenders than were sent')
  return [
    { what: 'the same bytes scanned and judged, nothing stored', unit: 'ms', values: ours },
    { what: 'd3-dsv, objects of the same bytes', unit: 'ms', values: theirs },
    fraction('fraction of the two, round by round (goal <= 0.45)', ours, theirs),
    fraction('fraction where d3-dsv is handed decoded text', ours, theirsOfText),
  ]
}

function countBars(name: string, bytes: Buffer): number {
  const lines = bytes
    .toString('utf8', 0, HEAD_LINES * 80)
    .split('\n')
    .slice(0, HEAD_LINES)
  const reading = readingBy('yahoo', { path: name, name: basename(name), sizeBytes: bytes.length, encoding: 'utf-8', lines })
  if (reading === undefined) throw new Error(`bench: ${name}: got no header`)
  const layout = barLayout(reading)
  const reader = new BarRowReader({
    layout,
    timeframe: '1d',
    today: TODAY,
    nowMinute: TODAY * 1_440,
    toEpochMinute: newYorkMinute,
    dayWords: 'YYYY-MM-DD',
    footers: [],
  })
  let bars = 0
  new LineScanner(layout.line, 'bench').scan(bytes, 0, bytes.length, (row) => {
    if (row.line > reading.line && reader.read(row, bytes) === BAR) bars += 1
  })
  return bars
}
