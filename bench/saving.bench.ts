import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { createCancelSource } from '../src/contract/rpc/cancel-token.ts'
import { writeBarFiles } from './bar-files.ts'
import type { Figure } from './figure.ts'
import { type BenchCore, openCore } from './open-core.ts'

const NAMES = 2_000
const DAYS = 2_500
const CANCELS = 10
const PLAN = { symbol: 'AAAA', side: 'long', account: 'main', entry: 10, stop: 9 } as const

/** Whether the desk stays usable while 2,000 files come in: plans are saved meanwhile, progress is shown, and a cancel leaves nothing behind. */
export async function measure(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-saving-'))
  try {
    const { folder: files } = writeBarFiles(join(folder, 'files'), NAMES, DAYS)
    const beganAtMs = performance.now()
    const saved = await saveBeside(join(folder, 'workspace'), files)
    const cancels = await cancelImports(join(folder, 'cancelled'), files, performance.now() - beganAtMs)
    return [...saved, { what: 'import.commit of 2,000 files, cancel to answer (goal <= 200)', unit: 'ms', values: cancels }]
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** Drafts a plan anew and saves it, over and over, as long as the import runs. A save that began while rows were read and was answered
 * later met the transaction. */
async function saveBeside(workspace: string, files: string): Promise<readonly Figure[]> {
  const core = await openWithAccount(workspace)
  const plan = valueOf(await core.client.call('plan.draft', PLAN)).plan
  const gaps: number[] = []
  let isReading = true
  let isRunning = true
  let saidAtMs = performance.now()
  const imported = core.client.call(
    'import.commit',
    { files: [{ path: files }] },
    {
      onProgress({ phase }) {
        if (phase === 'reading') gaps.push(performance.now() - saidAtMs)
        saidAtMs = performance.now()
        isReading = phase === 'reading'
      },
    },
  )
  const whileReading: number[] = []
  const atTheEnd: number[] = []
  const saving = (async () => {
    while (isRunning) {
      valueOf(await core.client.call('plan.draft', { ...PLAN, plan }))
      const startedAtMs = performance.now()
      valueOf(await core.client.call('plan.save', { plan }))
      const tookMs = performance.now() - startedAtMs
      ;(isReading ? whileReading : atTheEnd).push(tookMs)
      await setTimeout(20)
    }
  })()
  const { rows } = valueOf(await imported).files[0] ?? {}
  isRunning = false
  await saving
  if (rows?.new !== DAYS) throw new Error(`bench: got ${JSON.stringify(rows)}, wanted ${DAYS} new rows in each file`)
  await core.close()
  return [
    { what: 'plan.save while 5,000,000 bars of 2,000 files are read (goal <= 200)', unit: 'ms', values: whileReading },
    { what: 'plan.save that met the transaction in which they are stored (goal <= 3,000)', unit: 'ms', values: atTheEnd },
    { what: 'from one line of progress to the next while they are read (goal about 100)', unit: 'ms', values: gaps.slice(1) },
  ]
}

/** Cancels at moments spread over an import that takes `importMs` beside other work, and less alone; afterwards there must be neither an import nor a bar. */
async function cancelImports(workspace: string, files: string, importMs: number): Promise<number[]> {
  const core = await openWithAccount(workspace)
  const values: number[] = []
  for (let round = 0; round < CANCELS; round += 1) {
    const source = createCancelSource()
    const asked = core.client.call('import.commit', { files: [{ path: files }] }, { cancel: source.token })
    await setTimeout((importMs * 0.5 * (round + 1)) / CANCELS)
    const cancelledAtMs = performance.now()
    source.cancel()
    const outcome = await asked
    if (outcome.ok || outcome.error.kind !== 'cancelled') throw new Error(`bench: got ${outcome.ok ? 'an import' : outcome.error.kind}, wanted cancelled`)
    values.push(performance.now() - cancelledAtMs)
    const { batches } = valueOf(await core.client.call('import.history', {}))
    const { series } = valueOf(await core.client.call('series.list', {}))
    if (batches.length + series.length > 0) throw new Error(`bench: got ${batches.length} imports and ${series.length} series after a cancel`)
  }
  await core.close()
  return values
}

async function openWithAccount(workspace: string): Promise<BenchCore> {
  const core = openCore(workspace)
  valueOf(await core.client.call('workspace.create', {}))
  valueOf(await core.client.call('accounts.upsert', { account: PLAN.account, equity: '100000', cash: '100000', asOf: '2026-11-19' }))
  return core
}

function valueOf<T>(outcome: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: { readonly kind: string } }): T {
  if (!outcome.ok) throw new Error(`bench: got ${JSON.stringify(outcome.error)}, wanted an answer`)
  return outcome.value
}
