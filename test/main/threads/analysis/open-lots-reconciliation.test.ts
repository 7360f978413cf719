import { describe, expect, it } from 'vitest'
import { PositionList } from '#contract/schemas/accounts.ts'
import { type LedgerDesk, openLedgerDesk } from '../../../support/ledger-context.ts'

const HEADER = '"Open Date","Quantity","Price","Cost/Share","Market Value","Cost Basis"'
const list = (desk: LedgerDesk, name: string, day: string, ...lots: string[]): string =>
  desk.file(name, [`"KRNT Lot Details for Trading ...4471 as of ${day} 04:31 PM ET","","","","",""`, HEADER, ...lots, ''].join('\n'))
const lot = (opened: string, quantity: string, cost: string): string => `"${opened}","${quantity}","$21.00","$1.00","$1.00","${cost}"`
const trade = (desk: LedgerDesk, kind: 'buy' | 'sell', session: string, quantity: string, amount: string): Promise<unknown> =>
  desk.add({ account: '4471', kind, session, symbol: 'KRNT', quantity, amount })

async function compared(desk: LedgerDesk, asOf?: string): Promise<unknown[]> {
  const positions = await desk.positions(asOf === undefined ? {} : { asOf })
  expect(PositionList.parse(positions)).toEqual(positions)
  return positions.lots.map(({ opened, quantityByFills, quantityByBroker, costByFills, costByBroker, state }) => [
    opened,
    quantityByFills,
    quantityByBroker,
    costByFills,
    costByBroker,
    state,
  ])
}

describe('open lots a broker lists', () => {
  it('are held against those the fills leave, day by day: quantity exactly, cost to the cent', async () => {
    const desk = openLedgerDesk()
    await desk.commit([list(desk, 'lots.csv', '06/12/2026', lot('06/01/2026', '10', '$200.00'), lot('06/02/2026', '20', '$600.00'))])
    await trade(desk, 'buy', '2026-06-01', '15', '-300.006')
    await trade(desk, 'buy', '2026-06-02', '20', '-590')
    await trade(desk, 'buy', '2026-06-03', '1', '-30')
    await trade(desk, 'sell', '2026-06-04', '5', '120')
    expect(await compared(desk)).toEqual([
      ['2026-06-01', '10', '10', '200.004', '200', 'match'],
      ['2026-06-02', '20', '20', '590', '600', 'difference'],
      ['2026-06-03', '1', '0', '30', '0', 'difference'],
    ])
    const [first, , third] = (await desk.positions()).lots
    expect([first?.asOf, first?.source.line, third?.source.line]).toEqual(['2026-06-12', 3, 3])
  })

  it('are compared as of the day of the list: what was traded after it changes nothing', async () => {
    const desk = openLedgerDesk()
    await desk.commit([list(desk, 'lots.csv', '06/12/2026', lot('06/01/2026', '10', '$200.00'))])
    await trade(desk, 'buy', '2026-06-01', '10', '-200')
    await trade(desk, 'sell', '2026-06-15', '4', '100')
    expect(await compared(desk)).toEqual([['2026-06-01', '10', '10', '200', '200', 'match']])
    expect(await compared(desk, '2026-06-11')).toEqual([])
  })

  it('of a later list take the place of an earlier one', async () => {
    const desk = openLedgerDesk()
    await trade(desk, 'buy', '2026-06-01', '10', '-200')
    await trade(desk, 'sell', '2026-06-15', '4', '100')
    const first = await desk.commit([list(desk, 'a.csv', '06/12/2026', lot('06/01/2026', '10', '$200.00'))])
    const before = desk.hash()
    const { batch } = await desk.commit([list(desk, 'b.csv', '06/16/2026', lot('06/01/2026', '6', '$120.00'))])
    const after = desk.hash()
    expect(await compared(desk)).toEqual([['2026-06-01', '6', '6', '120', '120', 'match']])
    expect(await compared(desk, '2026-06-13')).toEqual([['2026-06-01', '10', '10', '200', '200', 'match']])
    await desk.undo(batch)
    expect(desk.hash()).toBe(before)
    expect(await compared(desk)).toEqual([['2026-06-01', '10', '10', '200', '200', 'match']])
    await desk.redo(batch)
    expect(desk.hash()).toBe(after)
    expect(first.batch).not.toBeNull()
  })

  it('are unknown where the fills leave the quantity unknown, and where the list does not say when a lot was opened', async () => {
    const desk = openLedgerDesk()
    await desk.commit([list(desk, 'lots.csv', '06/12/2026', lot('Various', '3', '$60.00'), lot('06/01/2026', '10', '$200.00'))])
    await trade(desk, 'buy', '2026-06-01', '10', '-200')
    expect((await compared(desk)).map((row) => (row as unknown[])[5])).toEqual(['unknown', 'match'])
    await trade(desk, 'sell', '2026-06-02', '11', '300')
    expect((await compared(desk)).map((row) => (row as unknown[])[5])).toEqual(['unknown', 'unknown'])
  })
})
