import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach } from 'vitest'
import type { Input, Output } from '#contract/channels.ts'
import { type AppError, type Outcome, sentenceFor } from '#contract/errors.ts'
import { Limit, type RowsProgress } from '#contract/schemas/common.ts'
import { readGeneration } from '../../src/main/store/generation.ts'
import type { WriteDb } from '../../src/main/store/handles.ts'
import { createWorkspace } from '../../src/main/store/open.ts'
import { stateHash } from '../../src/main/store/state-hash.ts'
import { writeTransaction } from '../../src/main/store/write-transaction.ts'
import type { AnalysisJob } from '../../src/main/threads/analysis/job.ts'
import { Panel } from '../../src/main/threads/analysis/panel.ts'
import { meantInput } from '../../src/main/threads/analysis/meant-input.ts'
import { importHistory } from '../../src/main/threads/analysis/reads/import-history.ts'
import { importRows } from '../../src/main/threads/analysis/reads/import-rows.ts'
import { positionsList } from '../../src/main/threads/analysis/reads/positions-list.ts'
import { transactionsList } from '../../src/main/threads/analysis/reads/transactions-list.ts'
import { type Job, throwIfCancelled } from '../../src/main/threads/job.ts'
import type { ImportJobInput } from '../../src/main/threads/jobs.ts'
import type { LedgerContext } from '../../src/main/threads/ledger/context.ts'
import { commitImport } from '../../src/main/threads/ledger/imports/import-commit.ts'
import { previewImport } from '../../src/main/threads/ledger/imports/import-preview.ts'
import { previewRows } from '../../src/main/threads/ledger/imports/import-rows.ts'
import { redoImport } from '../../src/main/threads/ledger/imports/import-redo.ts'
import { undoImport } from '../../src/main/threads/ledger/imports/import-undo.ts'
import { addTransaction } from '../../src/main/threads/ledger/transactions-add.ts'
import { editTransaction } from '../../src/main/threads/ledger/transactions-edit.ts'
import { removeTransaction } from '../../src/main/threads/ledger/transactions-remove.ts'

export const NOW_AT_MS = Date.UTC(2026, 10, 20, 22, 0, 0)

type Options = Omit<ImportJobInput, 'files'>

/** Everything a broker import needs, on one real SQLite file: the jobs of the ledger and the reads beside it, without threads. */
export interface LedgerDesk {
  readonly dir: string
  readonly db: WriteDb
  /** Set to cancel at the n-th breath of the next job; null = never. */
  cancelAtBreath: number | null
  /** Progress of the last job. */
  readonly progress: RowsProgress[]
  /** Writes a file into the desk's own folder and answers its path. */
  file(name: string, content: string | Uint8Array): string
  tryPreview(paths: readonly string[], options?: Options): Promise<Outcome<Output<'import.preview'>>>
  preview(paths: readonly string[], options?: Options): Promise<Output<'import.preview'>>
  tryCommit(input: { preview: string } | readonly string[], options?: Options): Promise<Outcome<Output<'import.commit'>>>
  commit(input: { preview: string } | readonly string[], options?: Options): Promise<Output<'import.commit'>>
  tryUndo(batch: string | null, confirm?: boolean): Promise<Outcome<Output<'import.undo'>>>
  undo(batch: string | null, confirm?: boolean): Promise<Output<'import.undo'>>
  tryRedo(batch: string | null, confirm?: boolean): Promise<Outcome<Output<'import.redo'>>>
  redo(batch: string | null, confirm?: boolean): Promise<Output<'import.redo'>>
  rowsOfPreview(input: Partial<Input<'import.rows'>>): Promise<Output<'import.rows'>>
  rowsOfBatch(input: Partial<Input<'import.rows'>>): Promise<Output<'import.rows'>>
  add(input: Input<'transactions.add'>): Promise<Output<'transactions.add'>>
  tryAdd(input: Input<'transactions.add'>): Promise<Outcome<Output<'transactions.add'>>>
  edit(input: Input<'transactions.edit'>): Promise<Output<'transactions.edit'>>
  remove(id: string): Promise<Output<'transactions.remove'>>
  transactions(input?: Partial<Input<'transactions.list'>>): Promise<Output<'transactions.list'>['transactions']>
  transactionPage(input: Partial<Input<'transactions.list'>>): Promise<Output<'transactions.list'>>
  positions(input?: Input<'positions.list'>): Promise<Output<'positions.list'>>
  history(input?: Partial<Input<'import.history'>>): Promise<Output<'import.history'>>
  /** The context of one further job of the ledger. */
  context(): LedgerContext
  generation(): number
  hash(): string
}

const undoSteps: (() => void)[] = []
afterEach(() => {
  for (const step of undoSteps.splice(0).reverse()) step()
})

/** A new workspace for one test; closed and removed after it. */
export function openLedgerDesk(): LedgerDesk {
  const desk = makeLedgerDesk()
  undoSteps.push(() => desk.close())
  return desk
}

/** A new workspace that the caller closes: for property tests, which open many in one test. */
export function makeLedgerDesk(): LedgerDesk & { close(): void } {
  const root = mkdtempSync(join(tmpdir(), 'desk-ledger-'))
  const dir = join(root, 'workspace')
  const db = valueOf(createWorkspace(dir, NOW_AT_MS))
  let requests = 0
  const progress: RowsProgress[] = []

  const contextOf = (): LedgerContext => {
    requests += 1
    const requestId = `request-${requests}`
    let breaths = 0
    const cancel = {
      get isCancelled() {
        return desk.cancelAtBreath !== null && breaths >= desk.cancelAtBreath
      },
    }
    progress.length = 0
    return {
      db,
      workspaceDir: dir,
      nowAtMs: NOW_AT_MS,
      appVersion: '0.1.0',
      requestId,
      cancel,
      progress: (value) => progress.push(value as RowsProgress),
      breathe: async () => {
        breaths += 1
        throwIfCancelled(cancel)
      },
      write: (work) => writeTransaction(db, { requestId, nowAtMs: NOW_AT_MS }, work),
    }
  }

  const read = async <J extends Job, G>(job: AnalysisJob<J, G>, input: J['input']): Promise<J['output']> => {
    const generation = readGeneration(db)
    const panel = new Panel()
    panel.refresh(db, generation)
    const gathered = job.gather(meantInput(db, input), {
      db,
      panel,
      generation,
      workspaceDir: dir,
      nowAtMs: NOW_AT_MS,
      isClockFixed: true,
      appVersion: '0.1.0',
    })
    panel.seal()
    const outcome: Outcome<J['output']> = await job.compute(gathered, {
      generation,
      cancel: { isCancelled: false },
      progress: () => undefined,
      breathe: async () => undefined,
    })
    return valueOf(outcome)
  }

  const inputOf = (paths: readonly string[], options: Options = {}): ImportJobInput => ({ ...options, files: paths.map((path) => ({ path, key: path })) })

  const desk: LedgerDesk & { close(): void } = {
    dir,
    db,
    cancelAtBreath: null,
    progress,
    file(name, content) {
      const path = join(root, name)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, content)
      return path
    },
    context: contextOf,
    tryPreview: async (paths, options) => await previewImport(inputOf(paths, options), contextOf()),
    preview: async (paths, options) => valueOf(await desk.tryPreview(paths, options)),
    tryCommit: async (input, options) => await commitImport('preview' in input ? input : inputOf(input, options), contextOf()),
    commit: async (input, options) => valueOf(await desk.tryCommit(input, options)),
    tryUndo: async (batch, confirm) => await undoImport({ batch: batch ?? 'none', ...(confirm === undefined ? {} : { confirm }) }, contextOf()),
    undo: async (batch, confirm) => valueOf(await desk.tryUndo(batch, confirm)),
    tryRedo: async (batch, confirm) => await redoImport({ batch: batch ?? 'none', ...(confirm === undefined ? {} : { confirm }) }, contextOf()),
    redo: async (batch, confirm) => valueOf(await desk.tryRedo(batch, confirm)),
    rowsOfPreview: async (input) => valueOf(await previewRows({ limit: Limit.parse(undefined), ...input }, contextOf())),
    rowsOfBatch: (input) => read(importRows, { limit: Limit.parse(undefined), ...input }),
    tryAdd: async (input) => await addTransaction(input, contextOf()),
    add: async (input) => valueOf(await desk.tryAdd(input)),
    edit: async (input) => valueOf(await editTransaction(input, contextOf())),
    remove: async (id) => valueOf(await removeTransaction({ id }, contextOf())),
    transactions: async (input) => (await desk.transactionPage(input ?? {})).transactions,
    transactionPage: (input) => read(transactionsList, { limit: Limit.parse(undefined), ...input }),
    positions: (input) => read(positionsList, input ?? {}),
    history: (input) => read(importHistory, { limit: Limit.parse(undefined), ...input }),
    generation: () => readGeneration(db),
    hash: () => stateHash(db),
    close() {
      db.close()
      rmSync(root, { recursive: true, force: true })
    },
  }
  return desk
}

/** The value of an outcome that has to be one; a refusal is thrown with its sentence. */
export function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`${sentenceFor(outcome.error)} ${JSON.stringify(outcome.error)}`)
  return outcome.value
}

export function errorOf(outcome: Outcome<unknown>): AppError {
  if (outcome.ok) throw new Error(`got ${JSON.stringify(outcome.value)}, wanted an error`)
  return outcome.error
}
