import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdtempSync, rmSync, watch } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createRandom } from '../../src/main/demo/random.ts'
import { checkWholeFile } from '../../src/main/store/check-tables.ts'
import { listBackups } from '../../src/main/store/backups.ts'
import { openWorkspaceForWrite } from '../../src/main/store/open.ts'
import { removeDatabase } from '../../src/main/store/remove-database.ts'
import { openBackupCopy } from '../../src/main/store/restore-backup.ts'
import { stateHash } from '../../src/main/store/state-hash.ts'
import { NODE } from '../faces/built.ts'
import { OLDEST, writeOlderWorkspace } from './older-workspace.ts'

/** A fifth of the kills of kill.test.ts: 10 in `npm test`, 60 in the soak. */
const RUNS = Math.ceil(Number(process.env['CRASH_RUNS'] ?? 50) / 5)
const SEED = Number(process.env['CRASH_SEED'] ?? Date.now() % 1_000_000_007)
const PROGRAM = join(import.meta.dirname, 'power-cut', 'migrate-work.ts')

let root: string
let older: string
let wanted: string
let durationMs: number
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'kill-upgrade-'))
  older = join(root, 'older')
  writeOlderWorkspace(older, OLDEST)
  const whole = join(root, 'whole')
  cpSync(older, whole, { recursive: true })
  durationMs = await openAndKill(whole, null)
  wanted = stateOf(whole)
}, 60_000)
afterAll(() => rmSync(root, { recursive: true, force: true }))

function stateOf(dir: string): string {
  const opened = openWorkspaceForWrite(dir)
  if (!opened.ok) throw new Error(JSON.stringify(opened.error))
  try {
    expect(checkWholeFile(opened.value)).toBeNull()
    return stateHash(opened.value)
  } finally {
    opened.value.close()
  }
}

/** Settles when the folder of backups appears. */
function foundBackups(dir: string): Promise<void> {
  return new Promise((resolve) => {
    const watcher = watch(dir, () => {
      if (!existsSync(join(dir, 'backups'))) return
      watcher.close()
      resolve()
    })
  })
}

/** A process that opens the workspace; killed so long after it began to copy it. Answers how long it worked from there. */
async function openAndKill(dir: string, afterMs: number | null): Promise<number> {
  const child = spawn(NODE, [PROGRAM, dir], { stdio: 'ignore' })
  const end = once(child, 'close')
  await Promise.race([foundBackups(dir), end])
  const beganAtMs = performance.now()
  if (afterMs !== null) setTimeout(() => child.kill('SIGKILL'), afterMs)
  await end
  return performance.now() - beganAtMs
}

test(`${RUNS} kills while an older workspace is brought up to date leave one that opens and has everything`, { timeout: 60_000 + RUNS * 15_000 }, async () => {
  const random = createRandom(SEED)
  for (let i = 0; i < RUNS; i += 1) {
    const dir = join(root, `run-${i}`)
    cpSync(older, dir, { recursive: true })
    const afterMs = ((i + random.uniform()) / RUNS) * durationMs
    await openAndKill(dir, afterMs)
    const where = `run ${i}, killed ${afterMs.toFixed(1)} of ${durationMs.toFixed(0)} ms after it began, seed ${SEED}`
    // A copy that has its name is whole.
    const copy = join(root, 'copy.db')
    for (const name of listBackups(dir)) expect(openBackupCopy(dir, name, copy).problems, where).toEqual([])
    removeDatabase(copy)
    expect(stateOf(dir), where).toBe(wanted)
    rmSync(dir, { recursive: true })
  }
})
