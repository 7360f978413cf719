import { describe, expect, it } from 'vitest'
import { dataHealth } from '../../../../src/main/threads/analysis/reads/data-health.ts'
import { commitOne, previewOne } from '../../../support/broker-fixtures.ts'
import { openLedgerDesk } from '../../../support/ledger-context.ts'
import { statedLines } from '../../../support/positions-fixtures.ts'
import { valueOf } from '../../store/fresh-workspace.ts'
import { ask } from '../../threads/analysis/ask.ts'

const HEADER = 'Account Number,Account Name,Symbol,Description,Quantity,Last Price,Current Value,Cost Basis Total'
const FOOTER = '"Date downloaded Jun-12-2026 5:00 p.m ET"'
const fidelity = (...rows: string[]): string => [HEADER, ...rows, '', FOOTER, ''].join('\n')

describe('a file of positions that is not as it should be', () => {
  it('loses no line: every one is held back with the column and what is wrong in it', async () => {
    const desk = openLedgerDesk()
    const path = desk.file(
      'broken.csv',
      fidelity(
        'X1234,Main,KRNT,KORNIT,10,$20.00,$200.00,$190.00',
        'X1234,Main,KRNT2,KORNIT,,$20.00,$200.00,$190.00',
        'X1234,Main,,,10,$20.00,$200.00,$190.00',
        'X1234,Main,ＫＲＮＴ,KORNIT,10,$20.00,$200.00,$190.00',
        'X1234,Main,SPAXX**,CASH,,,,',
        'X1234,Main,PELF,PELICAN,10,$20.00,$1.2.3,$190.00',
        'X1234,Main,PELF,PELICAN,10,$20.00,$200.00,$190.00,more,and more',
        `X${'9'.repeat(90)},Main,PELF,PELICAN,10,$20.00,$200.00,$190.00`,
        'X1234,Main,PELF,PELICAN\u0000,10,$20.00,$200.00,$190.00',
      ),
    )
    const file = await commitOne(desk, path)
    expect(file.rows).toEqual({ read: 10, new: 1, known: 0, ignored: 1, review: 0, unsupported: 0, error: 8 })
    expect(file.problems.filter(({ status }) => status === 'error').map(({ line, column, reason }) => [line, column, reason])).toEqual([
      [3, 'Quantity', 'The row has no quantity.'],
      [4, 'Symbol', 'Neither a symbol nor a name.'],
      [5, 'Symbol', 'The symbol contains the character U+FF2B, which no ticker has.'],
      [6, 'Current Value', 'Cash without an amount.'],
      [7, 'Current Value', '“$1.2.3” is no number.'],
      [8, undefined, 'The row has 10 cells, more than the header.'],
      [9, undefined, 'The account of this row has 91 characters; at most 80 name an account.'],
      [10, undefined, 'The row contains the character NUL, which no text has.'],
    ])
    expect(statedLines(desk)).toEqual([['X1234', '2026-06-12 17:00', 'KRNT', '10', '190', '200', 'USD']])
    // A file with lines that could not be read says nothing about what it does not list.
    await desk.add({ account: 'X1234', kind: 'buy', session: '2026-06-01', symbol: 'GLUM', quantity: '5', price: '2' })
    expect((await desk.positions()).reconciliation.map(({ symbol }) => symbol)).toEqual(['KRNT'])
    const { problems } = valueOf(await ask(desk.db, dataHealth, { limit: 100 }, Date.UTC(2026, 5, 12, 22)))
    expect(problems.filter(({ code }) => code === 'error-row').map(({ source }) => source.line)).toEqual([3, 4, 5, 6, 7, 8, 9, 10])
  })

  it('goes on behind a quotation mark that is left open', async () => {
    const desk = openLedgerDesk()
    const path = desk.file('open.csv', fidelity('X1234,Main,KRNT,"KORNIT,10,$20.00,$200.00,$190.00', 'X1234,Main,PELF,PELICAN,10,$20.00,$200.00,$190.00'))
    const file = await previewOne(desk, path)
    expect([file.rows.new, file.rows.error]).toEqual([1, 1])
    expect(file.problems[0]?.reason).toContain('A quotation mark is opened on this line')
  })

  it('keeps a line that contradicts the store for a look, and lists it among the problems', async () => {
    const desk = openLedgerDesk()
    await desk.commit([desk.file('one.csv', fidelity('X1234,Main,KRNT,KORNIT,10,$20.00,$200.00,$190.00'))])
    await desk.commit([desk.file('two.csv', fidelity('X1234,Main,KRNT,KORNIT,11,$20.00,$220.00,$190.00', 'X1234,Main,PELF,PELICAN,1,$8.00,$8.00,$9.00'))])
    expect(statedLines(desk).map((line) => [line[2], line[3]])).toEqual([
      ['KRNT', '10'],
      ['PELF', '1'],
    ])
    const { problems } = valueOf(await ask(desk.db, dataHealth, { limit: 100, symbol: 'KRNT' }, Date.UTC(2026, 5, 12, 22)))
    expect(problems[0]).toMatchObject({
      code: 'conflict',
      symbol: 'KRNT',
      session: '2026-06-12',
      detail: 'Differs from what is stored: quantity 11, stored 10; value 220, stored 200.',
      source: { file: 'two.csv', line: 2 },
    })
  })

  it('says that it is no file of positions when it has no line of them', async () => {
    const desk = openLedgerDesk()
    const file = await previewOne(desk, desk.file('none.csv', `${HEADER}\n`))
    expect([file.rows.read, file.byKind, file.notices]).toEqual([0, {}, ['There are no positions in this file.']])
    expect((await desk.commit([desk.file('none.csv', `${HEADER}\n`)])).batch).toBeNull()
  })
})
