import { describe, expect, it } from 'vitest'
import { openLedgerDesk } from '../../../support/ledger-context.ts'
import { commitOne } from '../../../support/broker-fixtures.ts'

const CLASSIC = 'TransactionDate,TransactionType,SecurityType,Symbol,Quantity,Amount,Price,Commission,Description'
const FLEX = 'TradeDate,TradeTime,Symbol,Buy/Sell,Quantity,TradePrice,TradeMoney,Proceeds,NetCash,IBCommission,CurrencyPrimary'

async function readOne(header: string, row: string): Promise<Record<string, unknown> | undefined> {
  const desk = openLedgerDesk()
  await commitOne(desk, desk.file('one.csv', `${header}\n${row}\n`), { account: 'main' })
  return (await desk.transactions())[0]
}

describe('the numbers of a row', () => {
  it.each([
    // Half a cent goes up: 5 x 29.767 = 148.835 is 148.84.
    ['06/10/24,Sold,EQ,PELF,-5,148.83,29.767,0,PELF', '0.01'],
    ['06/10/24,Bought,EQ,PELF,5,-148.84,29.767,0,PELF', '0'],
    // The whole difference is the fee, the printed commission a part of it.
    ['06/10/24,Sold,EQ,PELF,-10,195.04,20,4.95,PELF', '4.96'],
    // An amount better than quantity x price is a rounded price, no negative fee.
    ['06/10/24,Sold,EQ,PELF,-3,60.02,20.0033,0,PELF', '0'],
    // What was no trade for cash implies nothing.
    ['06/10/24,Dividend,EQ,PELF,0,12.34,0,0,PELF', '0'],
  ])('takes %s for a fee of %s', async (row, fees) => {
    expect(await readOne(CLASSIC, row)).toMatchObject({ fees })
  })

  it.each([
    ['net cash where it is printed', '20260610,,PELF,BUY,10,20,200,-200,-201,-1,USD', '-201'],
    ['proceeds and commission where it is not', '20260610,,PELF,BUY,10,20,200,-200,,-1,USD', '-201'],
    ['money without a sign, by the side of the trade', '20260610,,PELF,BUY,10,20,200,,,-1,USD', '-201'],
    ['money without a sign of a sale', '20260610,,PELF,SELL,10,20,200,,,-1,USD', '199'],
    ['money with the sign of the shares of a sale', '20260610,,PELF,SELL,-10,20,-200,,,-1,USD', '199'],
  ])('takes %s for the cash effect', async (_, row, amount) => {
    expect(await readOne(FLEX, row)).toMatchObject({ amount, fees: '1' })
  })

  it('reads a day and a time from two columns, and from one of them where it holds both', async () => {
    const at = '2026-06-10T14:15:16Z'
    expect(await readOne(FLEX, '20260610,101516,PELF,BUY,10,20,,,-201,-1,USD')).toMatchObject({ session: '2026-06-10', at })
    expect(await readOne(FLEX, '20260610;101516,101516,PELF,BUY,10,20,,,-201,-1,USD')).toMatchObject({ session: '2026-06-10', at })
    expect(await readOne(FLEX, "'2026-06-10 10:15:16,,PELF,BUY,10,20,,,-201,-1,USD")).toMatchObject({ session: '2026-06-10', at })
    expect(await readOne(FLEX, '20260610,,PELF,BUY,10,20,,,-201,-1,USD')).toMatchObject({ session: '2026-06-10' })
  })
})
