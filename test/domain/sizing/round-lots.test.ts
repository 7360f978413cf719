import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { badInput, known, unknown } from '#domain/result.ts'
import { roundLotSize } from '#domain/sizing/round-lot-size.ts'
import { lotPriceMonth, type RoundLotTable, roundLotAt } from '#domain/sizing/round-lots.ts'

const table = JSON.parse(readFileSync(join(import.meta.dirname, '../../../resources/round-lots.json'), 'utf8')) as RoundLotTable

describe('the round lot of a session', () => {
  test('is 100 shares before the rule, whatever the price', () => {
    expect(roundLotAt(table, '2025-10-31', 5_000)).toEqual(known(100))
    expect(roundLotAt(table, '2019-06-03', null)).toEqual(known(100))
  })

  test.each([0.5, 250, 250.01, 1_000, 1_000.01, 10_000, 10_000.01])('is what siz.round_lot_size says since the rule: %f', (avgPrice) => {
    expect(roundLotAt(table, '2025-11-03', avgPrice)).toEqual(roundLotSize({ avgPrice }))
  })

  test('is not known without the average price that decides it, nor outside the table', () => {
    expect(roundLotAt(table, '2026-11-20', null)).toEqual(unknown('MISSING_DATA'))
    expect(roundLotAt(table, '1999-12-31', 20)).toEqual(unknown('MISSING_DATA'))
    expect(roundLotAt({ ...table, rows: [] }, '2026-11-20', 20)).toEqual(unknown('MISSING_DATA'))
    const capped = { ...table.rows[1]!, tiers: table.rows[1]!.tiers.slice(0, 2) }
    expect(roundLotAt({ ...table, rows: [capped] }, '2026-11-20', 2_000)).toEqual(unknown('MISSING_DATA'))
  })

  test('is the one of the row that covers it, of two rows the one that began last', () => {
    const row = (from: string, to: string | null, lot: number) => ({ from, to, tiers: [{ upToUsd: null, lot }], source: 'test' })
    const [early, late] = [row('2026-01-02', '2026-06-30', 100), row('2026-03-02', null, 10)]
    for (const rows of [
      [early, late],
      [late, early],
    ]) {
      const lotAt = (session: string) => roundLotAt({ ...table, rows }, session, null)
      expect([lotAt('2026-01-02'), lotAt('2026-03-02'), lotAt('2026-06-30')]).toEqual([known(100), known(10), known(10)])
    }
    const ended = { ...table, rows: [early] }
    expect([roundLotAt(ended, '2026-06-30', null), roundLotAt(ended, '2026-07-01', null)]).toEqual([known(100), unknown('MISSING_DATA')])
  })

  test('refuses a day or a price that is none', () => {
    expect(roundLotAt(table, 'today', 20)).toEqual(badInput('BAD_VALUE'))
    expect(roundLotAt(table, '2026-11-20', -1)).toEqual(badInput('BAD_VALUE'))
  })
})

test.each([
  ['2026-05-01', '2026-03'],
  ['2026-10-30', '2026-03'],
  ['2026-11-02', '2026-09'],
  ['2027-04-30', '2026-09'],
  ['2026-01-02', '2025-09'],
])('on %s the lot follows the average close of %s', (session, month) => {
  expect(lotPriceMonth(session)).toEqual(known(month))
})

test('a text that is no day has no such month', () => {
  expect(lotPriceMonth('2026-02-30')).toEqual(badInput('BAD_VALUE'))
})
