import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, closeSync, cpSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sentenceFor } from '#contract/errors.ts'
import { databasePath } from '../../src/main/store/workspace-files.ts'
import { takeWorkspaceLock } from '../../src/main/store/workspace-lock.ts'
import { buildFirst, NODE, ROOT } from '../faces/built.ts'
import { openSourceDesk } from '../support/source-desk.ts'
import { canMount, mountSmallDisk } from './small-disk.ts'
import { writePriceHistory } from './price-history.ts'

const NOW_AT_MS = Date.UTC(2026, 10, 20, 22)
const DAY_MS = 86_400_000

let root: string
let files: string
let more: string
/** A workspace with one import, closed. */
let whole: string
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'broken-'))
  files = writePriceHistory(join(root, 'files'), 3, 2)
  more = writePriceHistory(join(root, 'more'), 8, 6)
  whole = join(root, 'whole')
  const desk = openSourceDesk(whole, { nowAtMs: NOW_AT_MS })
  await desk.ask('workspace.create', {})
  await desk.ask('import.commit', { files: [{ path: files }] })
  await desk.close()
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

function copyOf(name: string): string {
  const dir = join(root, name)
  cpSync(whole, dir, { recursive: true })
  return dir
}
const digest = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex')

describe('a damaged database', () => {
  const damages: Readonly<Record<string, (file: string) => void>> = {
    'is not a database at all': (file) => writeFileSync(file, 'Date,Close\n2026-11-20,1\n'),
    'has lost its header': (file) => overwrite(file, 0, 100),
    'ends in the middle': (file) => truncateSync(file, 60_000),
    'has a page of zeros where its tables are listed': (file) => overwrite(file, 100, 3_996),
    'has zeros where rows were': (file) => overwrite(file, 4_096, 24 * 4_096),
  }
  test.each(Object.keys(damages))('that %s is named and not touched', async (name) => {
    const workspace = copyOf(`damaged-${name.replaceAll(' ', '-')}`)
    const file = databasePath(workspace)
    damages[name]?.(file)
    const before = digest(file)
    const desk = openSourceDesk(workspace, { nowAtMs: NOW_AT_MS })
    for (const [channel, input] of [
      ['workspace.info', {}],
      ['workspace.create', {}],
      ['import.commit', { files: [{ path: more }] }],
    ] as const) {
      const outcome = await desk.client.call(channel, input as never)
      expect(outcome.ok ? null : outcome.error, channel).toMatchObject({ kind: 'workspace-corrupt', path: workspace })
      if (!outcome.ok) expect(sentenceFor(outcome.error)).toContain('It was not changed. Copy the folder away')
    }
    await desk.close()
    expect(digest(file)).toBe(before)
    expect(desk.log).toEqual([])
  })

  function overwrite(file: string, at: number, length: number): void {
    const descriptor = openSync(file, 'r+')
    writeSync(descriptor, Buffer.alloc(length), 0, length, at)
    closeSync(descriptor)
  }
})

describe('a workspace that cannot be written', () => {
  /** A folder with what `fill` put into it, closed to writing; `work` is not called where the system offers no way to close it (Windows). */
  async function closedToWriting(fill: (dir: string) => void, work: (dir: string) => Promise<void>): Promise<void> {
    const disk = mountSmallDisk(8)
    const dir = disk?.path ?? mkdtempSync(join(root, 'closed-'))
    fill(dir)
    if (disk === null) for (const name of [...readdirSync(dir), '']) chmodSync(join(dir, name), name === '' ? 0o555 : 0o444)
    else disk.closeToWriting()
    try {
      await work(dir)
    } finally {
      if (disk === null) chmodSync(dir, 0o755)
      else disk.unmount()
    }
  }
  const canClose = process.platform !== 'win32' && (process.getuid?.() !== 0 || canMount())
  if (!canClose) console.log('not run: a workspace closed to writing (rights do not hold here and no disk can be mounted)')

  if (canClose)
    test('says so for reading and writing, and is as it was', async () => {
      await closedToWriting(
        (dir) => cpSync(whole, dir, { recursive: true }),
        async (workspace) => {
          const before = digest(databasePath(workspace))
          const desk = openSourceDesk(workspace, { nowAtMs: NOW_AT_MS })
          for (const [channel, input] of [
            ['workspace.info', {}],
            ['import.commit', { files: [{ path: more }] }],
          ] as const) {
            const outcome = await desk.client.call(channel, input as never)
            expect(outcome.ok ? null : outcome.error, channel).toMatchObject({ kind: 'storage', problem: 'read-only', stored: 'not-stored' })
            if (!outcome.ok) expect(sentenceFor(outcome.error)).toContain('Check its permissions or copy it to a folder of your own')
          }
          await desk.close()
          expect(digest(databasePath(workspace))).toBe(before)
        },
      )
    })

  if (canClose)
    test('or not even be made says so', async () => {
      await closedToWriting(
        () => undefined,
        async (folder) => {
          const desk = openSourceDesk(folder, { nowAtMs: NOW_AT_MS })
          expect(await desk.client.call('workspace.create', {})).toMatchObject({ ok: false, error: { kind: 'storage', problem: 'read-only' } })
          await desk.close()
        },
      )
    })
})

test('a disk that goes away while the desk runs is named, and the desk stays alive', async () => {
  const workspace = copyOf('gone')
  const desk = openSourceDesk(workspace, { nowAtMs: NOW_AT_MS })
  await desk.ask('workspace.info', {})
  rmSync(workspace, { recursive: true, force: true })
  const outcome = await desk.client.call('import.commit', { files: [{ path: more }] })
  expect(outcome).toMatchObject({ ok: false, error: { kind: 'storage', problem: 'gone', stored: 'not-stored' } })
  expect(await desk.client.call('formulas.evaluate', { id: 'ind.sma', input: { x: [1, 2, 3], n: 3 } })).toMatchObject({ ok: true })
  await desk.close()
})

test('a second instance is told the workspace is in use, and has it within a second of the death of the first', { timeout: 60_000 }, async () => {
  buildFirst()
  const workspace = copyOf('two')
  const first = spawn(NODE, [join(ROOT, 'out', 'main', 'cli.js'), '--workspace', workspace, '--batch'], { stdio: ['pipe', 'pipe', 'ignore'] })
  first.stdin.write('{"channel":"workspace.info","input":{}}\n')
  await once(first.stdout, 'data')

  const refused = openSourceDesk(workspace)
  for (const channel of ['workspace.info', 'workspace.create', 'instruments.list'] as const) {
    const outcome = await refused.client.call(channel, {})
    expect(outcome, channel).toMatchObject({ ok: false, error: { kind: 'workspace-in-use', path: workspace } })
  }
  await refused.close()

  first.kill('SIGKILL')
  await once(first, 'exit')
  const diedAtMs = performance.now()
  const lock = takeWorkspaceLock(workspace)
  expect(lock.ok).toBe(true)
  expect(performance.now() - diedAtMs).toBeLessThan(1_000)
  if (lock.ok) lock.value.release()
  const next = openSourceDesk(workspace)
  expect((await next.client.call('workspace.info', {})).ok).toBe(true)
  await next.close()
})

test('a clock set back is said, and nothing is lost or put out of order by it', async () => {
  const workspace = copyOf('clock')
  const later = openSourceDesk(workspace, { nowAtMs: NOW_AT_MS, isClockFixed: false })
  await later.ask('accounts.upsert', { account: 'A', equity: '100', cash: '100', asOf: '2026-11-19' })
  await later.close()

  const earlier = openSourceDesk(workspace, { nowAtMs: NOW_AT_MS - 400 * DAY_MS, isClockFixed: false })
  const before = await earlier.ask('workspace.info', {})
  expect(before.clockWarning).toMatch(/Set the clock right/)
  const { batch } = await earlier.ask('import.commit', { files: [{ path: more }] })
  const after = await earlier.ask('workspace.info', {})
  expect(after.generation).toBe(before.generation + 1)
  expect(after.counts.bars).toBeGreaterThan(before.counts.bars)
  const { batches } = await earlier.ask('import.history', {})
  expect(batches.map(({ id }) => id)).toEqual([batch, '1'])
  await earlier.close()

  const right = openSourceDesk(workspace, { nowAtMs: NOW_AT_MS + DAY_MS, isClockFixed: false })
  const again = await right.ask('workspace.info', {})
  expect(again).toMatchObject({ clockWarning: null, counts: after.counts, generation: after.generation })
  await right.close()
})

test('a ledger thread that dies during a commit answers whether it is stored, and is there again for the next call', async () => {
  const workspace = copyOf('thread')
  const desk = openSourceDesk(workspace, { nowAtMs: NOW_AT_MS, debugKill: 'ledger' })
  const outcome = await desk.client.call('import.commit', { files: [{ path: more }] })
  expect(outcome).toMatchObject({ ok: false, error: { kind: 'thread-lost', thread: 'ledger' } })
  const isStored = !outcome.ok && outcome.error.kind === 'thread-lost' && outcome.error.stored === 'stored'
  expect((await desk.ask('workspace.info', {})).counts.batches).toBe(isStored ? 2 : 1)
  expect((await desk.ask('import.commit', { files: [{ path: more }] })).batch === null).toBe(isStored)
  expect((await desk.ask('workspace.info', {})).counts.batches).toBe(2)
  await desk.close()
})
