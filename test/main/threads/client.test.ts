import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createCancelSource } from '#contract/rpc/cancel-token.ts'
import { openSourceDesk } from '../../support/source-desk.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'threads-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('the two threads', () => {
  it('answer no-workspace before there is one, and make no folder by asking', async () => {
    const missing = join(folder, 'not-there')
    const desk = openSourceDesk(missing)
    expect(await desk.client.call('workspace.info', {})).toEqual({ ok: false, error: { kind: 'no-workspace', path: missing } })
    expect(await desk.client.call('formulas.list', {})).toEqual({ ok: false, error: { kind: 'no-workspace', path: missing } })
    await desk.close()
  })

  it('show a commit to every read made after it was acknowledged', async () => {
    const desk = openSourceDesk(folder)
    await desk.ask('workspace.create', {})
    for (let i = 0; i < 20; i += 1) {
      await desk.ask('accounts.upsert', { account: `A${i}`, equity: i, asOf: '2026-11-20' })
      const { accounts } = await desk.ask('accounts.list', {})
      expect(accounts).toHaveLength(i + 1)
    }
    await desk.close()
  })

  it('refuse a second process, or a second core, on the same workspace', async () => {
    const first = openSourceDesk(folder)
    await first.ask('workspace.create', {})
    const second = openSourceDesk(folder)
    expect(await second.client.call('workspace.info', {})).toEqual({ ok: false, error: { kind: 'workspace-in-use', path: folder } })
    await second.close()
    await first.close()
    const third = openSourceDesk(folder)
    expect((await third.client.call('workspace.info', {})).ok).toBe(true)
    await third.close()
  })

  it('tell a caller whose ledger died whether the change is stored, and start again', async () => {
    const made = openSourceDesk(folder)
    await made.ask('workspace.create', {})
    await made.close()
    const desk = openSourceDesk(folder, { debugKill: 'ledger' })
    const outcome = await desk.client.call('accounts.upsert', { account: 'A1', equity: '5', asOf: '2026-11-20' })
    const { accounts } = await desk.ask('accounts.list', {})
    if (outcome.ok) throw new Error('the ledger was to be killed')
    expect(outcome.error).toEqual({ kind: 'thread-lost', thread: 'ledger', stored: accounts.length === 1 ? 'stored' : 'not-stored' })
    await desk.ask('accounts.upsert', { account: 'A2', equity: '5', asOf: '2026-11-20' })
    await desk.close()
  })

  it('tell a caller whose analysis thread died that nothing was to be stored, and start again', async () => {
    const made = openSourceDesk(folder)
    await made.ask('workspace.create', {})
    await made.close()
    const desk = openSourceDesk(folder, { debugKill: 'analysis' })
    const outcome = await desk.client.call('rotation.ladder', {})
    expect(outcome).toEqual({ ok: false, error: { kind: 'thread-lost', thread: 'analysis', stored: 'nothing-to-store' } })
    expect((await desk.client.call('rotation.ladder', {})).ok).toBe(true)
    await desk.close()
  })

  it('never start work that was cancelled before it was sent', async () => {
    const desk = openSourceDesk(folder)
    await desk.ask('workspace.create', {})
    const source = createCancelSource()
    const calling = desk.client.call('workspace.demo', { seed: 1, symbols: 50, years: 2 }, { cancel: source.token })
    source.cancel()
    expect(await calling).toEqual({ ok: false, error: { kind: 'cancelled' } })
    await desk.close()
  })

  it('push data-changed with the generation of the commit', async () => {
    const desk = openSourceDesk(folder)
    await desk.ask('workspace.create', {})
    const pushed = new Promise<{ generation: number; kinds: string[] }>((resolve) => desk.client.on('data-changed', resolve))
    await desk.ask('settings.set', { theme: 'dark' })
    expect(await pushed).toMatchObject({ kinds: ['setting'], generation: 1 })
    await desk.close()
  })
})
