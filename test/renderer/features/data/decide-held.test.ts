import { describe, expect, test } from 'vitest'
import type { Input } from '#contract/channels.ts'
import { fail, succeed } from '#contract/errors.ts'
import { decideFile, decideRows } from '../../../../src/renderer/features/data/decide-held.ts'
import { createMemoryCore } from '../../bridge/memory-core.ts'

type Asked = Input<'quarantine.decide'>
const place = (file: string, line: number) => ({ batch: '7', file, line })

/** A core on which line 3 of a.csv was kept out before; nothing of z.csv can be taken. */
function coreThatHears(): { readonly client: ReturnType<typeof createMemoryCore>['client']; readonly asked: Asked[] } {
  const asked: Asked[] = []
  const { client } = createMemoryCore({
    'quarantine.decide': (input) => {
      asked.push(input)
      const { batch, file = '', line, lines = line === undefined ? [3] : [line], decision } = input
      if (file === 'z.csv') return Promise.resolve(fail({ kind: 'refused', field: 'decision', reason: 'No such row can be.' }))
      const before = [
        { batch, file: 'other.csv', decision: 'take' as const, lines: [9] },
        { batch, file, decision: 'keep-out' as const, lines },
      ]
      return Promise.resolve(succeed({ decision, decided: lines.length, before, left: [], leftTotal: 0, effect: 'So it is.' }))
    },
  })
  return { client, asked }
}

describe('the word on held-back rows', () => {
  test('is said file by file, of a single row in a call of its own', async () => {
    const { client, asked } = coreThatHears()
    await decideRows(client, [place('a.csv', 3), place('b.csv', 4), place('a.csv', 5)], 'take')
    expect(asked).toEqual([
      { batch: '7', file: 'a.csv', lines: [3, 5], decision: 'take' },
      { batch: '7', file: 'b.csv', line: 4, decision: 'take' },
    ])
  })

  test('is said of a whole file without a line', async () => {
    const { client, asked } = coreThatHears()
    await decideFile(client, place('a.csv', 3), 'keep-out')
    expect(asked).toEqual([{ batch: '7', file: 'a.csv', decision: 'keep-out' }])
  })

  test('is taken back with what stood before, what was taken giving way first', async () => {
    const { client, asked } = coreThatHears()
    const { undo } = await decideRows(client, [place('a.csv', 3)], 'take')
    asked.length = 0
    expect((await undo()).ok).toBe(true)
    expect(asked).toEqual([
      { batch: '7', file: 'a.csv', lines: [3], decision: 'keep-out' },
      { batch: '7', file: 'other.csv', lines: [9], decision: 'take' },
    ])
  })

  test('stops at a refusal and keeps what was decided', async () => {
    const { client, asked } = coreThatHears()
    const { answers, refused } = await decideRows(client, [place('a.csv', 3), place('z.csv', 1), place('b.csv', 4)], 'take')
    expect([answers.length, refused?.error.kind, asked.length]).toEqual([1, 'refused', 2])
  })
})
