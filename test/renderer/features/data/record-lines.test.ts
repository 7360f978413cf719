import { describe, expect, it } from 'vitest'
import { recordLines } from '../../../../src/renderer/features/data/record-lines.ts'
import type { DatedRecord } from '../../../../src/renderer/features/data/record-words.ts'

let ids = 0
const record = (day: string, values: DatedRecord['values']): DatedRecord => {
  ids += 1
  const source = { batch: '1', file: 'a.csv', line: ids }
  return { id: String(ids), symbol: 'ABCD', day, knownAt: day, knownOn: day, isAssumed: false, values, source }
}

describe('the course of a symbol’s records', () => {
  it('is a line for each period, oldest value first, the latest line on top', () => {
    const records = [
      record('2026-10-02', { period: '2026-09-30', mean: 1.2 }),
      record('2026-10-01', { period: '2026-09-30', mean: 1.1 }),
      record('2026-10-01', { period: '2026-12-31', mean: 1.5 }),
      record('2026-10-03', { period: '2026-12-31', mean: null }),
    ]
    expect(recordLines('consensus', records)).toEqual([
      { name: '2026-09-30', from: '2026-10-01', to: '2026-10-02', first: 1.1, last: 1.2, values: [1.1, 1.2] },
      { name: '2026-12-31', from: '2026-10-01', to: '2026-10-01', first: 1.5, last: 1.5, values: [1.5] },
    ])
  })

  it('is none where a family has no figure that runs along days', () => {
    expect(recordLines('headlines', [record('2026-10-01', { headline: 'x' })])).toEqual([])
  })
})
