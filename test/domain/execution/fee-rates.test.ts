import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type FeeRateTable, feeRatesAt, feeRatesOf } from '#domain/execution/fee-rates.ts'
import { badInput, known, unknown } from '#domain/result.ts'

const table = JSON.parse(readFileSync(join(import.meta.dirname, '../../../resources/fee-rates.json'), 'utf8')) as FeeRateTable

describe('fee rates by trade date', () => {
  test.each([
    ['2025-05-13', 27.8, 0.000166, 8.3],
    ['2025-05-14', 0, 0.000166, 8.3],
    ['2026-04-03', 0, 0.000195, 9.79],
    ['2026-04-06', 20.6, 0.000195, 9.79],
    ['2026-11-20', 20.6, 0, 0],
    ['2027-03-01', 20.6, 0.000232, 11.61],
    ['2028-12-29', 20.6, 0.00024, 12.05],
  ])('on %s a sale pays %f per million and %f per share, at most %f', (session, secPerMillion, tafPerShare, tafMax) => {
    expect(feeRatesAt(table, session)).toEqual(known({ secPerMillion, tafPerShare, tafMax }))
  })

  test('are not known where one of the two has no row, and never 0', () => {
    expect(feeRatesAt(table, '2024-05-21')).toEqual(unknown('MISSING_DATA'))
    expect(feeRatesAt(table, '2024-12-31')).toEqual(unknown('MISSING_DATA'))
    expect(feeRatesAt(table, '2029-01-02')).toEqual(unknown('MISSING_DATA'))
    expect(feeRatesAt({ ...table, sec: [] }, '2026-11-20')).toEqual(unknown('MISSING_DATA'))
  })

  test('fall on sales: a buy is free of them even where the sale fee is unknown', () => {
    expect(feeRatesOf('buy', table, '2029-01-02')).toEqual(known({ secPerMillion: 0, tafPerShare: 0, tafMax: null }))
    expect(feeRatesOf('sell', table, '2029-01-02')).toEqual(unknown('MISSING_DATA'))
    expect(feeRatesOf('sell', table, '2026-11-20')).toEqual(feeRatesAt(table, '2026-11-20'))
  })

  test('come from the row that began last where rows overlap', () => {
    const newer = { from: '2026-11-01', to: null, perMillionUsd: 30, source: 'typed' }
    const sec = [newer, ...table.sec]
    expect(feeRatesAt({ ...table, sec }, '2026-11-20')).toEqual(known({ secPerMillion: 30, tafPerShare: 0, tafMax: 0 }))
    expect(feeRatesAt({ ...table, sec: sec.toReversed() }, '2026-11-20')).toEqual(feeRatesAt({ ...table, sec }, '2026-11-20'))
    expect(feeRatesAt({ ...table, sec }, '2026-10-30')).toEqual(known({ secPerMillion: 20.6, tafPerShare: 0, tafMax: 0 }))
  })

  test('refuse a day or a side that is none', () => {
    expect(feeRatesAt(table, 'yesterday')).toEqual(badInput('BAD_VALUE'))
    expect(feeRatesOf('short' as 'sell', table, '2026-11-20')).toEqual(badInput('BAD_VALUE'))
    expect(feeRatesOf('buy', table, '2026-11-31')).toEqual(badInput('BAD_VALUE'))
  })
})
