import Database from 'better-sqlite3'
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { barColumnsOf } from '../src/main/store/bar-columns.ts'
import { decodeColumns } from '../src/main/store/column-chunk.ts'
import { NODE, ROOT } from '../test/faces/built.ts'
import { writeBarFiles } from './bar-files.ts'
import type { Figure } from './figure.ts'

const CLI = join(ROOT, 'out/main/cli.js')
const ROUNDS = 5
const NAMES = 400
const DAYS = 2_500

interface Run {
  readonly tookMs: number
  readonly peakMb: number
}

/**
 * One million daily bars from 400 files into the store, from the call to its answer, side by side with papaparse and one row per bar: fresh
 * processes that take turns, so that what else the machine does weighs on both. The bars of both must be the same to the last bit.
 */
export async function measure(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-ingest-'))
  try {
    const { folder: files, rows } = writeBarFiles(join(folder, 'files'), NAMES, DAYS)
    const ours: Run[] = []
    const peer: Run[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const workspace = join(folder, `workspace-${round}`)
      const database = join(folder, `rows-${round}.db`)
      const create = JSON.stringify({ channel: 'workspace.create', input: {} })
      const commit = JSON.stringify({ channel: 'import.commit', input: { files: [{ path: files }] } })
      ours.push(await run([CLI, '--workspace', workspace, '--batch'], [create], commit))
      peer.push(await run([join(import.meta.dirname, 'row-per-bar.ts'), files, database], [], 'go'))
      expectSame(sumOfChunks(join(workspace, 'desk.db')), sumOfRows(database), rows)
      for (const left of [workspace, database, `${database}-wal`, `${database}-shm`]) rmSync(left, { recursive: true, force: true })
    }
    const times = peer.map(({ tookMs }, round) => tookMs / (ours[round]?.tookMs ?? Number.NaN))
    return [
      { what: '1,000,000 bars of 400 files imported, call to answer', unit: 'ms', values: ours.map(({ tookMs }) => tookMs) },
      { what: 'papaparse and one row per bar, the same files', unit: 'ms', values: peer.map(({ tookMs }) => tookMs) },
      { what: 'ratio of the two, round by round (goal >= 3.5)', unit: 'times', values: times },
      { what: 'largest resident memory of our process (goal <= 300)', unit: 'MB', values: ours.map(({ peakMb }) => peakMb) },
      { what: 'largest resident memory of the other one', unit: 'MB', values: peer.map(({ peakMb }) => peakMb) },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** Starts a Node process, lets it answer `before` line by line, then times the line that counts; watches its memory (Linux; 0 elsewhere). */
async function run(words: readonly string[], before: readonly string[], line: string): Promise<Run> {
  const child = spawn(NODE, words, { stdio: ['pipe', 'pipe', 'ignore'] })
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const ask = async (question: string): Promise<void> => {
    child.stdin.write(`${question}\n`)
    const { value, done } = await answers.next()
    if (done === true || String(value).startsWith('{"ok":false')) throw new Error(`bench: ${words.join(' ')}: got ${String(value).slice(0, 500)}`)
  }
  for (const question of before) await ask(question)
  const startedAt = performance.now()
  await ask(line)
  const tookMs = performance.now() - startedAt
  const peakMb = residentPeakMb(child.pid)
  child.stdin.end()
  const code = await exited
  if (code !== 0) throw new Error(`bench: ${words.join(' ')}: got exit ${code}`)
  return { tookMs, peakMb }
}

function residentPeakMb(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    return (Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1_024) / 1e6
  } catch {
    return 0
  }
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
