import Database from 'better-sqlite3'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { barColumnsOf } from '../src/main/store/bar-columns.ts'
import { decodeColumns } from '../src/main/store/column-chunk.ts'
import { writeBarFiles } from './bar-files.ts'
import { brokerPreview } from './broker-preview.ts'
import type { Figure } from './figure.ts'
import { parseAlone } from './parse-alone.ts'
import { type TimedRun, timeDesk, timeProcess } from './timed-process.ts'

const ROUNDS = 5
const NAMES = 400
const DAYS = 2_500
const MANY_NAMES = 2_000

/**
 * One million daily bars from 400 files into the store, from the call to its answer, side by side with papaparse and one row per bar: fresh
 * processes that take turns, so that what else the machine does weighs on both. The bars of both must be the same to the last bit.
 * Then parsing alone beside d3-dsv, five million bars of 2,000 files, and a broker's history of 200,000 rows beside csv-parse.
 */
export async function measure(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-ingest-'))
  try {
    const { folder: files, rows } = writeBarFiles(join(folder, 'files'), NAMES, DAYS)
    const million = await importBeside(folder, files, rows)
    const parsing = await parseAlone(files, rows)
    rmSync(files, { recursive: true, force: true })
    return [...million, ...parsing, ...(await importMany(folder)), ...(await brokerPreview(folder))]
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function importBeside(folder: string, files: string, rows: number): Promise<readonly Figure[]> {
  const ours: TimedRun[] = []
  const peer: TimedRun[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const workspace = join(folder, `workspace-${round}`)
    const database = join(folder, `rows-${round}.db`)
    ours.push(await timeDesk(workspace, 'import.commit', { files: [{ path: files }] }))
    peer.push(await timeProcess([join(import.meta.dirname, 'row-per-bar.ts'), files, database], [], 'go'))
    expectSame(sumOfChunks(join(workspace, 'desk.db')), sumOfRows(database), rows)
    for (const left of [workspace, database, `${database}-wal`, `${database}-shm`]) rmSync(left, { recursive: true, force: true })
  }
  const times = peer.map(({ tookMs }, round) => tookMs / (ours[round]?.tookMs ?? Number.NaN))
  return [
    { what: '1,000,000 bars of 400 files imported, call to answer', unit: 'ms', values: ours.map(({ tookMs }) => tookMs) },
    { what: 'papaparse and one row per bar, the same files', unit: 'ms', values: peer.map(({ tookMs }) => tookMs) },
    { what: 'ratio of the two, round by round (goal >= 4.5)', unit: 'times', values: times },
    { what: 'largest resident memory of our process (goal <= 300)', unit: 'MB', values: ours.map(({ peakMb }) => peakMb) },
    { what: 'largest resident memory of the other one', unit: 'MB', values: peer.map(({ peakMb }) => peakMb) },
  ]
}

async function importMany(folder: string): Promise<readonly Figure[]> {
  const { folder: files, rows } = writeBarFiles(join(folder, 'many'), MANY_NAMES, DAYS)
  const workspace = join(folder, 'workspace-many')
  const { tookMs, peakMb } = await timeDesk(workspace, 'import.commit', { files: [{ path: files }] })
  const { count } = sumOfChunks(join(workspace, 'desk.db'))
  if (count !== rows) throw new Error(`bench: got ${count} bars, wanted ${rows}`)
  for (const left of [files, workspace]) rmSync(left, { recursive: true, force: true })
  return [
    { what: '5,000,000 bars of 2,000 files imported, call to answer (goal < 15,000)', unit: 'ms', values: [tookMs] },
    { what: 'largest resident memory of that (goal <= 400)', unit: 'MB', values: [peakMb] },
  ]
}

interface Sum {
  readonly count: number
  readonly close: number
}

function sumOfChunks(path: string): Sum {
  const db = new Database(path, { readonly: true })
  let count = 0
  let close = 0
  const chunks = db.prepare<[], { bars: Buffer }>(
    `SELECT c.bars FROM bar_chunks c JOIN series s ON s.id = c.series_id JOIN instruments i ON i.id = s.instrument_id ORDER BY i.symbol, c.period`,
  )
  for (const { bars } of chunks.iterate()) {
    const columns = barColumnsOf(decodeColumns(bars))
    count += columns.stamps.length
    for (const value of columns.close) close += value
  }
  db.close()
  return { count, close }
}

function sumOfRows(path: string): Sum {
  const db = new Database(path, { readonly: true })
  let count = 0
  let close = 0
  for (const value of db.prepare<[], number>('SELECT close FROM bars ORDER BY symbol, session').pluck().iterate()) {
    count += 1
    close += value
  }
  db.close()
  return { count, close }
}

function expectSame(ours: Sum, theirs: Sum, rows: number): void {
  if (ours.count !== rows || theirs.count !== rows || ours.close !== theirs.close) {
    throw new Error(`bench: got ${JSON.stringify({ ours, theirs })}, wanted the same ${rows} bars in both`)
  }
}
