import { describe, expect, it } from 'vitest'
import type { ListedFile } from '../../../../../src/main/ingest/files/list-folder.ts'
import { RestWatch } from '../../../../../src/main/threads/ledger/folders/rest.ts'

const REST_MS = 2_000
const NOON = Date.UTC(2026, 10, 20, 12)
const file = (path: string, changedAtMs: number, sizeBytes = 100): ListedFile => ({ path, sizeBytes, modifiedAtMs: changedAtMs, changedAtMs })
const pathsOf = ({ ready }: { ready: readonly ListedFile[] }): string[] => ready.map(({ path }) => path)

describe('RestWatch', () => {
  it('takes a file at once whose last change lies far enough back', () => {
    const rested = new RestWatch().sort([file('a', NOON - 5_000)], REST_MS, NOON, 0)
    expect([pathsOf(rested), rested.unsettled, rested.dueInMs]).toEqual([['a'], 0, null])
  })

  it('waits for one that was written just now, and says for how long', () => {
    const watch = new RestWatch()
    const first = watch.sort([file('a', NOON - 500)], REST_MS, NOON, 0)
    expect([pathsOf(first), first.unsettled, first.dueInMs]).toEqual([[], 1, 1_500])
    expect(pathsOf(watch.sort([file('a', NOON - 500)], REST_MS, NOON + 1_500, 1_500))).toEqual(['a'])
  })

  it('begins anew when it was written on', () => {
    const watch = new RestWatch()
    watch.sort([file('a', NOON)], REST_MS, NOON, 0)
    const second = watch.sort([file('a', NOON + 1_900, 200)], REST_MS, NOON + 2_000, 2_000)
    expect([pathsOf(second), second.dueInMs]).toEqual([[], 1_900])
  })

  it('goes by what it saw where the clock of the disk runs ahead', () => {
    const watch = new RestWatch()
    const ahead = [file('a', NOON + 3_600_000)]
    expect(watch.sort(ahead, REST_MS, NOON, 0).dueInMs).toBe(REST_MS)
    expect(pathsOf(watch.sort(ahead, REST_MS, NOON + 2_000, 2_000))).toEqual(['a'])
  })

  it('holds the files of a burst until the last one rests, but not longer than ten seconds', () => {
    const watch = new RestWatch()
    const old = file('old', NOON - 60_000)
    const held = watch.sort([old, file('new', NOON)], REST_MS, NOON, 0)
    expect([pathsOf(held), held.unsettled]).toEqual([[], 2])
    const later = watch.sort([old, file('new', NOON + 10_500, 900)], REST_MS, NOON + 11_000, 11_000)
    expect([pathsOf(later), later.unsettled]).toEqual([['old'], 1])
  })
})
