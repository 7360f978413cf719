import { type AppError, fail, type Outcome, succeed } from '#contract/errors.ts'
import { checkpointWhenIdle, type IdleCheckpoint } from '../../store/checkpoint-when-idle.ts'
import { readClock } from '../../store/facts.ts'
import { makeFolder } from '../../store/flush-path.ts'
import { readGeneration, wasRequestStored } from '../../store/generation.ts'
import type { WriteDb } from '../../store/handles.ts'
import { lookAtWorkspace } from '../../store/look-at-workspace.ts'
import { createWorkspace, openWorkspaceForWrite } from '../../store/open.ts'
import { noteFile } from '../../store/same-file.ts'
import { listWatchedFolders } from '../../store/watched-folders.ts'
import { storageError } from '../../store/storage-error.ts'
import { databasePath } from '../../store/workspace-files.ts'
import { takeWorkspaceLock, type WorkspaceLock } from '../../store/workspace-lock.ts'
import { writeTransaction } from '../../store/write-transaction.ts'
import { type JobCall, post, runJobLoop, threadStart } from '../job-loop.ts'
import type { LedgerJobs } from '../jobs.ts'
import type { WorkspaceState } from '../protocol.ts'
import type { LedgerContext } from './context.ts'
import { FolderEyes } from './folders/folder-eyes.ts'
import { ledgerJobs } from './ledger-jobs.ts'
import { workspaceInfo } from './workspace-info.ts'
import { restoreDamaged } from './workspace-restore.ts'
import { verifyClosed } from './workspace-verify.ts'

/** The one writer: holds the workspace lock and the only connection that may write, for as long as the thread lives. */
const { workspaceDir, appVersion, eyes: eyeTimes } = threadStart()

let lock: WorkspaceLock | undefined
let db: WriteDb | undefined
let checkpoint: IdleCheckpoint | undefined
let eyes: FolderEyes | undefined
let refused: AppError | undefined
let requireSameFile: () => void = () => undefined

function open(openDb: () => Outcome<WriteDb>): Outcome<null> {
  const locked = lock === undefined ? takeWorkspaceLock(workspaceDir) : undefined
  if (locked !== undefined) {
    if (!locked.ok) return locked
    lock = locked.value
  }
  const opened = openDb()
  if (!opened.ok) {
    lock?.release()
    lock = undefined
    return opened
  }
  db = opened.value
  checkpoint = checkpointWhenIdle(db)
  requireSameFile = noteFile(databasePath(workspaceDir))
  if (eyeTimes !== null) eyes ??= new FolderEyes(eyeTimes, (folders) => post({ type: 'stirred', folders }))
  openEyes()
  return { ok: true, value: null }
}

/** The folders that are on are watched, and no others. */
function openEyes(): void {
  if (db !== undefined) eyes?.set(listWatchedFolders(db).filter(({ isOn }) => isOn))
}

/** Looks first: a missing workspace is not made, a newer one not touched. */
function openExisting(): Outcome<null> {
  const look = lookAtWorkspace(workspaceDir)
  if (!look.ok) return look
  return open(() => openWorkspaceForWrite(workspaceDir))
}

function announce(outcome: Outcome<null>): void {
  refused = outcome.ok ? undefined : outcome.error
  const state: WorkspaceState = outcome.ok ? { ok: true } : { ok: false, error: outcome.error }
  post({ type: 'state', state })
}

function create(call: JobCall): Outcome<unknown> {
  if (db === undefined) {
    if (refused !== undefined && refused.kind !== 'no-workspace') return fail(refused)
    makeFolder(workspaceDir)
    const created = open(() => createWorkspace(workspaceDir, call.nowAtMs))
    announce(created)
    if (!created.ok) return created
  }
  if (db === undefined) throw new Error('create: got no connection, wanted one after a successful open')
  return workspaceInfo(db, { workspaceDir, appVersion, clock: readClock(db, call) })
}

/** A workspace whose database is damaged is closed; a backup put in its place opens it. */
function restoreClosed(call: JobCall): Outcome<unknown> {
  if (refused?.kind !== 'workspace-corrupt') return fail(refused ?? { kind: 'no-workspace', path: workspaceDir })
  const { backup } = call.input as LedgerJobs['workspace.restore']['input']
  const locked = takeWorkspaceLock(workspaceDir)
  if (!locked.ok) return locked
  const restored = restoreDamaged(workspaceDir, backup, call.nowAtMs)
  locked.value.release()
  if (!restored.ok) return restored
  const opened = openExisting()
  announce(opened)
  if (!opened.ok || db === undefined) return opened
  return succeed({ backup, keptAs: restored.value.keptAs, generation: readGeneration(db) })
}

function contextOf(call: JobCall, open: WriteDb): LedgerContext {
  const { nowAtMs } = readClock(open, call)
  return {
    db: open,
    workspaceDir,
    nowAtMs,
    appVersion,
    requestId: call.requestId,
    cancel: call.cancel,
    seeFolders: (id, paths) => eyes?.setSubfolders(id, paths),
    progress: call.progress,
    breathe: call.breathe,
    write(work) {
      requireSameFile()
      const written = writeTransaction(open, { requestId: call.requestId, nowAtMs: call.nowAtMs, isClockFixed: call.isClockFixed }, work)
      post({ type: 'changed', generation: written.generation, kinds: written.kinds })
      checkpoint?.afterCommit()
      if (written.kinds.includes('setting')) openEyes()
      return written
    },
  }
}

announce(openExisting())

runJobLoop({
  run(call) {
    if (call.name === 'workspace.create') return create(call)
    if (call.name === 'workspace.restore' && db === undefined) return restoreClosed(call)
    if (call.name === 'workspace.verify' && refused?.kind === 'workspace-corrupt') {
      return verifyClosed(workspaceDir, (call.input as LedgerJobs['workspace.verify']['input']).backup, refused.detail)
    }
    if (db === undefined) return fail(refused ?? { kind: 'no-workspace', path: workspaceDir })
    const job = ledgerJobs[call.name as keyof typeof ledgerJobs] as
      | ((input: unknown, context: LedgerContext) => Outcome<unknown> | Promise<Outcome<unknown>>)
      | undefined
    if (job === undefined) throw new Error(`ledger: got the job ${call.name}, wanted one of the table`)
    return job(call.input, contextOf(call, db))
  },
  explain(thrown) {
    const error = storageError(thrown, databasePath(workspaceDir))
    return error === null ? undefined : fail(error)
  },
  wasStored: (requestId) => db !== undefined && wasRequestStored(db, requestId),
  close() {
    eyes?.close()
    db?.close()
    lock?.release()
  },
})
