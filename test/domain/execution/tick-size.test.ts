import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type TickRuleTable, tickSizeAt } from '#domain/execution/tick-size.ts'
import { badInput, known, unknown } from '#domain/result.ts'

const table = JSON.parse(readFileSync(join(import.meta.dirname, '../../../resources/tick-rules.json'), 'utf8')) as TickRuleTable

describe('the smallest step of a quote', () => {
  test('is a cent from one dollar on and a hundredth of a cent below', () => {
    expect(tickSizeAt(table, '2026-11-20', 1)).toEqual(known(0.01))
    expect(tickSizeAt(table, '2026-11-20', 0.9999)).toEqual(known(0.0001))
    expect(tickSizeAt(table, '2006-01-31', 250)).toEqual(known(0.01))
  })

  test('is not known before the rule, nor once it differs by name', () => {
    expect(tickSizeAt(table, '2006-01-30', 20)).toEqual(unknown('MISSING_DATA'))
    expect(tickSizeAt(table, '2027-10-29', 20)).toEqual(known(0.01))
    expect(tickSizeAt(table, '2027-11-01', 20)).toEqual(unknown('MISSING_DATA'))
  })

  test('comes from the row that began last where rows overlap', () => {
    const typed = { from: '2026-01-01', to: null, belowOneUsd: 0.001, fromOneUsd: 0.05, source: 'typed' }
    expect(tickSizeAt({ ...table, rows: [typed, ...table.rows] }, '2026-11-20', 20)).toEqual(known(0.05))
    expect(tickSizeAt({ ...table, rows: [typed, ...table.rows] }, '2025-11-20', 20)).toEqual(known(0.01))
  })

  test('refuses a day or a price that is none', () => {
    expect(tickSizeAt(table, '2026-11-31', 20)).toEqual(badInput('BAD_VALUE'))
    expect(tickSizeAt(table, '2026-11-20', 0)).toEqual(badInput('BAD_VALUE'))
  })
})
