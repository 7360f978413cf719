import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout } from 'node:timers/promises'
import { type CancelToken, createCancelSource } from '../src/contract/rpc/cancel-token.ts'
import { writeBarFiles } from './bar-files.ts'
import { openCore } from './open-core.ts'
import type { Figure } from './figure.ts'
import { largeWorkspace } from './large-workspace.ts'

const ROUNDS = 5
const CANCELS = 12
/** The histogram counts the timer's own period too. */
const RESOLUTION_MS = 1

/** How long the main thread is away while files are imported, and how long a cancel takes to be answered. */
export async function measure(): Promise<readonly Figure[]> {
  const { files, workspace } = await largeWorkspace()
  const folder = mkdtempSync(join(tmpdir(), 'bench-responsiveness-'))
  try {
    const { folder: million } = writeBarFiles(join(folder, 'files'), 400, 2_500)
    const blocks: Awaited<ReturnType<typeof importBlockMs>>[] = []
    for (let round = 0; round < ROUNDS; round += 1) blocks.push(await importBlockMs(join(folder, `workspace-${round}`), million))
    const idle = openCore(join(folder, 'empty'))
    await must(idle.client.call('workspace.create', {}))
    const preview = await cancelMs((cancel) => idle.client.call('import.preview', { files: [{ path: join(files, 'prices') }] }, { cancel }), 1_500)
    await idle.close()
    const large = openCore(workspace)
    await must(large.client.call('screen.run', {}))
    const screen = await cancelMs((cancel) => large.client.call('screen.run', {}, { cancel }), 60)
    await large.close()
    return [
      { what: 'longest turn of the main thread while 1,000,000 bars are imported (goal <= 50)', unit: 'ms', values: blocks.map(({ importing }) => importing) },
      { what: 'the same while nothing is done: what the machine itself takes', unit: 'ms', values: blocks.map(({ idle }) => idle) },
      { what: 'import.preview of 3,200 files, cancel to answer (goal <= 200)', unit: 'ms', values: preview },
      { what: 'screen.run, cancel to answer (goal <= 200)', unit: 'ms', values: screen },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** The longest turns of the main thread over the import, and over as long a time in which nothing is done: the second is the weather. */
async function importBlockMs(workspace: string, files: string): Promise<{ importing: number; idle: number }> {
  const core = openCore(workspace)
  await must(core.client.call('workspace.create', {}))
  const startedAtMs = performance.now()
  const importing = await longestTurnMs(() => must(core.ask('import.commit', { files: [{ path: files }] })))
  const tookMs = performance.now() - startedAtMs
  await core.close()
  return { importing, idle: await longestTurnMs(() => setTimeout(tookMs)) }
}

async function longestTurnMs(work: () => Promise<unknown>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  delay.enable()
  await work()
  delay.disable()
  return delay.max / 1e6 - RESOLUTION_MS
}

/** Cancels at moments spread over the first `withinMs`; a call that was done before its cancel is not counted. */
async function cancelMs(call: (cancel: CancelToken) => Promise<{ ok: true } | { ok: false; error: { kind: string } }>, withinMs: number): Promise<number[]> {
  const values: number[] = []
  for (let i = 0; i < CANCELS; i += 1) {
    const source = createCancelSource()
    const answer = call(source.token)
    await setTimeout(((i + 0.5) / CANCELS) * withinMs)
    const cancelledAtMs = performance.now()
    source.cancel()
    const outcome = await answer
    if (!outcome.ok && outcome.error.kind === 'cancelled') values.push(performance.now() - cancelledAtMs)
  }
  return values
}

type Answer = { readonly ok: true } | { readonly ok: false; readonly error: { readonly kind: string } }

async function must(call: Promise<Answer>): Promise<void> {
  const outcome = await call
  if (!outcome.ok) throw new Error(`bench: got ${outcome.error.kind}, wanted an answer`)
}
