import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Output } from '#contract/channels.ts'
import { type Outcome, sentenceFor } from '#contract/errors.ts'
import { checkWholeFile } from '../../src/main/store/check-tables.ts'
import { openWorkspaceForWrite } from '../../src/main/store/open.ts'
import { stateHash } from '../../src/main/store/state-hash.ts'
import { buildFirst, NODE, ROOT } from '../faces/built.ts'
import { openSourceDesk } from '../support/source-desk.ts'
import { mountSmallDisk } from './small-disk.ts'
import { writePriceHistory } from './price-history.ts'

const MIB = 1024 * 1024

let root: string
let small: string
let large: string
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'full-disk-'))
  small = writePriceHistory(join(root, 'small'), 2, 1)
  large = writePriceHistory(join(root, 'large'), 30, 8)
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** The state, after every page was looked at. */
function soundState(workspace: string): string {
  const opened = openWorkspaceForWrite(workspace)
  if (!opened.ok) throw new Error(JSON.stringify(opened.error))
  try {
    expect(checkWholeFile(opened.value)).toBeNull()
    return stateHash(opened.value)
  } finally {
    opened.value.close()
  }
}

const disk = mountSmallDisk(24)
if (disk === null) console.log('not run: an import onto a full disk (no disk can be mounted here); the limit on file sizes stands in')
else {
  afterAll(() => disk.unmount())
  test('an import that fills the disk says so, stores nothing of it, and goes through once there is room', { timeout: 120_000 }, async () => {
    const workspace = join(disk.path, 'workspace')
    const ballast = join(disk.path, 'ballast')
    const desk = openSourceDesk(workspace)
    await desk.ask('workspace.create', {})
    await desk.ask('import.commit', { files: [{ path: small }] })
    const before = soundState(workspace)
    const freeBytes = (): number => {
      const { bavail, bsize } = statfsSync(disk.path)
      return bavail * bsize
    }
    let refusals = 0
    let stored: Output<'import.commit'> | null = null
    // From no room at all to nearly enough: the disk fills at another point of the import each time.
    for (const roomBytes of [0, 16_384, 0.25 * MIB, 0.5 * MIB, 1 * MIB, 1.5 * MIB, 2 * MIB, 2.5 * MIB]) {
      rmSync(ballast, { force: true })
      writeFileSync(ballast, Buffer.alloc(Math.max(0, freeBytes() - roomBytes)))
      const outcome = await desk.client.call('import.commit', { files: [{ path: large }] })
      if (outcome.ok) {
        stored = outcome.value
        break
      }
      refusals += 1
      expect(outcome.error, `with ${roomBytes} bytes free`).toMatchObject({ kind: 'storage', problem: 'full', stored: 'not-stored' })
      expect(sentenceFor(outcome.error)).toMatch(/^The disk is full\. Free some space and try again/)
      expect(soundState(workspace), `with ${roomBytes} bytes free`).toBe(before)
    }
    expect(refusals).toBeGreaterThanOrEqual(5)
    rmSync(ballast, { force: true })
    stored ??= await desk.ask('import.commit', { files: [{ path: large }] })
    expect(stored.batch).not.toBeNull()
    expect((await desk.ask('import.commit', { files: [{ path: large }] })).batch).toBeNull()
    await desk.close()
    soundState(workspace)
  })
}

/** The built command line under a limit on the size of any file it writes. */
async function callUnderLimit(limitBytes: number, workspace: string, channel: string, input: object): Promise<Outcome<Output<'import.commit'>>> {
  const call = [join(ROOT, 'out', 'main', 'cli.js'), '--workspace', workspace, channel, JSON.stringify(input)]
  const run = promisify(execFile)('prlimit', [`--fsize=${limitBytes}`, NODE, ...call])
  // An error in the answer is exit code 1, with the answer on stdout all the same.
  const { stdout } = await run.catch((thrown: { stdout: string }) => thrown)
  return JSON.parse(stdout) as Outcome<Output<'import.commit'>>
}

if (process.platform !== 'linux') console.log('not run: a limit on file sizes (Linux)')
else
  test('a limit on file sizes stops an import at any point without a trace', { timeout: 120_000 }, async () => {
    buildFirst()
    const workspace = join(root, 'limited')
    const desk = openSourceDesk(workspace)
    await desk.ask('workspace.create', {})
    await desk.ask('import.commit', { files: [{ path: small }] })
    await desk.close()
    const before = soundState(workspace)
    for (const limitBytes of [0.6 * MIB, 0.8 * MIB, 1.1 * MIB]) {
      const outcome = await callUnderLimit(Math.round(limitBytes), workspace, 'import.commit', { files: [{ path: large }] })
      expect(outcome, `limit ${limitBytes}`).toMatchObject({ ok: false, error: { kind: 'storage', stored: 'not-stored' } })
      expect(soundState(workspace), `limit ${limitBytes}`).toBe(before)
    }
    const retried = await callUnderLimit(1_000 * MIB, workspace, 'import.commit', { files: [{ path: large }] })
    expect(retried.ok && retried.value.batch).toBeTruthy()
    soundState(workspace)
  })
