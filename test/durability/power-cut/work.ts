import Database from 'better-sqlite3'
import { closeSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { readGeneration } from '../../../src/main/store/generation.ts'
import type { WriteDb } from '../../../src/main/store/handles.ts'
import { createWorkspace, openWorkspaceForWrite } from '../../../src/main/store/open.ts'
import { stateHash } from '../../../src/main/store/state-hash.ts'
import { commitImport } from '../../../src/main/threads/ledger/imports/import-commit.ts'
import { redoImport } from '../../../src/main/threads/ledger/imports/import-redo.ts'
import { undoImport } from '../../../src/main/threads/ledger/imports/import-undo.ts'
import { setSettings } from '../../../src/main/threads/ledger/settings-set.ts'
import { addToWatchlist } from '../../../src/main/threads/ledger/watchlist-add.ts'
import { backupWorkspace } from '../../../src/main/threads/ledger/workspace-backup.ts'
import { restoreWorkspace } from '../../../src/main/threads/ledger/workspace-restore.ts'
import { contextOf, NOW_AT_MS, valueOf, writeWorkFiles } from './direct-desk.ts'

/**
 * A process to be watched: imports, undoes, redoes, restores and backs up through the program's own jobs, and notes every answer in a file
 * of the watched folder, so that the log says what the user had been told at any moment. Ends with the state after each generation on stdout.
 */
const [dir = '', filesDir = '', synchronous = 'FULL'] = process.argv.slice(2)
if (synchronous !== 'FULL') pretendFullSync(synchronous)

const files = writeWorkFiles(filesDir).map((paths) => paths.map((path) => ({ path, key: path })))
const answers = openSync(join(dir, 'answers'), 'a')
const hashes: Record<number, string> = {}
let requests = 0

function note(db: WriteDb): void {
  writeSync(answers, `${readGeneration(db)}\n`)
  hashes[readGeneration(db)] = stateHash(db)
}

async function work(db: WriteDb, steps: readonly ((context: ReturnType<typeof contextOf>) => unknown)[]): Promise<void> {
  // A log that is emptied into the database every few commits: a cut falls into that too.
  db.pragma('wal_autocheckpoint = 60')
  for (const step of steps) {
    requests += 1
    valueOf((await step(contextOf(db, dir, `request-${requests}`))) as never)
    note(db)
  }
  db.close()
}

const importOf =
  (n: number) =>
  (context: ReturnType<typeof contextOf>): unknown =>
    commitImport({ files: files[n] ?? [], account: 'CUT-1' }, context)

const created = valueOf(createWorkspace(dir, NOW_AT_MS))
note(created)
await work(created, [
  importOf(0),
  importOf(1),
  (context) => undoImport({ batch: '1' }, context),
  (context) => addToWatchlist({ symbol: 'CUTX' }, context),
  (context) => redoImport({ batch: '1' }, context),
  importOf(2),
])
const again = valueOf(openWorkspaceForWrite(dir))
await work(again, [
  (context) => backupWorkspace({}, context),
  (context) => undoImport({ batch: '2' }, context),
  (context) => setSettings({ values: { theme: 'dark' } } as never, context),
  (context) => restoreWorkspace({ backup: 'backup-generation-6.db' }, context),
  (context) => undoImport({ batch: '3' }, context),
  (context) => redoImport({ batch: '3' }, context),
])
closeSync(answers)
process.stdout.write(JSON.stringify(hashes))

/** A control: the connection flushes as little as this setting says, and still says FULL when it is asked. */
function pretendFullSync(setting: string): void {
  const { pragma } = Database.prototype
  Database.prototype.pragma = function (this: Database.Database, source: string, options?: Database.PragmaOptions) {
    if (source === 'synchronous = 2') return pragma.call(this, `synchronous = ${setting}`, options)
    return source === 'synchronous' ? 2 : pragma.call(this, source, options)
  }
}
