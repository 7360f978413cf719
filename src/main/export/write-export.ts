import { mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { flushPath, makeFolder } from '../store/flush-path.ts'
import { readGeneration } from '../store/generation.ts'
import { openWorkspaceForRead } from '../store/open.ts'
import { listSeries } from '../store/series.ts'
import { storageError } from '../store/storage-error.ts'
import type { ReadDb } from '../store/handles.ts'
import { fail, type Outcome, succeed } from '#contract/errors.ts'
import { writeBars } from './bar-files.ts'
import { FileWriter, type WrittenFile } from './file-writer.ts'
import { plainTables, writePlainTable } from './plain-tables.ts'
import { positionsFiles, writePositions } from './positions-file.ts'
import { storedFamilies, writeRecords } from './record-family-files.ts'
import type { ExportFormat } from './record-file.ts'
import { writeTransactions } from './transactions-file.ts'
import { writeValues } from './value-files.ts'

export interface ExportPlan {
  readonly workspaceDir: string
  /** Must not exist; it appears whole, when everything lies on the disk. */
  readonly folder: string
  /** Where the files are written first, on the same disk. */
  readonly partialFolder: string
  readonly formats: readonly ExportFormat[]
  readonly appVersion: string
  /** ISO instant of the export, for its list of contents. */
  readonly at: string
}

export interface ExportWritten {
  readonly folder: string
  readonly generation: number
  readonly files: number
  readonly rows: number
  readonly bytes: number
}

export type ExportProgress = (done: number, total: number, file: string) => void

/**
 * Writes everything the store holds as text files: one state of the store, read inside one transaction, whatever is imported meanwhile.
 * `contents.json` names every file with rows, bytes and SHA-256. A disk that refuses is an error with its words.
 */
export function writeExport(plan: ExportPlan, onProgress: ExportProgress): Outcome<ExportWritten> {
  const opened = openWorkspaceForRead(plan.workspaceDir)
  if (!opened.ok) return opened
  const db = opened.value
  try {
    makeFolder(dirname(plan.folder))
    // What it holds is for its owner alone, as the workspace is.
    mkdirSync(plan.partialFolder, { mode: 0o700 })
    const written = db.transaction(() => writeFiles(db, plan, onProgress))()
    renameSync(plan.partialFolder, plan.folder)
    flushPath(dirname(plan.folder), true)
    return succeed(written)
  } catch (thrown) {
    rmSync(plan.partialFolder, { recursive: true, force: true })
    const error = storageError(thrown, plan.folder)
    if (error === null) throw thrown
    return fail(error)
  } finally {
    db.close()
  }
}

function writeFiles(db: ReadDb, plan: ExportPlan, onProgress: ExportProgress): ExportWritten {
  const generation = readGeneration(db)
  const series = listSeries(db)
  const families = storedFamilies(db)
  const tables = plainTables(db)
  const positions = positionsFiles(db)
  const total = (countRows(db, tables) + positions.reduce((sum, { lines }) => sum + lines.length, 0)) * plan.formats.length
  const files: WrittenFile[] = []
  let done = 0
  const write = (name: string, work: (onRow: () => void) => WrittenFile): void => {
    const before = done
    onProgress(done, total, name)
    const file = work(() => {
      done += 1
      if (done % ROWS_PER_PROGRESS === 0) onProgress(done, total, name)
    })
    done = before + file.rows
    files.push(file)
  }
  for (const format of plan.formats) {
    write('transactions', (onRow) => writeTransactions(db, plan.partialFolder, format, onRow))
    for (const one of positions) write(one.name, (onRow) => writePositions(plan.partialFolder, one, format, onRow))
    for (const one of series) {
      const file = one.kind === 'bars' ? writeBars : writeValues
      write(one.symbol, (onRow) => file(db, plan.partialFolder, one, format, onRow))
    }
    for (const family of families) write(family, (onRow) => writeRecords(db, plan.partialFolder, family, format, onRow))
    for (const table of tables) write(table, (onRow) => writePlainTable(db, plan.partialFolder, table, format, onRow))
  }
  writeContents(plan, generation, files)
  const sum = (of: (file: WrittenFile) => number): number => files.reduce((all, file) => all + of(file), 0)
  onProgress(total, total, 'contents')
  return { folder: plan.folder, generation, files: files.length + 1, rows: sum(({ rows }) => rows), bytes: sum(({ bytes }) => bytes) }
}

const ROWS_PER_PROGRESS = 4_096

function countRows(db: ReadDb, tables: readonly string[]): number {
  const stored =
    db
      .prepare<[], number>('SELECT ifnull((SELECT sum(count) FROM coverage), 0) + (SELECT count(*) FROM transactions) + (SELECT count(*) FROM dated_records)')
      .pluck()
      .get() ?? 0
  const plain = tables.map((table) => db.prepare<[], number>(`SELECT count(*) FROM "${table}"`).pluck().get() ?? 0)
  return plain.reduce((all, rows) => all + rows, stored)
}

function writeContents(plan: ExportPlan, generation: number, files: readonly WrittenFile[]): void {
  const contents = new FileWriter(plan.partialFolder, 'contents.json')
  contents.write(`${JSON.stringify({ program: 'Rotation Desk', appVersion: plan.appVersion, at: plan.at, generation, files }, null, 1)}\n`)
  contents.close()
}
