import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildFirst } from '../faces/built.ts'
import { openChromiumWindow } from '../faces/chromium-window.ts'
import { openCommandLine } from '../faces/command-line.ts'
import { hasStandin, openElectronStandin } from '../faces/electron-standin.ts'
import type { Face, OpenFace } from '../faces/face.ts'
import { openInProcess } from '../faces/in-process.ts'

const FACES: [name: string, open: OpenFace][] = [
  ['in memory', (workspaceDir) => openInProcess(workspaceDir)],
  ['the command line', openCommandLine],
  ['the Chromium window', openChromiumWindow],
]
if (hasStandin) FACES.push(['Electron over the stand-in', openElectronStandin])
else process.stderr.write('not run: Electron over the stand-in (no ../shared)\n')

/** The same sentences hold whichever way a call comes in: there is one serve() behind all of them. */
describe.each(FACES)('the contract over %s', (_name, open) => {
  const folder = mkdtempSync(join(tmpdir(), 'contract-'))
  const workspaceDir = join(folder, 'workspace')
  let face: Face
  const call = (channel: string, input: unknown = {}) => face.call(channel, input)
  const kindOf = async (channel: string, input: unknown = {}): Promise<string> => {
    const outcome = await call(channel, input)
    return outcome.ok ? 'ok' : outcome.error.kind
  }

  beforeAll(async () => {
    buildFirst()
    face = await open(workspaceDir)
  }, 120_000)
  afterAll(async () => {
    await face.close()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  })

  it('says that there is no workspace before one was made, and where', async () => {
    expect(await call('workspace.info')).toMatchObject({ ok: false, error: { kind: 'no-workspace', path: workspaceDir } })
    expect(await kindOf('accounts.list')).toBe('no-workspace')
  })

  it('makes a workspace once; making it again changes nothing', async () => {
    const first = await call('workspace.create')
    expect(first).toMatchObject({ ok: true, value: { path: workspaceDir, counts: { accounts: 0 } } })
    const second = await call('workspace.create')
    expect(second).toMatchObject({ ok: true, value: { generation: (first as { value: { generation: number } }).value.generation } })
  })

  it.each(['no.such', '', 'constructor', '__proto__', 'toString', 'workspace.info '])('knows no channel “%s”', async (channel) => {
    expect(await kindOf(channel)).toBe('unknown-channel')
  })

  it.each([
    ['workspace.info', { extra: 1 }],
    ['workspace.info', null],
    ['workspace.info', []],
    ['workspace.info', 'text'],
    ['bars.range', { symbol: 7 }],
    ['bars.range', { symbol: 'IWM', timeframe: '2h' }],
    ['accounts.upsert', { account: '' }],
    ['data.coverage', { limit: 20_000 }],
    ['settings.set', { zoomPercent: 7000 }],
    ['workspace.restore', { backup: '../desk.db' }],
    ['workspace.verify', { backup: 7 }],
    ['import.redo', { batch: '1', confirm: 'yes' }],
    ['folders.watch', { folder: { ref: 'x' }, below: '' }],
    ['folders.watch', { id: '1' }],
    ['folders.leave', { files: [] }],
    ['splits.decide', { symbol: 'IWM', session: '2026-11-19', decision: 'apply', factor: 0 }],
    ['splits.decide', { symbol: 'IWM', session: '2026-11-31', decision: 'reject' }],
    ['quarantine.decide', { batch: '1', line: 0, decision: 'take' }],
    ['quarantine.list', { cause: 'unknown' }],
  ])('refuses %s with %j and says which field', async (channel, input) => {
    const outcome = await call(channel, input)
    expect(outcome).toMatchObject({ ok: false, error: { kind: 'bad-input' } })
    expect((outcome as { error: { issues: unknown[] } }).error.issues.length).toBeGreaterThan(0)
  })

  it.each([
    ['import.preview', { files: [{ path: '/etc/hosts' }] }],
    ['import.commit', { files: [{ path: '/etc/hosts' }] }],
    ['folders.watch', { folder: { path: '/etc/none' } }],
    ['checklist.print', { plan: 'none', pdf: '/tmp/none.pdf' }],
    ['checklist.answer', { plan: 'none', item: 'x', result: null, signedBy: '', evidence: { path: '/etc/hosts' } }],
  ])('takes a path in %s from the command line alone', async (channel, input) => {
    const kind = await kindOf(channel, input)
    if (face.caller === 'window') expect(kind).toBe('path-refused')
    else expect(kind).not.toBe('path-refused')
  })

  it('takes no reference it did not give', async () => {
    expect(await call('import.preview', { files: [{ ref: '00000000-0000-4000-8000-000000000000' }] })).toMatchObject({
      ok: false,
      error: { kind: 'file-refused', problem: 'unknown-ref' },
    })
  })

  it('keeps what was set', async () => {
    expect(await call('settings.set', { zoomPercent: 120 })).toMatchObject({ ok: true, value: { settings: { zoomPercent: 120 } } })
    expect(await call('settings.get')).toMatchObject({ ok: true, value: { settings: { zoomPercent: 120 } } })
  })

  it('backs up, verifies and restores, and refuses what it does not have', async () => {
    const backup = await call('workspace.backup')
    expect(backup).toMatchObject({ ok: true, value: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string } })
    const { name } = (backup as { value: { name: string } }).value
    expect(await call('settings.set', { zoomPercent: 130 })).toMatchObject({ ok: true })
    expect(await call('workspace.verify', { backup: name })).toMatchObject({ ok: true, value: { ok: true, problems: [] } })
    expect(await call('workspace.restore', { backup: name })).toMatchObject({ ok: true, value: { backup: name } })
    expect(await call('settings.get')).toMatchObject({ ok: true, value: { settings: { zoomPercent: 120 } } })
    expect(await call('workspace.verify')).toMatchObject({ ok: true, value: { ok: true, problems: [], backups: expect.arrayContaining([name]) as string[] } })
    expect(await kindOf('workspace.restore', { backup: 'none.db' })).toBe('not-found')
    for (const channel of ['import.undo', 'import.redo', 'import.uses']) expect(await kindOf(channel, { batch: '99' })).toBe('not-found')
    expect(await kindOf('quarantine.decide', { batch: '99', decision: 'take' })).toBe('not-found')
    expect(await call('quarantine.list')).toMatchObject({ ok: true, value: { rows: [], total: 0, causes: [], next: null } })
  })

  it('looks at watched folders when it is told to, and knows none that was not named', async () => {
    for (const channel of ['folders.forget', 'folders.scan']) expect(await kindOf(channel, { id: '99' })).toBe('not-found')
    expect(await kindOf('folders.watch', { id: '99', isOn: true })).toBe('not-found')
    expect(await call('folders.scan')).toMatchObject({ ok: true, value: { waiting: 0 } })
    expect(await call('folders.waiting')).toMatchObject({ ok: true, value: { files: [], waiting: 0, refused: 0 } })
    expect(await call('folders.leave', { files: ['99'] })).toMatchObject({ ok: true, value: { files: 0 } })
  })

  it('evaluates a formula: a value, an unknown and an error are three answers', async () => {
    const median = (x: unknown) => call('formulas.evaluate', { id: 'stat.quantile7', input: { x, p: 0.5 } })
    expect(await median([1, 2, 3])).toEqual({ ok: true, value: { value: 2 } })
    expect(await median([])).toMatchObject({ ok: true, value: { unknown: expect.stringMatching(/^[A-Z_]+$/) as string } })
    expect(await median('three')).toMatchObject({ ok: true, value: { error: expect.stringMatching(/^[A-Z_]+$/) as string } })
  })

  it('answers in JSON: what arrived can be written and read again without loss', async () => {
    for (const channel of [
      'workspace.info',
      'settings.get',
      'formulas.list',
      'accounts.list',
      'watchlist.list',
      'data.coverage',
      'actions.list',
      'calendar.list',
      'layouts.list',
      'records.families',
    ]) {
      const outcome = await call(channel)
      expect(JSON.parse(JSON.stringify(outcome))).toEqual(outcome)
    }
  })

  it('answers many calls at once, each its own', async () => {
    // A batch is strictly one after the other; its answers are asked for in that order.
    const inputs = Array.from({ length: 50 }, (_, n) => ({ id: 'stat.quantile7', input: { x: [n], p: 0.5 } }))
    const medians = await Promise.all(inputs.map((input) => call('formulas.evaluate', input)))
    expect(medians).toEqual(inputs.map(({ input }) => ({ ok: true, value: { value: input.x[0] } })))
  })
})
