import { describe, expect, it } from 'vitest'
import { dataHealth } from '../../../../../src/main/threads/analysis/reads/data-health.ts'
import { type LedgerDesk, openLedgerDesk } from '../../../../support/ledger-context.ts'
import { positionsFixture } from '../../../../support/positions-fixtures.ts'
import { valueOf } from '../../../store/fresh-workspace.ts'
import { ask } from '../ask.ts'

const AT = Date.UTC(2026, 5, 12, 22)
const ACCOUNT = 'XXXX-4471'

async function problems(desk: LedgerDesk, input: { asOf?: string; symbol?: string } = {}): Promise<unknown[]> {
  const health = valueOf(await ask(desk.db, dataHealth, { limit: 100, ...input }, AT))
  return health.problems
    .filter(({ code }) => code !== 'missing-session')
    .map(({ code, account, symbol, session, detail }) => [code, account, symbol, session, detail])
}

const bars = (desk: LedgerDesk, name: string, ...rows: string[]): Promise<unknown> =>
  desk.commit([desk.file(name, `Date,Open,High,Low,Close,Adj Close,Volume\n${rows.join('\n')}\n`)])

describe('data.health of accounts', () => {
  it('names an account whose equity is not known, with what would answer it', async () => {
    const desk = openLedgerDesk()
    await desk.add({ account: 'MAIN', kind: 'cash-in', session: '2026-06-01', amount: '500' })
    const health = valueOf(await ask(desk.db, dataHealth, { limit: 100 }, AT))
    expect(health.problems).toEqual([
      {
        code: 'unknown-equity',
        account: 'MAIN',
        symbol: null,
        session: null,
        detail: 'No equity is stated for MAIN up to 2026-06-12. Type it with its date, or import a balance file.',
        next: 'State equity and cash with a date, or import a positions file.',
        source: { batch: null, file: null, line: null },
      },
    ])
    await desk.commit([positionsFixture('snapshots.csv')], { account: 'MAIN' })
    expect(await problems(desk)).toEqual([
      ['error-row', null, null, null, 'date: “2026-06-31” is no day.'],
      ['position-difference', 'MAIN', 'KRNT', '2026-06-12', 'The fills add up to 0, the statement of 2026-06-12 says 12.'],
    ])
  })

  it('names a quantity that the fills leave unknown until a file answers it', async () => {
    const desk = openLedgerDesk()
    await desk.add({ account: ACCOUNT, kind: 'sell', session: '2026-06-02', symbol: 'KRNT', quantity: '1', price: '22' })
    expect((await problems(desk, { symbol: 'KRNT' }))[0]).toEqual([
      'unknown-opening',
      ACCOUNT,
      'KRNT',
      '2026-06-02',
      '1 shares were sold on 2026-06-02 whose opening is not in the data. State an opening lot or import an earlier history.',
    ])
    await desk.commit([positionsFixture('schwab-all-accounts.csv')])
    expect(await problems(desk, { symbol: 'KRNT' })).toEqual([])
  })

  it('names what fills and statement disagree about, where it stands, and what to do', async () => {
    const desk = openLedgerDesk()
    await desk.commit([positionsFixture('schwab-all-accounts.csv')])
    await desk.add({ account: ACCOUNT, kind: 'buy', session: '2026-06-02', symbol: 'KRNT', quantity: '41', price: '22' })
    const health = valueOf(await ask(desk.db, dataHealth, { limit: 100 }, AT))
    expect(health.problems.map(({ code, symbol, detail, next, source }) => [code, symbol, detail, next, source.line])).toEqual([
      [
        'position-difference',
        'KRNT',
        'The fills add up to 41, the statement of 2026-06-12 says 40.',
        'Import the history that is missing, or state an opening lot; then compare again.',
        5,
      ],
      [
        'position-difference',
        'PELF',
        'The fills add up to 0, the statement of 2026-06-12 says -25.',
        'Adopt the statement as the opening, or import the earlier history.',
        6,
      ],
    ])
  })

  it('names a fill outside the bar of its day, and none that a cent or a split explains', async () => {
    const desk = openLedgerDesk()
    await bars(desk, 'KRNT.csv', '2026-06-10,20,22,19,21,21,1000', '2026-06-11,21,22,20,21,21,1000', '2026-06-12,21,22,20,21,21,1000')
    for (const [session, price] of [
      ['2026-06-10', '22.004'],
      ['2026-06-11', '18.5'],
      ['2026-06-12', '20'],
    ] as const) {
      await desk.add({ account: 'MAIN', kind: 'buy', session, symbol: 'KRNT', quantity: '1', price })
    }
    expect(await problems(desk, { symbol: 'KRNT' })).toEqual([
      ['fill-outside-bar', 'MAIN', 'KRNT', '2026-06-11', 'The buy of 1 at 18.5 is outside the day’s bar, 20 to 22.'],
    ])
  })

  it('calls positions and cash as fresh as the latest of statement, file and transaction', async () => {
    const desk = openLedgerDesk()
    const newest = async (): Promise<unknown> => {
      const { classes } = valueOf(await ask(desk.db, dataHealth, { limit: 100 }, AT))
      const found = classes.find(({ kind }) => kind === 'positions')
      return [found?.newest, found?.state]
    }
    expect(await newest()).toEqual([null, 'unknown'])
    await desk.add({ account: ACCOUNT, kind: 'cash-in', session: '2026-06-01', amount: '500' })
    expect(await newest()).toEqual(['2026-06-01', 'stale'])
    await desk.commit([positionsFixture('schwab-all-accounts.csv')], { account: ACCOUNT })
    expect(await newest()).toEqual(['2026-06-12', 'fresh'])
  })

  it('names lots that the broker lists otherwise than the fills leave them', async () => {
    const desk = openLedgerDesk()
    await desk.commit(['test/fixtures/realised/schwab-lots.csv'])
    const buy = (amount: string) => desk.add({ account: '4471', kind: 'buy', session: '2026-06-02', symbol: 'KRNT', quantity: '20', amount })
    const { id } = await buy('-590')
    const ofLots = async () => (await problems(desk)).filter((row) => (row as unknown[])[0] === 'position-difference')
    expect(await ofLots()).toEqual([
      ['position-difference', '4471', 'KRNT', '2026-06-02', 'Of the lots of 2026-06-02 the fills leave 20 for 590, the broker lists 20 for 600.'],
    ])
    await desk.remove(id)
    await buy('-600')
    expect(await ofLots()).toEqual([])
  })
})
