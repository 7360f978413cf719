import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createRandom } from '../../src/main/demo/random.ts'
import { checkWholeFile } from '../../src/main/store/check-tables.ts'
import { readGeneration } from '../../src/main/store/generation.ts'
import type { ReadDb } from '../../src/main/store/handles.ts'
import { createWorkspace, openWorkspaceForWrite } from '../../src/main/store/open.ts'
import { stateHash } from '../../src/main/store/state-hash.ts'
import { databasePath } from '../../src/main/store/workspace-files.ts'
import { buildFirst } from '../faces/built.ts'
import { openSourceDesk } from '../support/source-desk.ts'
import { CRASH_NOW, type CrashStep, crashScript, writeCrashFiles } from './crash-script.ts'
import { type Kill, type KilledRun, runAndKill } from './killed-desk.ts'
import { pagesBehindLastCommit } from './unfinished-log.ts'

/** npm run test:soak kills 300 times; CRASH_RUNS=1000 npm run test:soak a thousand. */
const RUNS = Number(process.env['CRASH_RUNS'] ?? 50)
const SEED = Number(process.env['CRASH_SEED'] ?? Date.now() % 1_000_000_007)
const SIDE_BY_SIDE = 2
const NOW_AT_MS = Date.parse(CRASH_NOW)

let root: string
let steps: readonly CrashStep[]
/** State after n steps, n = generation. */
const hashes: string[] = []
let template: string
let durationMs: number

beforeAll(async () => {
  buildFirst()
  root = mkdtempSync(join(tmpdir(), 'crash-'))
  writeCrashFiles(join(root, 'files'))
  steps = crashScript(join(root, 'files'))
  template = join(root, 'template')
  const created = createWorkspace(template, NOW_AT_MS)
  if (!created.ok) throw new Error(JSON.stringify(created.error))
  created.value.close()
  await walkThrough(copyOf('reference'))
  const whole = await runAndKill(copyOf('timed'), steps, null)
  expect(whole.acknowledged).toBe(steps.length)
  durationMs = whole.workMs
}, 120_000)
afterAll(() => rmSync(root, { recursive: true, force: true }))

function copyOf(name: string): string {
  const dir = join(root, name)
  cpSync(template, dir, { recursive: true })
  return dir
}

/** Takes every step undisturbed and notes what the store holds after each. */
async function walkThrough(dir: string): Promise<void> {
  const desk = openSourceDesk(dir, { nowAtMs: NOW_AT_MS })
  hashes.push(lookAt(dir).hash)
  for (const { channel, input } of steps) {
    await desk.ask(channel, input)
    hashes.push(lookAt(dir).hash)
  }
  await desk.close()
}

interface Look {
  readonly damage: string | null
  readonly generation: number
  readonly hash: string
  /** Rows the batches in force say they stored, beside the rows that are there: transactions, bars. */
  readonly told: readonly number[]
  readonly held: readonly number[]
}

/** What a user finds who opens the workspace again. */
function lookAt(dir: string): Look {
  const opened = openWorkspaceForWrite(dir)
  if (!opened.ok) throw new Error(JSON.stringify(opened.error))
  const db: ReadDb = opened.value
  try {
    const one = (sql: string): number => Number(db.prepare<[], number>(sql).pluck().get() ?? 0)
    const told = (kind: string): number =>
      one(`SELECT sum(f.rows_new) FROM batch_files f JOIN batches b ON b.id = f.batch_id WHERE b.undone_at_ms IS NULL AND f.format_kind = '${kind}'`)
    return {
      damage: checkWholeFile(db),
      generation: readGeneration(db),
      hash: stateHash(db),
      told: [told('transactions'), told('bars')],
      held: [one('SELECT count(*) FROM transactions'), one('SELECT sum(count) FROM coverage')],
    }
  } finally {
    opened.value.close()
  }
}

/** One kill, and everything that must hold after it; answers how many pages of a cut-off commit lay in the log. */
async function killOnce(index: number, kill: Kill): Promise<{ torn: number; unanswered: boolean; run: KilledRun }> {
  const dir = copyOf(`run-${index}`)
  const run = await runAndKill(dir, steps, kill)
  const torn = pagesBehindLastCommit(`${databasePath(dir)}-wal`)
  const { damage, generation, hash, told, held } = lookAt(dir)
  const where = `run ${index}, killed ${kill.afterMs.toFixed(1)} ms after the start${kill.isAtLogWrite ? ' at the next write of the log' : ''}, ${run.acknowledged} answered, seed ${SEED}`
  expect(damage, where).toBeNull()
  // The last answer is there; at most the step in flight is there whole besides.
  expect(generation, where).toBeGreaterThanOrEqual(run.acknowledged)
  expect(generation, where).toBeLessThanOrEqual(run.acknowledged + 1)
  expect(hash, where).toBe(hashes[generation])
  expect(held, where).toEqual(told)
  if (index % 10 === 0) await finish(dir, generation, where)
  rmSync(dir, { recursive: true, force: true })
  return { torn, unanswered: generation > run.acknowledged, run }
}

/** The work goes on where it was cut off, and ends where an undisturbed run ends. */
async function finish(dir: string, generation: number, where: string): Promise<void> {
  const rest = await runAndKill(dir, steps.slice(generation), null)
  expect(rest.acknowledged, where).toBe(steps.length - generation)
  expect(lookAt(dir).hash, where).toBe(hashes.at(-1))
}

test(`${RUNS} kills in the middle of imports, undos and plans lose nothing that was answered and leave nothing half-done`, {
  timeout: 60_000 + RUNS * 5_000,
}, async () => {
  const random = createRandom(SEED)
  // Spread over the whole duration; every third waits from its moment for the log to grow, for that is a window of a few ms.
  const moments = Array.from({ length: RUNS }, (_, i): Kill => ({ afterMs: ((i + random.uniform()) / RUNS) * durationMs, isAtLogWrite: i % 3 === 2 }))
  const startedAtMs = performance.now()
  const results: Awaited<ReturnType<typeof killOnce>>[] = []
  const queue = moments.entries()
  const work = async (): Promise<void> => {
    for (const [index, moment] of queue) results.push(await killOnce(index, moment))
  }
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work))
  const count = (is: (result: (typeof results)[number]) => boolean): number => results.filter(is).length
  console.log(
    `${RUNS} kills over ${durationMs.toFixed(0)} ms of work in ${((performance.now() - startedAtMs) / 1_000).toFixed(0)} s, seed ${SEED}: ` +
      `${count(({ run }) => run.wasKilled)} died by the signal, ${count(({ torn }) => torn > 0)} while the log was written, ` +
      `${count(({ unanswered }) => unanswered)} between the commit and its answer`,
  )
  expect(results).toHaveLength(RUNS)
})
