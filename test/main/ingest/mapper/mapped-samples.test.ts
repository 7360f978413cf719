import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Mapping } from '../../../../src/contract/schemas/mapping.ts'
import { commitOne, previewOne } from '../../../support/broker-fixtures.ts'
import { openLedgerDesk } from '../../../support/ledger-context.ts'

const AVANZA = join(import.meta.dirname, '../../../../../shared/data/brokers/avanza/avanza_semicolon_decimal_comma.csv')

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
