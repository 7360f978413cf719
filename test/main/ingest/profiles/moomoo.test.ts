import { describe, expect, it } from 'vitest'
import { brokerFixture, commitOne, previewOne } from '../../../support/broker-fixtures.ts'
import { openLedgerDesk } from '../../../support/ledger-context.ts'
import { plainRows, sumOf, unitsOf } from '../../../support/plain-table.ts'

const path = brokerFixture('moomoo.csv')

describe('Moomoo order history', () => {
  it('makes a record of every fill, continuation rows and fills of a cancelled order among them', async () => {
    const desk = openLedgerDesk()
    const file = await commitOne(desk, path, { account: 'MM' })
    expect(file.format).toMatchObject({ id: 'moomoo-history', kind: 'orders' })
    expect(file.rows).toEqual({ read: 5, new: 4, known: 0, ignored: 1, review: 0, unsupported: 0, error: 0 })
    expect(file.byKind).toEqual({ sell: 2, buy: 1, option: 1 })
    expect(file.problems).toMatchObject([{ line: 5, status: 'ignored', reason: 'This row shows no fill of the order.' }])
    const rows = await desk.transactions()
    expect(rows.map((row) => [row.at, row.kind, row.symbol, row.quantity, row.price, row.fees, row.amount, row.currency])).toEqual([
      ['2026-06-08T19:00:01Z', 'option', 'KRNT260717C00025000', '-2', '0.55', '2', '108', 'USD'],
      ['2026-06-09T13:31:02Z', 'buy', 'KRNT', '1100', '8.15', '1.02', '-8966.02', 'USD'],
      ['2026-06-09T14:00:05Z', 'sell', 'KRNT', '100', '8.42', null, '842', 'USD'],
      ['2026-06-09T14:00:05Z', 'sell', 'KRNT', '1000', '8.42', '1.4', '8418.6', 'USD'],
    ])
    const plain = plainRows(path)
    expect(sumOf(rows.map((row) => row.fees))).toBe(sumOf(plain.map((row) => row['Total'])))
    const sold = plain.filter((row) => row['Side'] !== 'Buy').map((row) => row['Fill Amount'])
    const bought = plain.filter((row) => row['Side'] === 'Buy').map((row) => row['Fill Amount'])
    const fees = plain.map((row) => row['Total'])
    expect(sumOf(rows.map((row) => row.amount))).toBe(sumOf(sold) - sumOf(bought) - sumOf(fees))
    const { positions } = await desk.positions()
    expect(positions).toMatchObject([{ symbol: 'KRNT', quantity: '0' }])
    expect(unitsOf(positions[0]?.realizedPnl)).toBe(unitsOf('294.58'))
  })

  it('adds the further fills of an order that a later export shows', async () => {
    const desk = openLedgerDesk()
    const header = 'Side,Symbol,Order Qty,Status,Filled@Avg Price,Order Time,Markets,Currency,Fill Qty,Fill Price,Fill Amount,Fill Time,Markets,Currency,Total'
    const first = 'Buy,KRNT,100,Partially Filled,60@8.15,"Jun 9, 2026 09:31:00 ET",US,USD,60,8.15,489.00,"Jun 9, 2026 09:31:05 ET",US,USD,0.99'
    const second = ',,,,,,,,40,8.20,328.00,"Jun 9, 2026 11:00:00 ET",US,USD,'
    await commitOne(desk, desk.file('morning.csv', `${header}\n${first}\n`), { account: 'MM' })
    const evening = await previewOne(desk, desk.file('evening.csv', `${header}\n${first.replace('Partially Filled', 'Filled')}\n${second}\n`), {
      account: 'MM',
    })
    expect(evening.rows).toMatchObject({ new: 1, known: 1 })
    expect(evening.questions.map(({ id }) => id)).toEqual(['timezone'])
    // An export that shows the order as one fill is the same order, never a second one.
    const joined = first.replace('60@8.15', '100@8.17').replace('60,8.15,489.00,"Jun 9, 2026 09:31:05', '100,8.17,817.00,"Jun 9, 2026 11:00:00')
    const whole = desk.file('whole.csv', `${header}\n${joined}\n`)
    expect((await previewOne(desk, whole, { account: 'MM' })).rows).toMatchObject({ new: 0, known: 0, review: 1 })
    await commitOne(desk, whole, { account: 'MM', answers: { 'replace:2': 'yes' } })
    expect((await desk.transactions()).map((row) => [row.quantity, row.amount])).toEqual([['100', '-817.99']])
  })
})
