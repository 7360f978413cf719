import { describe, expect, test } from 'vitest'
import type { Input, Output } from '#contract/channels.ts'
import { fail, succeed } from '#contract/errors.ts'
import { decideSplits, suspectsOf } from '../../../../src/renderer/features/data/decide-splits.ts'
import { createMemoryCore } from '../../bridge/memory-core.ts'

type Asked = Input<'splits.decide'>
const AAA = { symbol: 'AAA', session: '2026-11-19' }
const BBB = { symbol: 'BBB', session: '2026-11-20' }

/** A core that knows AAA and BBB, with an earlier word on AAA. */
function coreThatHears(): { readonly client: ReturnType<typeof createMemoryCore>['client']; readonly asked: Asked[] } {
  const asked: Asked[] = []
  const { client } = createMemoryCore({
    'splits.decide': (input) => {
      asked.push(input)
      if (input.symbol === 'ZZZ') return Promise.resolve(fail({ kind: 'not-found', what: 'name', id: 'ZZZ' }))
      const before = input.symbol === 'AAA' ? { decision: 'apply' as const, factor: 4 } : null
      return Promise.resolve(succeed({ ...input, factor: input.factor ?? null, before, effect: 'So it is.' }))
    },
  })
  return { client, asked }
}

describe('the word on possible splits', () => {
  test('is said of possible splits alone', () => {
    const problem = (code: Output<'data.health'>['problems'][number]['code']): Output<'data.health'>['problems'][number] => ({
      code,
      account: null,
      ...AAA,
      detail: '',
      next: '',
      source: { batch: null, file: null, line: null },
    })
    expect(suspectsOf([problem('stale-series'), problem('split-suspect'), { ...problem('split-suspect'), symbol: null }])).toEqual([AAA])
  })

  test('is taken back in reverse, with what was decided before', async () => {
    const { client, asked } = coreThatHears()
    const { decided, refused, undo } = await decideSplits(client, [AAA, BBB], 'reject')
    expect([decided.length, refused]).toEqual([2, null])
    expect(await undo()).toEqual({ ok: true, value: null })
    expect(asked).toEqual([
      { ...AAA, decision: 'reject' },
      { ...BBB, decision: 'reject' },
      { ...BBB, decision: null },
      { ...AAA, decision: 'apply', factor: 4 },
    ])
  })

  test('stops at the first refusal and takes back what came before it', async () => {
    const { client, asked } = coreThatHears()
    const { decided, refused, undo } = await decideSplits(client, [BBB, { ...BBB, symbol: 'ZZZ' }, AAA], 'apply')
    expect([decided.map(({ symbol }) => symbol), refused?.error.kind]).toEqual([['BBB'], 'not-found'])
    await undo()
    expect(asked.map(({ symbol, decision }) => [symbol, decision])).toEqual([
      ['BBB', 'apply'],
      ['ZZZ', 'apply'],
      ['BBB', null],
    ])
  })
})
