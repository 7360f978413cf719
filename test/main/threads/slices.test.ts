import { describe, expect, it } from 'vitest'
import type { RowsProgress } from '#contract/schemas/common.ts'
import { isLastOfFiles, throttleProgress } from '../../../src/main/threads/slices.ts'

/** What passes of values that come at these moments. */
function passed(moments: readonly number[]): number[] {
  let nowMs = 0
  const sent: number[] = []
  const report = throttleProgress<number>(
    (value) => sent.push(value),
    () => false,
    () => nowMs,
  )
  for (const moment of moments) {
    nowMs = moment
    report(moment)
  }
  return sent
}

describe('throttleProgress', () => {
  it('lets the first value pass, then the first of every tenth of a second', () => {
    expect(passed([5, 6, 104, 105, 110, 204, 206])).toEqual([5, 105, 206])
  })

  it('keeps its beat after a value that came late', () => {
    // Counted from the late one, the next would have to wait until 290.
    expect(passed([0, 190, 199, 200, 299, 300])).toEqual([0, 190, 200, 300])
  })

  it('sends ten in a second, however many there are', () => {
    expect(passed(Array.from({ length: 1_000 }, (_, i) => i))).toHaveLength(10)
  })

  it('lets the last word on a row of files pass at any time', () => {
    const at = (done: number): RowsProgress => ({ phase: 'storing', done, total: 3, file: null, files: { done, total: 3 } })
    const sent: number[] = []
    const report = throttleProgress<RowsProgress>(
      ({ done }) => sent.push(done),
      isLastOfFiles,
      () => 0,
    )
    for (const done of [0, 1, 2, 3]) report(at(done))
    expect(sent).toEqual([0, 3])
  })
})
