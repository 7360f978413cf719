import { describe, expect, it } from 'vitest'
import { commitOne, previewOne } from '../../../support/broker-fixtures.ts'
import { type LedgerDesk, openLedgerDesk } from '../../../support/ledger-context.ts'

const HEADER = '"Date","Action","Symbol","Description","Quantity","Price","Fees & Comm","Amount"\n'
const GENERIC = 'date,kind,symbol,quantity,price,amount,fees,currency,account,externalId,note\n'
const options = { account: 'main' }

const buy = (day: string, symbol: string, quantity: string, price: string, amount: string): string =>
  `"${day}","Buy","${symbol}","SAMPLE","${quantity}","${price}","","${amount}"\n`
const X = buy('06/09/2026', 'KRNT', '100', '$10.00', '-$1,000.00')
const Y = buy('06/09/2026', 'PELF', '10', '$30.00', '-$300.00')
const Z = buy('06/09/2026', 'TWOF', '1', '$50.00', '-$50.00')

const fileOf = (desk: LedgerDesk, name: string, ...rows: string[]): string => desk.file(name, HEADER + rows.join(''))

describe('the identity of imported rows', () => {
  it('keeps two equal fills, and adds a third one that a later export shows', async () => {
    const desk = openLedgerDesk()
    expect((await commitOne(desk, fileOf(desk, 'a.csv', X, X), options)).rows.new).toBe(2)
    expect((await commitOne(desk, fileOf(desk, 'b.csv', X, X, X), options)).rows).toMatchObject({ new: 1, known: 2 })
    expect((await commitOne(desk, fileOf(desk, 'c.csv', X), options)).rows).toMatchObject({ new: 0, known: 1 })
    expect(await desk.transactions()).toHaveLength(3)
  })

  it('does not look at wording, dressing of numbers, settlement or the line', async () => {
    const desk = openLedgerDesk()
    await desk.commit([fileOf(desk, 'a.csv', X, Y)], options)
    const reworded = '"06/09/2026","Buy","krnt","ANOTHER NAME","100.000","10","","-1000"\n'
    expect((await commitOne(desk, fileOf(desk, 'b.csv', Y, reworded), options)).rows).toMatchObject({ new: 0, known: 2 })
  })

  it('is another row with another price, another fee, another effective date or in another account', async () => {
    const desk = openLedgerDesk()
    await desk.commit([fileOf(desk, 'a.csv', X)], options)
    const others = [
      buy('06/09/2026', 'KRNT', '100', '$10.01', '-$1,001.00'),
      '"06/09/2026","Buy","KRNT","SAMPLE","100","$10.00","$1.00","-$1,000.00"\n',
      '"06/09/2026 as of 06/08/2026","Buy","KRNT","SAMPLE","100","$10.00","","-$1,000.00"\n',
    ]
    expect((await previewOne(desk, fileOf(desk, 'b.csv', ...others), options)).rows.new).toBe(3)
    expect((await previewOne(desk, fileOf(desk, 'c.csv', X), { account: 'other' })).rows.new).toBe(1)
  })

  it('asks about a day that was exported in two parts, and takes no for an answer by itself', async () => {
    const desk = openLedgerDesk()
    await desk.commit([fileOf(desk, 'morning.csv', X, Y)], options)
    const afternoon = fileOf(desk, 'afternoon.csv', X, Z)
    const file = await previewOne(desk, afternoon, options)
    expect(file.rows).toMatchObject({ new: 1, known: 1 })
    expect(file.questions).toEqual([
      {
        id: 'secondFill:2',
        text: 'Line 2: a buy of 100 KRNT at 10 on 2026-06-09 is stored already, and this file lacks other rows of that day. Is it a second, identical fill?',
        choices: ['no', 'yes'],
        default: 'no',
      },
    ])
    const done = await commitOne(desk, afternoon, { ...options, answers: { 'secondFill:2': 'yes' } })
    expect(done.rows).toMatchObject({ new: 2, known: 0 })
    expect((await desk.transactions({ symbol: 'KRNT' })).map((row) => row.quantity)).toEqual(['100', '100'])
    // The very file again is a known file: nothing is asked, nothing is added.
    expect(await previewOne(desk, afternoon, options)).toMatchObject({ rows: { new: 0, known: 2 }, questions: [] })
  })

  it('does not ask when the file holds the whole day, or covers days on both sides of it', async () => {
    const desk = openLedgerDesk()
    await desk.commit([fileOf(desk, 'a.csv', X, Y)], options)
    expect((await previewOne(desk, fileOf(desk, 'b.csv', X, Y, Z), options)).questions).toEqual([])
    const before = buy('06/08/2026', 'TWOF', '2', '$50.00', '-$100.00')
    const after = buy('06/10/2026', 'TWOF', '3', '$50.00', '-$150.00')
    expect((await previewOne(desk, fileOf(desk, 'c.csv', after, X, before), options)).questions).toEqual([])
  })

  it('takes a row that is printed twice under one id for one, and holds back a contradiction', async () => {
    const desk = openLedgerDesk()
    const one = '2026-06-09,buy,KRNT,100,10,-1000,,USD,main,E1,\n'
    const other = '2026-06-09,buy,KRNT,90,10,-900,,USD,main,E1,\n'
    const sale = '2026-06-09,sell,KRNT,100,10,1000,,USD,main,E1,\n'
    const file = await commitOne(desk, desk.file('ids.csv', GENERIC + one + one + other + sale))
    expect(file.rows).toEqual({ read: 4, new: 2, known: 0, ignored: 1, review: 1, unsupported: 0, error: 0 })
    expect(file.problems.map((row) => [row.line, row.status])).toEqual([
      [3, 'ignored'],
      [4, 'review'],
    ])
    const later = await previewOne(desk, desk.file('later.csv', GENERIC + other))
    expect(later.problems).toMatchObject([
      { line: 2, status: 'review', reason: 'The id “E1” is stored with other figures. Edit the stored row if this one is right.' },
    ])
    const moved = await previewOne(desk, desk.file('moved.csv', GENERIC + one.replace('2026-06-09', '2026-07-01')))
    expect(moved.rows.review).toBe(1)
  })

  it('does not bring back what the user edited or removed', async () => {
    const desk = openLedgerDesk()
    const path = fileOf(desk, 'a.csv', X, Y)
    await desk.commit([path], options)
    const [krnt, pelf] = [await desk.transactions({ symbol: 'KRNT' }), await desk.transactions({ symbol: 'PELF' })]
    await desk.edit({ id: krnt[0]?.id ?? '', kind: 'buy', session: '2025-01-02', symbol: 'KRNT', quantity: '90', price: '10', amount: '-900' })
    await desk.remove(pelf[0]?.id ?? '')
    const again = await desk.preview([path], options)
    expect(again.files[0]?.rows).toMatchObject({ new: 0, known: 2 })
    expect((await desk.commit([path], options)).batch).toBeNull()
    expect((await desk.transactions()).map((row) => [row.symbol, row.quantity, row.origin])).toEqual([['KRNT', '90', 'imported, edited 2026-11-20']])
    // With another row beside them they stay as they are too.
    expect((await commitOne(desk, fileOf(desk, 'b.csv', X, Y, Z), options)).rows).toMatchObject({ new: 1, known: 2 })
  })
})
