import fc from 'fast-check'
import { expect, it } from 'vitest'
import { barsRange } from '../../src/main/threads/analysis/reads/bars-range.ts'
import { instrumentsList } from '../../src/main/threads/analysis/reads/instruments-list.ts'
import { renameInstrument, unrenameInstrument } from '../../src/main/threads/ledger/names-end.ts'
import { ask } from '../main/threads/analysis/ask.ts'
import { valueOf } from '../main/store/fresh-workspace.ts'
import { type LedgerDesk, makeLedgerDesk } from '../support/ledger-context.ts'

const AT = Date.UTC(2026, 10, 20, 22)
const RENAME = { symbol: 'OLD', to: 'NEW', session: '2026-11-11' }
const SESSIONS = ['2026-11-06', '2026-11-09', '2026-11-10', '2026-11-11', '2026-11-12', '2026-11-13'] as const
const closeOf = (ticker: string, session: string): number =>
  (ticker === 'OLD' && session >= RENAME.session ? 500 : 10) + SESSIONS.findIndex((one) => one === session)

/** One file of prices: rows of a ticker on a range of sessions. */
interface PriceFile {
  readonly ticker: 'OLD' | 'NEW'
  readonly sessions: readonly string[]
}
const pricesOf = ({ sessions, ticker }: PriceFile): string =>
  ['Date,Open,High,Low,Close,Adj Close,Volume', ...sessions.map((day) => [day, ...Array<number>(5).fill(closeOf(ticker, day)), 1000].join(','))]
    .join('\n')
    .concat('\n')
const range = fc.tuple(fc.nat(SESSIONS.length - 1), fc.nat(SESSIONS.length - 1)).map(([a, b]) => SESSIONS.slice(Math.min(a, b), Math.max(a, b) + 1))
const priceFiles = fc.array(fc.record({ ticker: fc.constantFrom('OLD' as const, 'NEW' as const), sessions: range }), { minLength: 1, maxLength: 5 })

const trades = fc.array(
  fc.record({ session: fc.constantFrom(...SESSIONS), ticker: fc.constantFrom('OLD' as const, 'NEW' as const), shares: fc.integer({ min: 1, max: 9 }) }),
  { maxLength: 6 },
)
type Trade = { readonly session: string; readonly ticker: string; readonly shares: number }
const historyOf = (rows: readonly Trade[]): string =>
  ['Date,Action,Symbol,Description,Quantity,Price,Fees & Comm,Amount']
    .concat(
      rows
        .toSorted((one, other) => (one.session < other.session ? 1 : -1))
        .map(
          ({ session, ticker, shares }) =>
            `${session.slice(5, 7)}/${session.slice(8)}/${session.slice(0, 4)},Buy,${ticker},"SAMPLE, INC",${shares},$10.00,,-$${shares * 10}.00`,
        ),
    )
    .join('\n')
    .concat('\n')

/** Everything that is read by name: charts, positions, the list of names. */
async function readingsOf(desk: LedgerDesk): Promise<unknown> {
  const chart = async (symbol: string): Promise<unknown> => {
    const outcome = await ask(desk.db, barsRange, { symbol, timeframe: '1d', adjust: 'split' }, AT)
    return outcome.ok ? [outcome.value.symbol, outcome.value.sessions, outcome.value.close] : null
  }
  const { positions } = await desk.positions({})
  return {
    charts: [await chart('OLD'), await chart('NEW')],
    positions: positions.map(({ symbol, quantity, averageCost }) => [symbol, quantity, averageCost]),
    names: valueOf(await ask(desk.db, instrumentsList, { limit: 100 }, AT)).instruments,
  }
}

async function within(steps: (desk: LedgerDesk) => Promise<void>): Promise<void> {
  const desk = makeLedgerDesk()
  try {
    await steps(desk)
  } finally {
    desk.close()
  }
}

it('reads and holds the same whatever order files and the rename come in, and every undo gives back the state before it', async () => {
  await fc.assert(
    fc.asyncProperty(priceFiles, trades, fc.array(fc.nat(), { minLength: 8, maxLength: 8 }), async (files, rows, keys) => {
      // Files of one line are told apart by their days alone: each gets a name of its own.
      const acts = [
        ...files.map((file, i) => async (desk: LedgerDesk) => void (await desk.commit([desk.file(`${i}/${file.ticker}.csv`, pricesOf(file))]))),
        ...(rows.length === 0 ? [] : [async (desk: LedgerDesk) => void (await desk.commit([desk.file('XXXX-1234.csv', historyOf(rows))], { account: 'A' }))]),
        async (desk: LedgerDesk) => void valueOf(await renameInstrument(RENAME, desk.context())),
      ]
      const shuffled = acts.map((act, i) => ({ act, key: keys[i % keys.length]! })).sort((a, b) => a.key - b.key)
      const answers: unknown[] = []
      for (const order of [acts, shuffled.map(({ act }) => act)]) {
        await within(async (desk) => {
          const empty = desk.hash()
          // The store knows the old ticker before anything else, so that the rename may come first.
          await desk.commit([desk.file('first/OLD.csv', pricesOf({ ticker: 'OLD', sessions: SESSIONS.slice(0, 1) }))])
          for (const act of order) await act(desk)
          answers.push(await readingsOf(desk))
          const whole = desk.hash()
          for (const [i, file] of files.entries()) expect((await desk.preview([desk.file(`${i}/${file.ticker}.csv`, pricesOf(file))])).totals.new).toBe(0)
          const { batches } = await desk.history()
          const newest = batches[0]?.id ?? null
          await desk.undo(newest, true)
          await desk.redo(newest, true)
          expect(desk.hash()).toBe(whole)
          // The rename goes and comes back over everything that is stored.
          await unrenameInstrument(RENAME, desk.context())
          const apart = desk.hash()
          valueOf(await renameInstrument(RENAME, desk.context()))
          expect(desk.hash()).toBe(whole)
          await unrenameInstrument(RENAME, desk.context())
          expect(desk.hash()).toBe(apart)
          for (const { id } of batches) await desk.undo(id, true)
          expect(desk.hash()).toBe(empty)
        })
      }
      expect(answers[1]).toEqual(answers[0])
    }),
    { numRuns: 12 },
  )
})
