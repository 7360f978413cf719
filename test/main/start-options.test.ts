import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readInstant, readStartOptions } from '../../src/main/start-options.ts'

const env = { HOME: '/home/ann', INIT_CWD: '/home/ann/trades' }
const read = (argv: string[], isStrict = true, more: NodeJS.ProcessEnv = {}) => readStartOptions(argv, isStrict, { ...env, ...more })

describe('readStartOptions', () => {
  it('takes a relative workspace from where the command was typed', () => {
    expect(read(['--workspace', 'desk'])).toMatchObject({ ok: true, options: { workspaceDir: resolve('/home/ann/trades/desk'), isDemo: false, nowAtMs: null } })
  })

  it('gives the demo a folder of its own', () => {
    const own = read([])
    const demo = read(['--demo'])
    expect(own.ok && demo.ok && own.options.workspaceDir !== demo.options.workspaceDir).toBe(true)
  })

  it('names a word it does not know, and shows what it knows', () => {
    const reading = read(['--wrokspace', 'x'])
    expect(reading.ok ? '' : reading.sentence).toMatch(/--wrokspace[\s\S]*Usage: npm start/)
  })

  it('passes over the words of Electron where they may stand', () => {
    expect(read(['--remote-debugging-port=0', '.', '--demo'], false)).toMatchObject({ ok: true, options: { isDemo: true } })
  })

  it('refuses a clock without a zone', () => {
    expect(read(['--now', '2026-11-20T20:00:00']).ok).toBe(false)
    expect(read(['--now', '2026-11-20T20:00:00-05:00'])).toMatchObject({ options: { nowAtMs: Date.UTC(2026, 10, 21, 1) } })
  })

  it('knows the switch that ends a thread only in tests', () => {
    expect(read(['--debug-kill', 'ledger']).ok).toBe(false)
    expect(read(['--debug-kill', 'ledger'], true, { DESK_TEST: '1' })).toMatchObject({ options: { debugKill: 'ledger' } })
  })
})

describe('readInstant', () => {
  it.each(['2026-11-20T20:00:00Z', '2026-11-20T20:00Z', '2026-11-20T15:00:00.000-05:00', '2026-11-20T15:00:00-0500'])('reads %s', (text) => {
    expect(new Date(readInstant(text)).toISOString()).toBe('2026-11-20T20:00:00.000Z')
  })
  it.each(['2026-11-20', '2026-11-20T20:00:00', 'now', '', '2026-13-40T99:00:00Z'])('does not read “%s”', (text) => {
    expect(readInstant(text)).toBeNaN()
  })
})
