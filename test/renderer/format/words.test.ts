import { describe, expect, test } from 'vitest'
import { writeDecimal, writeSignedDecimal } from '../../../src/renderer/format/decimal-text.ts'
import { writeDuration } from '../../../src/renderer/format/duration.ts'
import { writeFilePlace } from '../../../src/renderer/format/file-place.ts'
import { writeId } from '../../../src/renderer/format/id-words.ts'
import { writeClock, writeMoment } from '../../../src/renderer/format/moment.ts'
import { listed, plural } from '../../../src/renderer/format/plural.ts'
import { writeAge, writeSession, writeShortSession, writeWeekday } from '../../../src/renderer/format/session.ts'

describe('decimal text', () => {
  test('is grouped and padded without passing through a float', () => {
    expect(writeDecimal('1234.5', 2)).toBe('1,234.50')
    expect(writeDecimal('-1234567', 2)).toBe('−1,234,567.00')
    expect(writeDecimal('0.00000001')).toBe('0.00000001')
    expect(writeDecimal('90071992547409931.123', 2)).toBe('90,071,992,547,409,931.123')
  })
  test('is unknown when it is null and stays empty when there is nothing to say', () => {
    expect(writeDecimal(null, 2)).toBe('?')
    expect(writeDecimal('', 2)).toBe('')
  })
  test('carries + before a gain where the sign matters', () => {
    expect(['5', '-5', '0', '0.00', null, ''].map((text) => writeSignedDecimal(text, 2))).toEqual(['+5.00', '−5.00', '0.00', '0.00', '?', ''])
  })
})

describe('session', () => {
  test('is written as a day of the trade', () => {
    expect(writeSession('2026-11-20')).toBe('20 Nov 2026')
    expect(writeWeekday('2026-11-20')).toBe('Fri 20 Nov 2026')
    expect(writeShortSession('2024-02-29')).toBe('29 Feb')
  })
  test('that is no day is left as it came', () => {
    expect(writeSession('soon')).toBe('soon')
    expect(writeWeekday('2026-13-01')).toBe('2026-13-01')
  })
  test('has an age in sessions', () => {
    expect([0, 1, 12].map(writeAge)).toEqual(['of this session', '1 session old', '12 sessions old'])
  })
})

describe('moment', () => {
  test('is told by the clock of the exchange, in winter and in summer', () => {
    expect(writeMoment('2026-11-21T01:00:00.000Z')).toBe('20 Nov 2026 20:00')
    expect(writeMoment('2026-07-01T20:05:00Z')).toBe('1 Jul 2026 16:05')
    expect(writeMoment('2026-09-10T04:00:00Z')).toBe('10 Sep 2026 00:00')
    expect(writeClock('2026-11-20T14:30:00Z')).toBe('09:30')
  })
  test('that is none is left as it came', () => {
    expect(writeMoment('never')).toBe('never')
  })
})

describe('other words', () => {
  test('a row is placed by file and line, without the folders', () => {
    expect(writeFilePlace({ file: '/in/broker/fills.csv', line: 12 })).toBe('fills.csv:12')
    expect(writeFilePlace({ file: 'C:\\in\\fills.csv', line: null })).toBe('fills.csv')
    expect(writeFilePlace({ file: null, line: null })).toBe('')
  })
  test('a name of ours is written as words', () => {
    expect(['volume_divergence', 'newsPoints', 'rotation.ladder', 'hard-stop'].map(writeId)).toEqual([
      'volume divergence',
      'news points',
      'rotation ladder',
      'hard stop',
    ])
  })
  test('a duration grows from milliseconds to minutes', () => {
    expect([0, 8.4, 999.6, 1400, 59_960, 125_000].map(writeDuration)).toEqual(['0 ms', '8 ms', '1.0 s', '1.4 s', '1 min 0 s', '2 min 5 s'])
  })
  test('a count agrees with its noun', () => {
    expect(plural(1, 'row')).toBe('1 row')
    expect(plural(3214, 'row')).toBe('3,214 rows')
    expect(plural(2, 'entry', 'entries')).toBe('2 entries')
  })
  test('a list reads as a sentence', () => {
    expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(listed)).toEqual(['', 'a', 'a and b', 'a, b and c'])
  })
})
