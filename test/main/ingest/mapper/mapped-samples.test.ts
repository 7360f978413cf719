import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Mapping } from '../../../../src/contract/schemas/mapping.ts'
import { commitOne, previewOne } from '../../../support/broker-fixtures.ts'
import { openLedgerDesk } from '../../../support/ledger-context.ts'

const SAMPLES = join(import.meta.dirname, '../../../../../shared/data/brokers')
const AVANZA = join(SAMPLES, 'avanza/avanza_semicolon_decimal_comma.csv')

it('reads Avanza by a mapping that starts from the guess', async () => {
  const desk = openLedgerDesk()
  const asked = await previewOne(desk, AVANZA)
  const guess = asked.table?.guess
  expect(guess?.columns).toMatchObject({
    date: 'Datum',
    account: 'Konto',
    action: 'Typ av transaktion',
    quantity: 'Antal',
    price: 'Kurs',
    amount: 'Belopp',
    fees: 'Courtage (SEK)',
  })
  const mapping = { ...(guess as Mapping), currency: 'SEK', actions: { ...guess?.actions, Övrigt: 'review' as const } }
  const file = await commitOne(desk, AVANZA, { answers: { mapping: { ...mapping, columns: { ...mapping.columns, symbol: 'ISIN' } } } })
  expect(file.byKind).toEqual({ buy: 3, sell: 1, 'cash-in': 3, 'cash-out': 3, dividend: 1, interest: 2, tax: 1 })
  expect(file.rows).toMatchObject({ read: 20, new: 14, review: 6, error: 0 })
  const [sale] = (await desk.transactions()).filter(({ kind }) => kind === 'sell')
  expect(sale).toMatchObject({ quantity: '352.033838', price: '154.665276', amount: '54447.41' })
})

it('reads a table in English with amounts without signs', async () => {
  const desk = openLedgerDesk()
  const path = join(SAMPLES, 'generic/canonical_semicolon.csv')
  const { guess } = (await previewOne(desk, path)).table!
  expect(guess.columns).toMatchObject({
    date: 'date',
    symbol: 'symbol',
    action: 'activityType',
    quantity: 'quantity',
    price: 'unitPrice',
    amount: 'amount',
    fees: 'fee',
    currency: 'currency',
  })
  const file = await commitOne(desk, path, { account: 'main', answers: { mapping: guess } })
  expect(file.byKind).toEqual({ buy: 4, sell: 2, dividend: 2, 'cash-in': 1, 'cash-out': 1, interest: 1 })
  expect(file.rows).toMatchObject({ read: 11, new: 11 })
  expect((await desk.transactions()).find(({ kind }) => kind === 'cash-out')?.amount).toBe('-500')
})

it('reads a statement with bad rows, says which and why, and keeps both equal sales', async () => {
  const desk = openLedgerDesk()
  const path = join(SAMPLES, 'generic/edge_cases_with_bad_rows.csv')
  const { guess } = (await previewOne(desk, path)).table!
  const actions = {
    ...guess.actions,
    DIV: 'dividend',
    'Interest Earned': 'interest',
    'Cash Deposit': 'cash-in',
    DRIP: 'reinvest',
    'Stock Split': 'split',
    Forex: 'fx',
    Withdrawal: 'cash-out',
  } as const
  const columns = {
    ...guess.columns,
    date: 'Trade Date',
    action: 'Side',
    price: 'Per Share Cost',
    amount: 'Settle Amount Net',
    note: 'Notes',
    settle: 'Settlement Date',
  }
  const file = await commitOne(desk, path, { account: 'main', answers: { mapping: { ...guess, columns, actions } } })
  const errors = file.problems.filter(({ status }) => status === 'error').map(({ line }) => line)
  expect(errors).toEqual(expect.arrayContaining([15, 20, 21]))
  expect(file.rows.new + file.rows.error + file.rows.review).toBe(17)
  expect(file.notices).toContain('Rows that repeat an earlier row exactly are kept as fills of their own: line 10.')
  expect((await desk.transactions({ symbol: 'AAPL' })).filter(({ kind }) => kind === 'sell')).toHaveLength(2)
})

it('offers a statement in four languages to the mapper', async () => {
  const desk = openLedgerDesk()
  const file = await previewOne(desk, join(SAMPLES, 'degiro/degiro_account_nl.csv'))
  expect(file).toMatchObject({ format: null, questions: [{ id: 'mapping' }], table: { line: 1, delimiter: ',' } })
  expect(file.table?.guess.columns).toMatchObject({ date: 'Datum', time: 'Tijd' })
})
