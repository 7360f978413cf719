import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { brokerFixture, commitOne, previewOne } from '../../../support/broker-fixtures.ts'
import { openLedgerDesk } from '../../../support/ledger-context.ts'

const path = brokerFixture('trading212.csv')

describe('Trading 212 history', () => {
  it('keeps every sum in its own currency, pence as pounds, and refuses a row whose columns have moved', async () => {
    const desk = openLedgerDesk()
    const file = await commitOne(desk, path, { account: 'T2' })
    expect(file.rows).toEqual({ read: 9, new: 8, known: 0, ignored: 0, review: 0, unsupported: 0, error: 1 })
    expect(file.problems).toMatchObject([{ line: 10, column: 'Price / share', status: 'error', reason: '“EOF6” is not a number.' }])
    const rows = await desk.transactions()
    const figures = rows.map((row) => [row.at, row.kind, row.symbol, row.quantity, row.price, row.priceCurrency, row.fees, row.feesIn, row.amount])
    expect(figures.map((row) => row.map((cell) => cell ?? null))).toEqual([
      ['2026-06-01T08:00:00Z', 'cash-in', null, null, null, null, null, null, '2000'],
      ['2026-06-02T14:30:05Z', 'buy', 'KRNT', '10', '20', 'USD', '0.24', null, '-160.24'],
      // 148.50 pence; stamp duty in pounds: 100 x 1.485 + 0.74 = 149.24.
      ['2026-06-03T09:05:00Z', 'buy', 'BRIT', '100', '1.485', null, '0.74', null, '-149.24'],
      ['2026-06-10T15:00:01Z', 'sell', 'KRNT', '4', '22', 'USD', '0.12', { USD: '0.04' }, '70.25'],
      ['2026-06-11T10:00:00Z', 'dividend', 'BRIT', '100', '0.03', null, null, null, '3'],
      ['2026-06-12T07:24:24Z', 'corp', 'KRNT', '-6', '22', 'USD', null, null, null],
      ['2026-06-12T07:24:24Z', 'corp', 'KRNT', '0.6', '220', 'USD', null, null, null],
      ['2026-06-15T08:00:00Z', 'cash-out', null, null, null, null, null, null, '-100'],
    ])
  })

  it('does not look at the order of the columns', async () => {
    const desk = openLedgerDesk()
    await desk.commit([path], { account: 'T2' })
    // Only the plain lines: the reversed columns of a line without quotation marks are its cells backwards.
    const reversed = readFileSync(path, 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split(',').reverse().join(','))
      .join('\n')
    expect((await previewOne(desk, desk.file('reversed.csv', reversed), { account: 'T2' })).rows).toMatchObject({ new: 0, known: 8, error: 1 })
  })

  it('reads the years in which the headers name the currencies: the total with its own, each fee with its own', async () => {
    const desk = openLedgerDesk()
    const file = await commitOne(desk, brokerFixture('trading212-2021.csv'), { account: 'T2' })
    expect(file.rows).toMatchObject({ read: 5, new: 5, error: 0 })
    const figures = (await desk.transactions()).map((row) => [
      row.at,
      row.kind,
      row.symbol,
      row.quantity,
      row.price,
      row.currency,
      row.fees,
      row.feesIn,
      row.amount,
    ])
    expect(figures.map((row) => row.map((cell) => cell ?? null))).toEqual([
      ['2021-04-01T08:00:00Z', 'cash-in', null, null, null, 'EUR', '7', null, '1000'],
      ['2021-04-02T14:30:05Z', 'buy', 'KRNT', '10', '20', 'EUR', '0.24', null, '-160.24'],
      // Some exports print what was paid with a minus.
      ['2021-04-06T09:05:00Z', 'buy', 'BRIT', '100', '1.485', 'EUR', '0.86', null, '-173.48'],
      ['2021-04-20T15:00:01Z', 'sell', 'KRNT', '4', '22', 'EUR', '0.12', null, '70.25'],
      ['2021-05-11T10:00:00Z', 'dividend', 'KRNT', '6', '0.1', 'EUR', null, null, '0.48'],
    ])
  })
})
