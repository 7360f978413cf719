import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addInstrumentAlias } from '../../src/main/threads/ledger/instruments-alias.ts'
import { type LedgerDesk, makeLedgerDesk } from '../support/ledger-context.ts'

interface Trade {
  readonly day: number
  readonly isBuy: boolean
  readonly symbol: 'FB' | 'META' | 'PELF'
  readonly shares: number
}
const trades = fc.array(
  fc.record({
    day: fc.integer({ min: 1, max: 9 }),
    isBuy: fc.boolean(),
    symbol: fc.constantFrom('FB' as const, 'META' as const, 'PELF' as const),
    shares: fc.integer({ min: 1, max: 3 }),
  }),
  { minLength: 1, maxLength: 14 },
)

/** A history in Schwab's words, newest first. */
function historyOf(rows: readonly Trade[]): string {
  const lines = rows
    .toSorted((one, other) => other.day - one.day)
    .map(
      ({ day, isBuy, symbol, shares }) =>
        `06/0${day}/2026,${isBuy ? 'Buy' : 'Sell'},${symbol},"SAMPLE, INC",${shares},$10.00,,${isBuy ? '-' : ''}$${shares * 10}.00`,
    )
  return `${['Date,Action,Symbol,Description,Quantity,Price,Fees & Comm,Amount', ...lines].join('\n')}\n`
}

async function positionsOf(steps: (desk: LedgerDesk) => Promise<void>): Promise<unknown> {
  const desk = makeLedgerDesk()
  try {
    await desk.add({ account: 'A', kind: 'opening', session: '2026-05-29', symbol: 'META', quantity: '1', price: '10' })
    await steps(desk)
    // The folder of the test is no part of the answer.
    return JSON.parse(JSON.stringify(await desk.positions({})).replaceAll(desk.dir.replace(/workspace$/, ''), ''))
  } finally {
    desk.close()
  }
}
/** A position is known by the row that opened it, so its id tells the ticker of that row. */
const withoutIds = (positions: unknown): string => JSON.stringify(positions).replaceAll(/"position":"[^"]+"/g, '')
const rename = async (desk: LedgerDesk): Promise<void> => {
  expect(await addInstrumentAlias({ symbol: 'META', source: 'symbol', rawId: 'FB', broker: null }, desk.context())).toMatchObject({ ok: true })
}

it('gives the same positions whether a former ticker was named before or after its fills came', async () => {
  await fc.assert(
    fc.asyncProperty(trades, async (rows) => {
      const load = async (desk: LedgerDesk): Promise<void> => {
        await desk.commit([desk.file('XXXX-1234.csv', historyOf(rows))], { account: 'A' })
      }
      const before = await positionsOf(async (desk) => {
        await rename(desk)
        await load(desk)
      })
      const after = await positionsOf(async (desk) => {
        await load(desk)
        await rename(desk)
      })
      expect(before).toEqual(after)
      const current = await positionsOf(async (desk) => {
        await desk.commit([desk.file('XXXX-1234.csv', historyOf(rows.map((row) => (row.symbol === 'FB' ? { ...row, symbol: 'META' } : row))))], {
          account: 'A',
        })
      })
      expect(withoutIds(after)).toEqual(withoutIds(current))
    }),
    { numRuns: 25 },
  )
})
