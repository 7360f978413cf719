import type { AppError } from '#contract/errors.ts'
import type { FormatKind, ImportRow, RowCounts } from '#contract/schemas/imports.ts'
import type { ReadDb, WriteDb } from '../store/handles.ts'

/** The first bytes of a file, decoded: all that recognition may look at. */
export interface FileHead {
  readonly path: string
  /** File name without its folders, as the user sees it. */
  readonly name: string
  readonly sizeBytes: number
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'
  /** The first 60 lines (BOM removed, line ends cut). */
  readonly lines: readonly string[]
}

export interface Recognition {
  readonly id: string
  readonly label: string
  readonly kind: FormatKind
  /** 0..1; the highest wins, equal ones are asked unless they read every row alike. */
  readonly confidence: number
}

/** What a stage may ask of its surroundings. The store is only looked up; nothing is written before `store`. */
export interface StageContext {
  readonly db: ReadDb
  readonly nowAtMs: number
  readonly account: string | undefined
  /** Answers that hold for this file: question id -> value. */
  readonly answers: ReadonlyMap<string, string | number | boolean>
  /**
   * The files of the same call that were staged before this one and will be stored before it, in that order.
   * What they hold counts as stored: two overlapping files of one call are judged like two calls.
   */
  readonly earlier: readonly StagedFile[]
  /** Folder for side files of a large stage; emptied when the process ends. */
  readonly stagingDir: string
  readonly isCancelled: () => boolean
  /** Call at least every 20 ms of work; throws when cancelled. */
  readonly breathe: () => Promise<void>
  readonly progress: (rowsDone: number, rowsTotal: number | null) => void
}

/** Where a stored record comes from; one per file of a batch. */
export interface BatchFile {
  readonly batchId: number
  readonly fileId: number
  /** Moment of the commit or of the undo. */
  readonly atMs: number
}

/** One file, read and judged against the store, not yet written. */
export interface StagedFile {
  /** SHA-256 of exactly the bytes that were staged, 64 lower-case hex, taken while reading. */
  readonly sha256: string
  /** The encoding of the whole file; the head may not have shown it. */
  readonly encoding: FileHead['encoding']
  readonly account: string | null
  readonly accounts: readonly string[]
  readonly symbols: readonly string[]
  readonly rows: RowCounts
  readonly byKind: Readonly<Record<string, number>>
  readonly checks: readonly { readonly id: string; readonly ok: boolean; readonly detail: string }[]
  readonly questions: readonly {
    readonly id: string
    readonly text: string
    readonly choices?: string[]
    readonly default?: string | number | boolean
    readonly answer?: string | number | boolean
  }[]
  readonly notices: readonly string[]
  /** Every row that is not simply stored or known: in file order, each once. Lazily read back where it is large. */
  problems(): Iterable<ImportRow>
  /** Every row in file order with its status, for import.rows on a preview; where it is absent, `problems` answers. */
  everyRow?(): Iterable<ImportRow>
  /**
   * The text of lines of rows that `everyRow` gives without it (rising), read back from the file; null when that was moved or changed since.
   * Absent where `everyRow` gives every text.
   */
  readBack?(lines: readonly number[], breathe: () => Promise<void>): Promise<ReadonlyMap<number, string> | null>
  /** True when `store` would write nothing at all (neither a new row nor a held-back row that no active batch holds). */
  readonly isNothingToStore: boolean
  /**
   * Writes records, sources and held-back rows inside the caller's transaction. `checkCancelled` throws when the call was
   * cancelled (the transaction then rolls back): call it at least every 20 ms of work.
   */
  store(db: WriteDb, origin: BatchFile, touch: (kind: 'series' | 'account' | 'instrument', id: string) => void, checkCancelled: () => void): void
  /** Frees memory and side files. */
  dispose(): void
}

/** One family of files (broker tables, price bars, value series, holdings …). */
export interface Importer {
  readonly profileIds: readonly string[]
  /** The profile versions, kept with each batch file. */
  versionOf(profileId: string): number
  /** Looks at the head only; null = not mine. */
  recognise(head: FileHead): readonly Recognition[]
  /** Reads the whole file in slices; an unreadable file is an AppError, never a throw. */
  stage(path: string, head: FileHead, profileId: string, context: StageContext): Promise<StagedFile | { readonly refused: AppError }>
  /**
   * Undo: removes what only this batch file holds; inside the caller's transaction. Returns counts per family. `checkCancelled`
   * throws when the call was cancelled: call it at least every 20 ms of work.
   */
  withdraw(
    db: WriteDb,
    origin: BatchFile,
    touch: (kind: 'series' | 'account' | 'instrument', id: string) => void,
    checkCancelled: () => void,
  ): { readonly transactions: number; readonly bars: number; readonly observations: number; readonly holdings: number }
}
