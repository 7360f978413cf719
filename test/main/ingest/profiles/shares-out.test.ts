import { describe, expect, it } from 'vitest'
import { commitOne } from '../../../support/broker-fixtures.ts'
import { openLedgerDesk } from '../../../support/ledger-context.ts'

const ROBINHOOD = 'Activity Date,Process Date,Settle Date,Instrument,Description,Trans Code,Quantity,Price,Amount'
const TD_AMERITRADE = 'DATE,TRANSACTION ID,DESCRIPTION,QUANTITY,SYMBOL,PRICE,COMMISSION,AMOUNT,REG FEE'
const CHASE = 'Trade Date,Post Date,Settlement Date,Account Number,Type,Description,Ticker,Price USD,Quantity,Amount USD'
const VANGUARD =
  'Account Number,Trade Date,Settlement Date,Transaction Type,Transaction Description,Investment Name,Symbol,Shares,Share Price,Principal Amount,Commissions and Fees,Net Amount,Accrued Interest,Account Type,'

/** What the rows of a file come to: kind, signed shares and cash, in the order of trading. */
async function moved(header: string, rows: readonly string[]): Promise<unknown[]> {
  const desk = openLedgerDesk()
  const file = await commitOne(desk, desk.file('moved.csv', [header, ...rows, ''].join('\n')), { account: 'main' })
  expect(file.rows.new).toBe(rows.length)
  const stored = await desk.transactions()
  return stored.map(({ kind, quantity, amount }) => [kind, quantity, amount])
}

describe('shares that leave an account', () => {
  it('go out by the code alone where Robinhood prints them without a sign', async () => {
    const out = '5/13/2026,5/13/2026,5/14/2026,KRNT,ACATS Transfer,ACATO,7,,'
    const intoIt = '5/12/2026,5/12/2026,5/13/2026,KRNT,ACATS Transfer,ACATI,12,,'
    const cash = '5/11/2026,5/11/2026,5/12/2026,,ACATS Transfer,ACATO,,,($40.00)'
    expect(await moved(ROBINHOOD, [out, intoIt, cash])).toEqual([
      ['cash-out', null, '-40'],
      ['sec-transfer', '12', null],
      ['sec-transfer', '-7', null],
    ])
  })

  it('go out by the beginning of the text at TD Ameritrade', async () => {
    const intoIt = '01/05/2023,1,TRANSFER OF SECURITY OR OPTION IN (KRNT),12,KRNT,,,0.00,'
    const out = '01/06/2023,2,TRANSFER OF SECURITY OR OPTION OUT (KRNT),7,KRNT,,,0.00,'
    expect(await moved(TD_AMERITRADE, [intoIt, out])).toEqual([
      ['sec-transfer', '12', '0'],
      ['sec-transfer', '-7', '0'],
    ])
  })

  it('go out when Chase delivers them, whatever sign it prints', async () => {
    const row = (day: string, type: string, quantity: string): string =>
      `05/${day}/2026,05/${day}/2026,05/${day}/2026,4471,${type},KORNIT,KRNT,20,${quantity},0`
    expect(await moved(CHASE, [row('08', 'DEL', '-3'), row('07', 'DEL', '4'), row('06', 'REC', '12')])).toEqual([
      ['sec-transfer', '12', '0'],
      ['sec-transfer', '-4', '0'],
      ['sec-transfer', '-3', '0'],
    ])
  })

  it('go out with an outgoing transfer of Vanguard, which moves cash where it names no shares', async () => {
    const row = (day: string, type: string, shares: string, amount: string): string =>
      `447109,05/${day}/2026,05/${day}/2026,${type},${type},KORNIT,KRNT,${shares},0,${amount},0,${amount},0,CASH,`
    const rows = [row('08', 'Transfer (outgoing)', '0', '-25'), row('07', 'Transfer (outgoing)', '4', '0'), row('06', 'Transfer (incoming)', '12', '0')]
    expect(await moved(VANGUARD, rows)).toEqual([
      ['sec-transfer', '12', '0'],
      ['sec-transfer', '-4', '0'],
      ['cash-out', null, '-25'],
    ])
  })
})
