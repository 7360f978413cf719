import { describe, expect, it } from 'vitest'
import { brokerFixture, commitOne, previewOne } from '../../../support/broker-fixtures.ts'
import { openLedgerDesk } from '../../../support/ledger-context.ts'

describe('Charles Schwab transactions', () => {
  it("reads today's layout: signs, fees, effective dates, the account in the title and the total below", async () => {
    const desk = openLedgerDesk()
    const file = await commitOne(desk, brokerFixture('schwab-today.csv'))
    expect(file.account).toBe('4471')
    expect(file.byKind).toEqual({ interest: 1, sell: 1, buy: 1, reinvest: 1, dividend: 1, 'cash-out': 1, option: 1, 'cash-in': 1 })
    expect(file.checks.map((check) => [check.id, check.ok])).toEqual([
      ['footerTotal', true],
      ['quantityPrice', true],
    ])
    expect(file.notices).toContain('Option rows are kept and listed; positions and stops do not follow them: line 9.')
    const rows = await desk.transactions()
    expect(rows.map((row) => [row.session, row.kind, row.symbol ?? null, row.quantity, row.price, row.fees, row.amount])).toEqual([
      ['2026-06-02', 'cash-in', null, null, null, null, '3000'],
      ['2026-06-04', 'option', 'KRNT 07/17/2026 25.00 C', '-2', '0.55', '1.3', '108.7'],
      ['2026-06-05', 'cash-out', null, null, null, null, '-250'],
      ['2026-06-09', 'dividend', 'PELF', null, null, null, '13'],
      ['2026-06-09', 'reinvest', 'PELF', '0.4173', '31.152', null, '-13'],
      ['2026-06-09', 'buy', 'KRNT', '100', '20.15', null, '-2015'],
      ['2026-06-10', 'sell', 'KRNT', '60', '21.4', '0.03', '1283.97'],
      ['2026-06-11', 'interest', null, null, null, null, '0.07'],
    ])
    expect(rows.at(-1)?.note).toBe('as of 2026-06-10')
    expect(rows.at(-1)?.source).toEqual({ batch: '1', file: brokerFixture('schwab-today.csv'), line: 3 })
  })

  it('reads the layout with a ninth empty header cell, a pair of reverse split rows, short sales and covers', async () => {
    const desk = openLedgerDesk()
    const file = await commitOne(desk, brokerFixture('schwab-trailing-comma.csv'))
    expect(file.account).toBe('XXXX-5520')
    expect(file.rows).toEqual({ read: 7, new: 6, known: 0, ignored: 1, review: 0, unsupported: 0, error: 0 })
    expect(file.byKind).toEqual({ corp: 2, split: 1, buy: 1, short: 1, cover: 1 })
    expect(file.checks[0]).toEqual({ id: 'footerTotal', ok: true, detail: 'The total on line 9, -1984.85, is the sum of the rows.' })
    const { positions } = await desk.positions()
    expect(positions.find((position) => position.symbol === 'GLUM')).toMatchObject({ quantity: '0', realizedPnl: '20.1' })
    expect(positions.find((position) => position.symbol === 'TWOF')).toMatchObject({ quantity: '80', averageCost: '25.061875' })
  })

  it('takes a single reverse split row for a split', async () => {
    const desk = openLedgerDesk()
    const header = '"Date","Action","Symbol","Description","Quantity","Price","Fees & Comm","Amount"\n'
    const path = desk.file('single.csv', `${header}"06/11/2026","Reverse Split","ODDL","ODDLOT","-45","","",""\n`)
    expect((await previewOne(desk, path)).byKind).toEqual({ split: 1 })
  })

  it('reads the layout with the price before the quantity, and holds back what contradicts itself, by line and column', async () => {
    const desk = openLedgerDesk()
    const file = await previewOne(desk, brokerFixture('schwab-price-first.csv'))
    expect(file.byKind).toEqual({ buy: 1 })
    expect(file.rows).toEqual({ read: 6, new: 1, known: 0, ignored: 0, review: 2, unsupported: 0, error: 3 })
    expect(file.problems.map(({ line, column, status, reason }) => ({ line, column, status, reason }))).toEqual([
      { line: 3, column: 'Action', status: 'review', reason: 'What “Teleport Shares” means is not known for Charles Schwab.' },
      { line: 4, column: 'Date', status: 'error', reason: '“02/30/2019” is not a date of this layout.' },
      { line: 5, column: 'Quantity', status: 'error', reason: '“forty” is not a number.' },
      { line: 6, column: 'Amount', status: 'review', reason: 'The sign of the amount contradicts a buy: this looks like a correction of another row.' },
      { line: 7, column: 'Amount', status: 'error', reason: 'The row has no amount.' },
    ])
    expect(file.problems[0]?.raw).toBe('"03/01/2019","Teleport Shares","OLDE","OLDE LAYOUT CO","","12","",""')
    expect(file.questions).toEqual([{ id: 'account', text: 'Which account do these rows belong to? The file does not say.', choices: [] }])
  })

  it('warns when the printed total is not the sum of the rows', async () => {
    const desk = openLedgerDesk()
    const path = desk.file(
      'Individual_XXX471_Transactions.csv',
      '"Date","Action","Symbol","Description","Quantity","Price","Fees & Comm","Amount"\n"06/11/2026","Wire Received","","WIRE","","","","$10.00"\n"Transactions Total","","","","","","","$11.00"\n',
    )
    const file = await previewOne(desk, path)
    expect(file.account).toBe('XXX471')
    expect(file.checks).toEqual([{ id: 'footerTotal', ok: false, detail: 'The total on line 3, 11, is not the sum of the rows, 10.' }])
    expect(file.rows.new).toBe(1)
  })

  it.each([['"Date","Status","Type","CheckNumber","Description","Withdrawal","Deposit","RunningBalance"', 'checking account']])(
    'refuses %s by name',
    async (header, word) => {
      const desk = openLedgerDesk()
      const file = await previewOne(desk, desk.file('other.csv', `"Title"\n\n${header}\n"a","b","c","d","e","f","g","h"\n`))
      expect(file).toMatchObject({ format: null, byKind: {}, error: { problem: 'wrong-kind', line: 3 } })
      expect(file.error?.kind === 'file-refused' ? file.error.reason : '').toContain(word)
    },
  )
})
