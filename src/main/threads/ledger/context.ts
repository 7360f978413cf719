import type { WriteDb } from '../../store/handles.ts'
import type { CancelFlag, Job, JobOutcome } from '../job.ts'

/** What a commit touched; the analysis thread refreshes by it and the renderer asks again by it. */
export type ChangeKind = 'series' | 'account' | 'plan' | 'register' | 'watchlist' | 'setting' | 'instrument' | 'batch' | 'print'

/** Inside one writing transaction. */
export interface WriteTransaction {
  readonly db: WriteDb
  /** The generation this transaction will have when it commits. */
  readonly generation: number
  /** Records that `id` of `kind` changed; at least one per writing transaction. */
  touch(kind: ChangeKind, id: string): void
}

/** What every ledger job is given. The clock, the workspace and the request come in; nothing is read from the environment. */
export interface LedgerContext<P = unknown> {
  readonly db: WriteDb
  readonly workspaceDir: string
  /** Wall clock of the call, or the fixed clock of a demo workspace or of --now. */
  readonly nowAtMs: number
  readonly appVersion: string
  readonly requestId: string
  readonly cancel: CancelFlag
  /** Says which folders a look at a watched folder found open; absent where nothing watches them. */
  readonly seeFolders?: (watchedFolder: number, paths: readonly string[]) => void
  /** Throttled by the runner to ten a second. */
  readonly progress: (value: P) => void
  /** Lets short writes and messages in between two slices of a long job; throws Cancelled when the flag is set. */
  readonly breathe: () => Promise<void>
  /**
   * One BEGIN IMMEDIATE … COMMIT: raises the generation, writes the change list and this request's id with it.
   * A throw rolls everything back. After COMMIT began a cancel no longer counts.
   */
  readonly write: <T>(work: (transaction: WriteTransaction) => T) => { readonly value: T; readonly generation: number }
}

export type LedgerJob<J extends Job> = (input: J['input'], context: LedgerContext<J['progress']>) => JobOutcome<J>
