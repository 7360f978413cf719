import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout } from 'node:timers/promises'
import type { RowsProgress } from '../src/contract/schemas/common.ts'
import { FOLDER_TIMES } from '../src/main/core.ts'
import { openWatchingDesk, type WatchingDesk } from '../test/faces/watching-desk.ts'
import { writeBarFiles } from './bar-files.ts'
import type { Figure } from './figure.ts'
import { openCore } from './open-core.ts'

const FILES = 2_000
const DAYS = 250
const ROUNDS = 5
/** The histogram counts the timer's own period too. */
const RESOLUTION_MS = 1

/** How often a folder of 2,000 files says where it is, how soon a watched folder stores a new file, and what a burst of 2,000 costs the main thread. */
export async function measure(): Promise<readonly Figure[]> {
  const root = mkdtempSync(join(tmpdir(), 'bench-folders-'))
  try {
    const { folder: files } = writeBarFiles(join(root, 'files'), FILES, DAYS)
    const gaps = await progressGaps(join(root, 'workspace'), files)
    const watch = await watchedFolder(root, files)
    return [
      ...[...gaps].map(
        ([phase, values]): Figure => ({ what: `from one word of progress to the next, ${phase} ${FILES} files (goal about 100)`, unit: 'ms', values }),
      ),
      ...watch,
    ]
  } finally {
    rmSync(root, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** Every gap by the phase it fell in, the one before the answer included. */
async function progressGaps(workspace: string, files: string): Promise<ReadonlyMap<string, readonly number[]>> {
  const core = openCore(workspace)
  await core.client.call('workspace.create', {})
  const gaps = new Map<string, number[]>()
  const run = async <T>(call: (onProgress: (value: RowsProgress) => void) => Promise<T>): Promise<T> => {
    let saidAtMs = performance.now()
    let phase = ''
    const note = (next: string): void => {
      gaps.set(phase, [...(gaps.get(phase) ?? []), performance.now() - saidAtMs])
      saidAtMs = performance.now()
      phase = next
    }
    const value = await call((progress) => {
      if (phase === '') phase = progress.phase
      note(progress.phase)
    })
    note('')
    return value
  }
  const preview = await run((onProgress) => core.client.call('import.preview', { files: [{ path: files }] }, { onProgress }))
  if (!preview.ok) throw new Error(`bench: got ${preview.error.kind}, wanted a preview`)
  const stored = await run((onProgress) => core.client.call('import.commit', { preview: preview.value.preview }, { onProgress }))
  if (!stored.ok) throw new Error(`bench: got ${stored.error.kind}, wanted an import`)
  await core.close()
  return gaps
}

async function watchedFolder(root: string, files: string): Promise<readonly Figure[]> {
  const folder = join(root, 'Downloads')
  mkdirSync(folder)
  const desk = openWatchingDesk(join(root, 'watching'), FOLDER_TIMES)
  await desk.client.call('workspace.create', {})
  await desk.client.call('folders.watch', { folder: { ref: desk.refOf(folder) } })
  const single: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const stored = imported(desk, 1)
    writeFileSync(join(folder, `ONE${String.fromCharCode(65 + round)}.csv`), `Date,Open,High,Low,Close,Volume\n2026-11-18,10,11,9,10,${1_000 + round}\n`)
    const wroteAtMs = performance.now()
    await stored
    single.push(performance.now() - wroteAtMs - FOLDER_TIMES.restMs)
  }
  const all = imported(desk, FILES)
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  delay.enable()
  const startedAtMs = performance.now()
  // All at once, as when an archive is unpacked beside it and moved in: these files rest already.
  renameSync(files, join(folder, 'burst'))
  await all
  const burstMs = performance.now() - startedAtMs
  delay.disable()
  const idle = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  idle.enable()
  await setTimeout(burstMs)
  idle.disable()
  await desk.close()
  return [
    { what: `watched folder: a file at rest (${FOLDER_TIMES.restMs} ms after its last byte) to its rows stored`, unit: 'ms', values: single },
    { what: `watched folder: ${FILES} files moved in, to all stored`, unit: 'ms', values: [burstMs] },
    { what: 'longest turn of the main thread meanwhile (goal <= 50)', unit: 'ms', values: [delay.max / 1e6 - RESOLUTION_MS] },
    { what: 'the same while nothing is done: what the machine itself takes', unit: 'ms', values: [idle.max / 1e6 - RESOLUTION_MS] },
  ]
}

/** Settles when so many files were imported, in however many looks. */
async function imported(desk: WatchingDesk, files: number): Promise<void> {
  let seen = 0
  await desk.next('folder-look', ({ look }) => {
    seen += look?.files ?? 0
    return seen >= files
  })
}
