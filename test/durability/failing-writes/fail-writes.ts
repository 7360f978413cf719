import Database from 'better-sqlite3'
import { closeSync, cpSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { AppError, Outcome } from '#contract/errors.ts'
import { checkWholeFile } from '../../../src/main/store/check-tables.ts'
import type { ReadDb, WriteDb } from '../../../src/main/store/handles.ts'
import { createWorkspace, openWorkspaceForWrite } from '../../../src/main/store/open.ts'
import { schemaVersion } from '../../../src/main/store/migrations/list.ts'
import { stateHash } from '../../../src/main/store/state-hash.ts'
import { storageError } from '../../../src/main/store/storage-error.ts'
import { databasePath } from '../../../src/main/store/workspace-files.ts'
import { commitImport } from '../../../src/main/threads/ledger/imports/import-commit.ts'
import { redoImport } from '../../../src/main/threads/ledger/imports/import-redo.ts'
import { undoImport } from '../../../src/main/threads/ledger/imports/import-undo.ts'
import { backupWorkspace } from '../../../src/main/threads/ledger/workspace-backup.ts'
import { restoreWorkspace } from '../../../src/main/threads/ledger/workspace-restore.ts'
import { OLDEST, writeOlderWorkspace } from '../older-workspace.ts'
import { contextOf, NOW_AT_MS, valueOf, writeWorkFiles } from '../power-cut/direct-desk.ts'
import { countChanges } from '../power-cut/write-log.ts'

/** What a run of this program answers, one line per act. */
export interface FailedWrites {
  readonly act: string
  /** Changes the act asks the disk for when nothing fails. */
  readonly changes: number
  readonly tried: number
  /** How many times the act said that it did not happen. */
  readonly refused: number
  /** What should not be, in words. */
  readonly faults: readonly string[]
}

interface Act {
  readonly name: string
  /** Leaves a closed workspace behind. */
  readonly prepare: (dir: string) => Promise<void>
  /** Opens it, does the one thing and answers the connection, or what kept it from being done. */
  /** It is a step before another one: it may be done whole although the whole act was refused after it. */
  readonly isDoneFirst?: boolean
  readonly run: (dir: string, fail: () => void) => Promise<{ readonly db: WriteDb | null; readonly error: AppError | null }>
}

const NO_SPACE = 28
const IO_ERROR = 5

const [root = '', every = '1', offset = '0', part = '0', parts = '1'] = process.argv.slice(2)
const files = writeWorkFiles(join(root, 'files')).map((paths) => paths.map((path) => ({ path, key: path })))
const watched = process.env['WRITE_LOG_DIR'] ?? ''

/** Tells the library what is to fail: the n-th change from now, with this error, alone or with all after it. */
function order(nth: number, code: number, isForGood: boolean): void {
  const handle = openSync(join(watched, 'fail-at'), 'w')
  writeSync(handle, `${nth} ${code} ${isForGood ? 1 : 0}`)
  closeSync(handle)
}

async function guarded(dir: string, work: () => unknown): Promise<AppError | null> {
  try {
    const outcome = (await work()) as Outcome<unknown>
    return outcome.ok ? null : outcome.error
  } catch (thrown) {
    const error = storageError(thrown, databasePath(dir))
    if (error === null) throw thrown
    return error
  }
}

async function prepare(dir: string, steps: readonly ((context: ReturnType<typeof contextOf>) => unknown)[]): Promise<void> {
  const db = valueOf(createWorkspace(dir, NOW_AT_MS))
  for (const [n, step] of steps.entries()) valueOf((await step(contextOf(db, dir, `before-${n}`))) as Outcome<unknown>)
  db.close()
}

const onOpen =
  (job: (context: ReturnType<typeof contextOf>) => unknown): Act['run'] =>
  async (dir, fail) => {
    const db = valueOf(openWorkspaceForWrite(dir))
    // The log is emptied into the database right after the commit, so that this is tried too.
    db.pragma('wal_autocheckpoint = 1')
    fail()
    return { db, error: await guarded(dir, () => job(contextOf(db, dir, `act-${Math.random()}`))) }
  }

const importOf = (n: number) => (context: ReturnType<typeof contextOf>) => commitImport({ files: files[n] ?? [], account: 'CUT-1' }, context)
const undo = (context: ReturnType<typeof contextOf>): unknown => undoImport({ batch: '1' }, context)

const ACTS: readonly Act[] = [
  { name: 'import', prepare: (dir) => prepare(dir, [importOf(0)]), run: onOpen(importOf(1)) },
  { name: 'undo', prepare: (dir) => prepare(dir, [importOf(0), importOf(1)]), run: onOpen(undo) },
  { name: 'redo', prepare: (dir) => prepare(dir, [importOf(0), importOf(1), undo]), run: onOpen((context) => redoImport({ batch: '1' }, context)) },
  { name: 'backup', prepare: (dir) => prepare(dir, [importOf(0)]), run: onOpen((context) => backupWorkspace({}, context)) },
  {
    name: 'restore',
    prepare: (dir) => prepare(dir, [importOf(0), (context) => backupWorkspace({}, context), importOf(1)]),
    run: onOpen((context) => restoreWorkspace({ backup: 'backup-generation-1.db' }, context)),
  },
  {
    // The upgrade commits before the opening does what is left: refused then, the workspace is the newer one, whole.
    name: 'opening an older workspace',
    isDoneFirst: true,
    prepare: async (dir) => writeOlderWorkspace(dir, OLDEST),
    run: async (dir, fail) => {
      fail()
      const opened = openWorkspaceForWrite(dir)
      return opened.ok ? { db: opened.value, error: null } : { db: null, error: opened.error }
    },
  },
]

/** What is in the file, or how it is not sound. */
function look(dir: string): string {
  const db = new Database(databasePath(dir))
  try {
    const damage = checkWholeFile(db)
    if (damage !== null) return `damaged: ${damage}`
    const version: unknown = db.pragma('user_version', { simple: true })
    return version === schemaVersion ? stateHash(db as ReadDb) : `schema ${String(version)}`
  } finally {
    db.close()
  }
}

async function tryAct({ name, prepare: make, run, isDoneFirst = false }: Act): Promise<FailedWrites> {
  const template = join(root, 'template')
  await make(template)
  const before = look(template)
  const dir = join(watched, 'workspace')
  const fresh = (): void => {
    rmSync(dir, { recursive: true, force: true })
    cpSync(template, dir, { recursive: true })
  }
  fresh()
  let from = 0
  const undisturbed = await run(dir, () => (from = countChanges(process.env['WRITE_LOG'] ?? '')))
  const changes = countChanges(process.env['WRITE_LOG'] ?? '') - from
  undisturbed.db?.close()
  if (undisturbed.error !== null) throw new Error(`${name}: ${JSON.stringify(undisturbed.error)}`)
  const after = look(dir)
  const faults: string[] = []
  let refused = 0
  let tried = 0
  for (let nth = 1 + Number(offset); nth <= changes; nth += Number(every)) {
    // A full disk stays full; an error may pass.
    const [code, isForGood] = tried % 2 === 0 ? [NO_SPACE, true] : [IO_ERROR, false]
    const where = `${name}, change ${nth} of ${changes}, error ${code}`
    fresh()
    const { db, error } = await run(dir, () => order(nth, code, isForGood))
    order(0, 0, false)
    tried += 1
    if (error !== null) refused += 1
    if (error !== null && error.kind !== 'storage') faults.push(`${where}: said ${JSON.stringify(error)}`)
    db?.close()
    const found = look(dir)
    const isAsBefore = found === before || /^schema \d+$/.test(found) || (isDoneFirst && found === after)
    if (error === null ? found !== after : !isAsBefore) faults.push(`${where}: ${error === null ? 'done' : 'refused'}, found ${found}`)
    // Once there is room again it goes through.
    if (error === null) continue
    const retried = await run(dir, () => undefined)
    retried.db?.close()
    if (retried.error !== null || look(dir) !== after) faults.push(`${where}: the second try: ${JSON.stringify(retried.error)}, found ${look(dir)}`)
  }
  rmSync(template, { recursive: true })
  return { act: name, changes, tried, refused, faults }
}

mkdirSync(watched, { recursive: true })
const ours = ACTS.filter((_, i) => i % Number(parts) === Number(part))
for (const act of ours) process.stdout.write(`${JSON.stringify(await tryAct(act))}\n`)
