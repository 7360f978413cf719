import Database from 'better-sqlite3'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exchangeCalendar } from '../src/main/ingest/exchange-calendar.ts'
import { readGeneration } from '../src/main/store/generation.ts'
import type { ReadDb } from '../src/main/store/handles.ts'
import { openWorkspaceForRead } from '../src/main/store/open.ts'
import { Panel } from '../src/main/threads/analysis/panel.ts'
import { NODE, ROOT } from '../test/faces/built.ts'
import { writeBarFiles } from './bar-files.ts'
import type { Figure } from './figure.ts'

const CLI = join(ROOT, 'out/main/cli.js')
const ROUNDS = 5
const NAMES = 2_000
const DAYS = 2_520

/**
 * All daily bars of 2,000 names x 2,520 sessions out of the store into columns, against the same bars out of a table with one row per
 * bar into the same columns; the two take turns. The sum of all closes must be the same.
 */
export async function measure(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-panel-'))
  try {
    const { folder: files, symbols } = writeBarFiles(join(folder, 'files'), NAMES, DAYS)
    const workspace = join(folder, 'workspace')
    const database = join(folder, 'rows.db')
    desk(workspace, 'workspace.create')
    desk(workspace, 'import.commit', JSON.stringify({ files: [{ path: files }] }))
    const stored = spawnSync(NODE, [join(import.meta.dirname, 'row-per-bar.ts'), files, database], { input: 'go\n' })
    if (stored.status !== 0) throw new Error(`bench: row-per-bar: got exit ${stored.status}`)
    const chunks: number[] = []
    const rows: number[] = []
    const one: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const ours = timed(() => loadPanel(workspace, symbols))
      const theirs = timed(() => loadRows(database, symbols))
      if (ours.value !== theirs.value) throw new Error(`bench: got the sums ${ours.value} and ${theirs.value}, wanted the same`)
      chunks.push(ours.tookMs)
      rows.push(theirs.tookMs)
      one.push(timed(() => loadPanel(workspace, symbols.slice(round, round + 1))).tookMs)
    }
    return [
      { what: '2,000 x 2,520 daily bars from the store into the panel', unit: 'ms', values: chunks },
      { what: 'the same from a table with one row per bar', unit: 'ms', values: rows },
      { what: 'fraction of the two, round by round (goal <= 0.15)', unit: 'times', values: chunks.map((ms, round) => ms / (rows[round] ?? Number.NaN)) },
      { what: 'one name of it, workspace opened and closed', unit: 'ms', values: one },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

function desk(workspace: string, ...words: string[]): void {
  const { status, stdout } = spawnSync(NODE, [CLI, '--workspace', workspace, ...words], { encoding: 'utf8', maxBuffer: 1 << 26 })
  if (status !== 0) throw new Error(`bench: ${words[0]}: got exit ${status}: ${stdout.slice(0, 500)}`)
}

function timed<T>(work: () => T): { readonly tookMs: number; readonly value: T } {
  const startedAt = performance.now()
  const value = work()
  return { tookMs: performance.now() - startedAt, value }
}

/** A new panel, every name asked for once; answers the sum of all closes. */
function loadPanel(workspace: string, symbols: readonly string[]): number {
  const opened = openWorkspaceForRead(workspace)
  if (!opened.ok) throw new Error(`bench: got ${opened.error.kind}, wanted a workspace`)
  const db: ReadDb = opened.value
  const panel = new Panel()
  let sum = 0
  db.transaction(() => {
    panel.refresh(db, readGeneration(db))
    for (const symbol of symbols) sum += sumOf(panel.bars(symbol)?.close ?? new Float64Array(0))
  })()
  db.close()
  return sum
}

/** The same columns from rows. Sessions come as text and become day numbers, as the panel has them. */
function loadRows(database: string, symbols: readonly string[]): number {
  const db = new Database(database, { readonly: true })
  const dayOf = new Map<string, number>(exchangeCalendar.sessions.map((session) => [session, Date.parse(session) / 86_400_000]))
  const read = db.prepare<[string], [string, number, number, number, number, number]>(
    'SELECT session, open, high, low, close, volume FROM bars WHERE symbol = ? ORDER BY session',
  )
  let sum = 0
  for (const symbol of symbols) {
    const rows = read.raw().all(symbol)
    const sessions = Int32Array.from(rows, ([session]) => dayOf.get(session) ?? 0)
    const columns = ([1, 2, 3, 4, 5] as const).map((index) => Float64Array.from(rows, (row) => row[index]))
    if (sessions.length !== rows.length) throw new Error('bench: got fewer sessions than rows')
    sum += sumOf(columns[3] ?? new Float64Array(0))
  }
  db.close()
  return sum
}

function sumOf(column: Float64Array): number {
  let sum = 0
  for (const value of column) sum += value
  return sum
}
