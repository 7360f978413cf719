import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readArguments } from '../../../src/main/cli/arguments.ts'

const read = (...argv: string[]) => readArguments(argv, { HOME: '/home/ann', INIT_CWD: '/home/ann/trades' })

describe('readArguments', () => {
  it('reads one call', () => {
    expect(read('--workspace', 'desk', 'bars.range', '{"symbol":"IWM"}')).toEqual({
      kind: 'options',
      options: {
        workspaceDir: resolve('/home/ann/trades/desk'),
        nowAtMs: null,
        debugKill: undefined,
        call: { channel: 'bars.range', input: { symbol: 'IWM' } },
      },
    })
  })

  it('takes {} where no input stands, and any order of words', () => {
    expect(read('workspace.info', '--now', '2026-11-20T20:00:00-05:00')).toMatchObject({
      options: { nowAtMs: Date.UTC(2026, 10, 21, 1), call: { channel: 'workspace.info', input: {} } },
    })
  })

  it('leaves the judgement of the channel and the input to the contract', () => {
    expect(read('no.such', '[1]')).toMatchObject({ options: { call: { channel: 'no.such', input: [1] } } })
  })

  it('reads a batch', () => {
    expect(read('--batch')).toMatchObject({ kind: 'options', options: { call: null } })
  })

  it('offers help', () => {
    expect(read('--help')).toEqual({ kind: 'help' })
  })

  it.each([
    [['--bogus'], '--bogus'],
    [[], 'No channel'],
    [['a.b', '{"x":'], 'not JSON'],
    [['a.b', '{}', 'more'], '“more” is one word too many'],
    [['--batch', 'a.b'], '“a.b” is one too many'],
    [['--now', 'yesterday', 'a.b'], '--now yesterday'],
    [['--debug-kill', 'ledger', 'a.b'], 'for tests'],
    [['--workspace'], '--workspace'],
  ])('does not understand %j and says why', (argv, why) => {
    const reading = read(...argv)
    expect(reading.kind).toBe('bad-usage')
    expect(reading.kind === 'bad-usage' ? reading.sentence : '').toContain(why)
  })
})
