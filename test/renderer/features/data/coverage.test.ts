import { describe, expect, test } from 'vitest'
import { coverageCell, type CoverageRow } from '../../../../src/renderer/features/data/coverage-cell.ts'
import { volumeWords } from '../../../../src/renderer/features/data/volume-words.ts'
import { writeYears, yearPath } from '../../../../src/renderer/features/data/year-path.ts'

const name: Pick<CoverageRow, 'group' | 'cells'> = {
  group: 'name',
  cells: [
    { kind: 'daily_bars', state: 'fresh', last: '2026-11-20', ageSessions: 0, limitSessions: 1 },
    { kind: 'intraday', state: 'stale', last: '2026-11-18', ageSessions: 2, limitSessions: 0 },
    { kind: 'actions', state: 'unjudged', last: '2020-06-02' },
  ],
}

describe('a field of the coverage', () => {
  test('says how old the newest day is, and how old it may be', () => {
    expect(coverageCell(name, { kind: 'daily_bars', of: 'name' })).toEqual({
      state: 'pass',
      word: 'fresh, of this session, good for 1 session',
      last: '2026-11-20',
    })
    expect(coverageCell(name, { kind: 'intraday', of: 'name' })).toEqual({
      state: 'stale',
      word: 'stale, 2 sessions old, must be of this session',
      last: '2026-11-18',
    })
  })

  test('is not judged where no age is set, and unknown where there is nothing', () => {
    expect(coverageCell(name, { kind: 'actions', of: 'name' })).toEqual({ state: 'not-tested', word: 'no age limit', last: '2020-06-02' })
    expect(coverageCell(name, { kind: 'holdings', of: 'name' })).toEqual({ state: 'unknown', word: 'nothing', last: null })
  })

  test('is empty where the kind says nothing of such a row', () => {
    expect(coverageCell(name, { kind: 'values', of: 'series' })).toBeNull()
    expect(coverageCell({ group: 'series', cells: [] }, { kind: 'daily_bars', of: 'name' })).toBeNull()
    expect(coverageCell({ group: 'series', cells: [] }, { kind: 'values', of: 'series' })).toEqual({ state: 'unknown', word: 'nothing', last: null })
  })
})

describe('the years of a row', () => {
  test('are blocks on the axis all rows share, as high as the year is full, with holes left open', () => {
    const years = { firstYear: 2022, filled: [1, 0, 0.5, 0.01] }
    expect(yearPath(years, { from: 2020, to: 2026 })).toBe('M2.1 1v-1h0.8V1ZM4.1 1v-0.5h0.8V1ZM5.1 1v-0.2h0.8V1Z')
    expect(yearPath({ firstYear: null, filled: [] }, { from: 2020, to: 2026 })).toBe('')
  })

  test('are said in words', () => {
    expect(writeYears({ firstYear: 2026, filled: [1] })).toBe('2026')
    expect(writeYears({ firstYear: 2019, filled: [1, 1, 0.2] })).toBe('2019 to 2021')
    expect(writeYears({ firstYear: 2015, filled: [1, 0, 1, 0, 0, 1] })).toBe('2015 to 2020, nothing in 2016, 2018 to 2019')
    expect(writeYears({ firstYear: null, filled: [] })).toBe('')
  })
})

test('the volume is said to be whole, with gaps, a part of another, ticks, or none', () => {
  const words = (state: 'none' | 'gaps' | 'partial' | 'whole', fraction: number | null = null, against: string | null = null) =>
    volumeWords({ state, fraction, against })
  expect([words('whole'), words('gaps'), words('none'), words('partial')]).toEqual(['whole', 'with gaps', 'none', 'counts ticks'])
  expect(words('partial', 0.02, 'yahoo')).toMatch(/^2(\.0+)? ?% of yahoo$/)
  expect(volumeWords(null)).toBe('')
})
