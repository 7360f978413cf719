import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll } from 'vitest'
import type { AppError } from '../../../src/contract/errors.ts'
import { barImporter } from '../../../src/main/ingest/bars/bar-importer.ts'
import { readHead } from '../../../src/main/ingest/files/read-head.ts'
import { valueImporter } from '../../../src/main/ingest/series/value-importer.ts'
import { holdingsImporter } from '../../../src/main/ingest/holdings/holdings-importer.ts'
import { weightsImporter } from '../../../src/main/ingest/holdings/weights-importer.ts'
import { recordsImporter } from '../../../src/main/ingest/records/records-importer.ts'
import type { Importer, StagedFile } from '../../../src/main/ingest/importer.ts'
import { filesOfBatch, insertBatch, insertBatchFile, markUndone } from '../../../src/main/store/batches.ts'
import type { WriteDb } from '../../../src/main/store/handles.ts'
import { removeUnusedInstruments } from '../../../src/main/store/instruments.ts'
import { writeTransaction } from '../../../src/main/store/write-transaction.ts'

export const NOW_AT_MS = Date.UTC(2026, 10, 20, 22, 0, 0)
export const IMPORTERS: readonly Importer[] = [barImporter, valueImporter, holdingsImporter, weightsImporter, recordsImporter]

const folder = mkdtempSync(join(tmpdir(), 'desk-import-'))
const leftovers: StagedFile[] = []
afterAll(() => {
  for (const file of leftovers) file.dispose()
  rmSync(folder, { recursive: true, force: true })
})

/** Writes a file of this name and answers its path. */
export function fileOf(name: string, content: string | Buffer): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

export type Answers = Readonly<Record<string, string | number | boolean>>
export interface StagedFileOf {
  readonly path: string
  readonly importer: Importer
  readonly profileId: string
  readonly staged: StagedFile
}

/** Stages files one after the other, each seeing the ones before it, as a preview does. A refused file throws its error. */
export async function stageFiles(db: WriteDb, paths: readonly string[], answers: Answers = {}, nowAtMs = NOW_AT_MS): Promise<StagedFileOf[]> {
  const done: StagedFileOf[] = []
  for (const path of paths) {
    const head = readHead({ path, name: basename(path), key: path, sizeBytes: statSync(path).size, refused: null })
    if ('kind' in head) throw Object.assign(new Error(head.reason), { error: head })
    const importer = IMPORTERS.find((candidate) => candidate.recognise(head).length > 0)
    const [recognition] = importer?.recognise(head) ?? []
    if (importer === undefined || recognition === undefined) throw new Error(`${basename(path)}: not recognised`)
    const staged = await importer.stage(path, head, recognition.id, {
      db,
      nowAtMs,
      account: undefined,
      answers: new Map(Object.entries(answers)),
      earlier: done.map((file) => file.staged),
      stagingDir: folder,
      isCancelled: () => false,
      breathe: async () => undefined,
      progress: () => undefined,
    })
    if ('refused' in staged) throw Object.assign(new Error(JSON.stringify(staged.refused)), { error: staged.refused satisfies AppError })
    done.push({ path, importer, profileId: recognition.id, staged })
  }
  return done
}

let requests = 0

/** One writing transaction of the ledger, with its change list. */
function write<T>(db: WriteDb, work: (touch: (kind: 'series' | 'account' | 'instrument', id: string) => void) => T): T {
  requests += 1
  return writeTransaction(db, { requestId: `request-${requests}`, nowAtMs: NOW_AT_MS }, (transaction) => {
    transaction.touch('batch', 'test')
    return work((kind, id) => transaction.touch(kind, id))
  }).value
}

/** Stores staged files as one batch, the way a commit does; answers the batch, or null when there is nothing to store. */
export function storeStaged(db: WriteDb, files: readonly StagedFileOf[]): number | null {
  const worth = files.filter(({ staged }) => !staged.isNothingToStore)
  if (worth.length === 0) return null
  return write(db, (touch) => {
    const batchId = insertBatch(db, { kind: 'import', atMs: NOW_AT_MS, requestId: `request-${requests}`, generation: 1, appVersion: '0.1.0' })
    for (const [ordinal, { path, profileId, importer, staged }] of worth.entries()) {
      const fileId = insertBatchFile(db, {
        batchId,
        ordinal,
        path,
        name: basename(path),
        sha256: staged.sha256,
        sizeBytes: 0,
        encoding: staged.encoding,
        profileId,
        profileVersion: importer.versionOf(profileId),
        formatKind: importer === barImporter ? 'bars' : 'series',
        account: null,
        rows: staged.rows,
        answers: new Map(),
      })
      staged.store(db, { batchId, fileId, atMs: NOW_AT_MS }, touch, () => undefined)
    }
    return batchId
  })
}

/** Stages and stores: what was staged, and the batch. */
export async function importFiles(
  db: WriteDb,
  paths: readonly string[],
  answers: Answers = {},
): Promise<{ readonly files: readonly StagedFile[]; readonly batch: number | null }> {
  const staged = await stageFiles(db, paths, answers)
  const batch = storeStaged(db, staged)
  for (const file of staged) leftovers.push(file.staged)
  return { files: staged.map((file) => file.staged), batch }
}

/** Undoes a batch, the way import.undo does. */
export function undoBatch(db: WriteDb, batch: number): { bars: number; observations: number; holdings: number } {
  return write(db, (touch) => {
    const sum = { bars: 0, observations: 0, holdings: 0 }
    for (const { id, profileId } of filesOfBatch(db, batch).toReversed()) {
      const importer = IMPORTERS.find(({ profileIds }) => profileIds.includes(profileId))
      const removed = importer?.withdraw(db, { batchId: batch, fileId: id, atMs: NOW_AT_MS }, touch, () => undefined)
      sum.bars += removed?.bars ?? 0
      sum.observations += removed?.observations ?? 0
      sum.holdings += removed?.holdings ?? 0
    }
    removeUnusedInstruments(db)
    markUndone(db, batch, NOW_AT_MS)
    return sum
  })
}
