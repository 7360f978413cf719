import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { AppError } from '../../src/contract/errors.ts'
import { readHead } from '../../src/main/ingest/files/read-head.ts'
import type { StagedFile } from '../../src/main/ingest/importer.ts'
import type { ReadDb } from '../../src/main/store/handles.ts'
import { chooseReading } from '../../src/main/threads/ledger/imports/choose-reading.ts'

export const NOW_AT_MS = Date.UTC(2026, 10, 20, 22)

export type Reading =
  | { readonly kind: 'refused'; readonly error: AppError }
  | { readonly kind: 'staged'; readonly staged: StagedFile; readonly family: string; readonly profileId: string; readonly label: string }

/** Reads files the way an import does, up to the point where they would be stored; the store is only looked up. */
export class MutatedReader {
  readonly folder = mkdtempSync(join(tmpdir(), 'desk-fuzz-'))
  readonly #db: ReadDb

  constructor(db: ReadDb) {
    this.#db = db
  }

  async read(name: string, bytes: Buffer): Promise<Reading> {
    const path = join(this.folder, name)
    writeFileSync(path, bytes)
    const head = readHead({ path, name: basename(path), key: path, sizeBytes: bytes.length, refused: null })
    if ('kind' in head) return { kind: 'refused', error: head }
    const chosen = chooseReading(head, undefined, new Map())
    if ('kind' in chosen) return { kind: 'refused', error: chosen }
    const { importer, recognition } = chosen
    const staged = await importer.stage(path, head, recognition.id, {
      db: this.#db,
      nowAtMs: NOW_AT_MS,
      account: undefined,
      answers: new Map([['account', 'main']]),
      earlier: [],
      stagingDir: this.folder,
      isCancelled: () => false,
      breathe: async () => undefined,
      progress: () => undefined,
    })
    if ('refused' in staged) return { kind: 'refused', error: staged.refused }
    return { kind: 'staged', staged, family: recognition.kind, profileId: recognition.id, label: recognition.label }
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }
}
