import { describe, expect, it } from 'vitest'
import { brokerFixture, commitOne, previewOne } from '../../../support/broker-fixtures.ts'
import { type LedgerDesk, openLedgerDesk } from '../../../support/ledger-context.ts'

const options = { account: 'WB' }
const morning = brokerFixture('webull-morning.csv')
const evening = brokerFixture('webull-evening.csv')
const yes = { ...options, answers: { 'replace:2': 'yes' } }

/** Symbol, quantity and price of every stock row. */
const stocks = async (desk: LedgerDesk): Promise<unknown[]> =>
  (await desk.transactions()).filter((row) => row.kind !== 'option').map((row) => [row.kind, row.symbol, row.quantity, row.price])

const PARTIAL = ['buy', 'KRNT', '60', '8.15']
const FULL = ['buy', 'KRNT', '100', '8.162']
const OTHERS = [
  ['buy', 'PELF', '10', '29.98'],
  ['short', 'GLUM', '50', '5.12'],
]

describe('Webull orders', () => {
  it('takes the filled part at its average price, with both ways of printing a time, and ignores what was not filled', async () => {
    const desk = openLedgerDesk()
    const file = await commitOne(desk, morning, options)
    expect(file.format).toMatchObject({ id: 'webull-orders', kind: 'orders' })
    expect(file.rows).toEqual({ read: 5, new: 4, known: 0, ignored: 1, review: 0, unsupported: 0, error: 0 })
    expect(file.problems).toMatchObject([{ line: 5, status: 'ignored', reason: 'Nothing of this order was filled.' }])
    const rows = await desk.transactions()
    expect(rows.map((row) => [row.at, row.kind, row.symbol, row.quantity, row.price, row.fees, row.amount])).toEqual([
      ['2026-06-09T13:31:05Z', 'buy', 'KRNT', '60', '8.15', null, null],
      ['2026-06-09T13:35:02Z', 'buy', 'PELF', '10', '29.98', null, null],
      ['2026-06-09T13:40:01Z', 'short', 'GLUM', '50', '5.12', null, null],
      ['2026-06-09T13:42:30Z', 'option', 'KRNT260717C00025000', '-2', '0.55', null, null],
    ])
  })

  it('reads option orders: gross value, commission and fee, direction by the side', async () => {
    const desk = openLedgerDesk()
    const file = await commitOne(desk, brokerFixture('webull-options.csv'), options)
    expect(file.format?.id).toBe('webull-options')
    expect(file.rows).toEqual({ read: 3, new: 2, known: 0, ignored: 1, review: 0, unsupported: 0, error: 0 })
    expect((await desk.transactions()).map((row) => [row.at, row.quantity, row.price, row.fees, row.amount])).toEqual([
      ['2026-06-09T13:31:05Z', '2', '0.55', '0.06', '-110.06'],
      ['2026-06-10T14:01:05Z', '-2', '0.85', '0.08', '169.92'],
    ])
  })
})

describe('Webull international trades', () => {
  it('takes the symbol off the name, days first, and the direction from the side', async () => {
    const desk = openLedgerDesk()
    const file = await commitOne(desk, brokerFixture('webull-international.csv'), options)
    expect(file.format?.id).toBe('webull-international')
    expect(file.checks).toContainEqual({ id: 'quantityPrice', ok: true, detail: 'Quantity times price gives the amount on all 2 trades.' })
    expect((await desk.transactions()).map((row) => [row.session, row.kind, row.symbol, row.quantity, row.fees, row.amount])).toEqual([
      ['2026-06-09', 'buy', 'KRNT', '40', '0.27', '-800.27'],
      ['2026-06-11', 'sell', 'KRNT', '40', '0.29', '855.71'],
    ])
    expect((await desk.positions()).positions).toMatchObject([{ quantity: '0', realizedPnl: '55.44' }])
  })
})

describe('an order that is exported again with more of it filled', () => {
  it('is never added: it waits for consent, which is no unless somebody says yes', async () => {
    const desk = openLedgerDesk()
    await desk.commit([morning], options)
    const file = await previewOne(desk, evening, options)
    expect(file.rows).toEqual({ read: 3, new: 1, known: 1, ignored: 0, review: 1, unsupported: 0, error: 0 })
    expect(file.byKind).toEqual({ buy: 1, sell: 1 })
    expect(file.questions).toEqual([
      {
        id: 'replace:2',
        text: 'Line 2: the same order as line 2 of import 1, in a later state: a buy of 100 KRNT at 8.162 instead of 60. Replace the stored row?',
        choices: ['no', 'yes'],
        default: 'no',
      },
    ])
    expect(file.problems).toMatchObject([{ line: 2, status: 'review', raw: expect.stringContaining('Kornet Inc,KRNT,Buy,Filled,100,100') }])
    const done = await desk.commit([evening], options)
    expect(await stocks(desk)).toEqual([PARTIAL, ...OTHERS, ['sell', 'KRNT', '100', '8.41']])
    // What was held back can be answered later, from the very same file.
    expect((await desk.rowsOfBatch({ batch: done.batch ?? '', status: 'review' })).rows).toHaveLength(1)
    const later = await commitOne(desk, evening, yes)
    expect(later.rows).toMatchObject({ new: 1, known: 2, review: 0 })
    expect(await stocks(desk)).toEqual([...OTHERS, FULL, ['sell', 'KRNT', '100', '8.41']])
  })

  it('takes the place of the stored row with consent, in preview, commit and undo', async () => {
    const desk = openLedgerDesk()
    const first = await desk.commit([morning], options)
    const afterFirst = desk.hash()
    const preview = await desk.preview([evening], yes)
    expect(preview.files[0]?.rows).toMatchObject({ new: 2, known: 1, review: 0 })
    expect(preview.files[0]?.questions[0]).toMatchObject({ id: 'replace:2', answer: 'yes' })
    expect(desk.hash()).toBe(afterFirst)
    const second = await desk.commit({ preview: preview.preview })
    expect(await stocks(desk)).toEqual([...OTHERS, FULL, ['sell', 'KRNT', '100', '8.41']])
    expect((await desk.positions()).positions.find(({ symbol }) => symbol === 'KRNT')).toMatchObject({ quantity: '0', realizedPnl: '24.8' })
    expect((await desk.commit([evening], yes)).batch).toBeNull()
    const afterSecond = desk.hash()
    await desk.undo(second.batch)
    expect(desk.hash()).toBe(afterFirst)
    expect(await stocks(desk)).toEqual([PARTIAL, ...OTHERS])
    await desk.redo(second.batch)
    expect(desk.hash()).toBe(afterSecond)
    await desk.undo(second.batch)
    expect(desk.hash()).toBe(afterFirst)
    await desk.undo(first.batch)
    expect(await desk.transactions()).toEqual([])
  })

  it('is the same whichever export comes first', async () => {
    const desk = openLedgerDesk()
    await desk.commit([evening], options)
    const file = await previewOne(desk, morning, options)
    expect(file.rows).toMatchObject({ new: 2, known: 2, ignored: 1, review: 0 })
    expect(file.questions).toEqual([])
    await desk.commit([morning], options)
    const other = openLedgerDesk()
    await other.commit([morning], options)
    await other.commit([evening], yes)
    expect(await stocks(desk)).toEqual(await stocks(other))
  })

  it('judges two exports of one call like two calls, and takes both back', async () => {
    const desk = openLedgerDesk()
    const before = desk.hash()
    const waiting = await desk.preview([morning, evening], options)
    expect(waiting.files[1]?.questions[0]?.text).toContain('the same order as line 2 of an earlier file of this import')
    const done = await desk.commit([morning, evening], { ...options, answers: { [evening]: { 'replace:2': 'yes' } } })
    expect(await stocks(desk)).toEqual([...OTHERS, FULL, ['sell', 'KRNT', '100', '8.41']])
    await desk.undo(done.batch)
    expect(desk.hash()).toBe(before)
  })

  it('brings back the newest state that an active file holds, in whatever order imports are taken back', async () => {
    const HEADER = 'Name,Symbol,Side,Status,Filled,Total Qty,Price,Avg Price,Time-in-Force,Placed Time,Filled Time\n'
    const state = (desk: LedgerDesk, filled: number): string =>
      desk.file(`${filled}.csv`, `${HEADER}Kornet,KRNT,Buy,Partial,${filled},100,@8.20,8.15,DAY,06/09/2026 09:31:00 EDT,06/09/2026 09:31:${filled} EDT\n`)
    const quantities = async (desk: LedgerDesk): Promise<unknown[]> => (await desk.transactions()).map((row) => row.quantity)
    for (const [order, expected] of [
      [
        [2, 1, 0],
        [['40'], ['20'], []],
      ],
      [
        [1, 2, 0],
        [['55'], ['20'], []],
      ],
      [
        [0, 1, 2],
        [['55'], ['55'], []],
      ],
      [
        [1, 0, 2],
        [['55'], ['55'], []],
      ],
      [
        [0, 2, 1],
        [['55'], ['40'], []],
      ],
    ] as const) {
      const desk = openLedgerDesk()
      const batches: (string | null)[] = []
      for (const filled of [20, 40, 55]) batches.push((await desk.commit([state(desk, filled)], yes)).batch)
      expect(await quantities(desk)).toEqual(['55'])
      for (const [index, batch] of order.entries()) {
        await desk.undo(batches[batch] ?? null)
        expect(await quantities(desk), `undo ${order.join(', ')}, step ${index}`).toEqual(expected[index])
      }
    }
  })

  it('stays removed when the user removed it, and says so when the stored row was edited', async () => {
    const desk = openLedgerDesk()
    await desk.commit([morning], options)
    const [krnt] = await desk.transactions({ symbol: 'KRNT' })
    await desk.remove(krnt?.id ?? '')
    const removed = await previewOne(desk, evening, options)
    expect(removed.rows).toMatchObject({ new: 1, known: 2, review: 0 })
    await desk.undo('2')
    const [again] = await desk.transactions({ symbol: 'KRNT' })
    await desk.edit({ id: again?.id ?? '', kind: 'buy', session: '2026-06-09', symbol: 'KRNT', quantity: '61', price: '8.15' })
    expect((await previewOne(desk, evening, options)).questions[0]?.text).toContain('Replace the stored row, which you edited?')
    await desk.commit([evening], yes)
    expect(await stocks(desk)).toEqual([...OTHERS, FULL, ['sell', 'KRNT', '100', '8.41']])
    // Taking the edit back now changes nothing: the row it was made to has been replaced.
    expect((await desk.tryUndo('3')).ok).toBe(false)
    await desk.undo('3', true)
    expect(await stocks(desk)).toEqual([...OTHERS, FULL, ['sell', 'KRNT', '100', '8.41']])
    await desk.undo('4')
    expect((await desk.transactions({ symbol: 'KRNT' })).map((row) => row.quantity)).toEqual(['61'])
  })

  it('is one order per placing: two equal orders of one second are two', async () => {
    const desk = openLedgerDesk()
    const header = 'Name,Symbol,Side,Status,Filled,Total Qty,Price,Avg Price,Time-in-Force,Placed Time,Filled Time\n'
    const row = 'Kornet,KRNT,Buy,Filled,10,10,@8.20,8.15,DAY,06/09/2026 09:31:00 EDT,06/09/2026 09:31:05 EDT\n'
    const fuller = 'Kornet,KRNT,Buy,Filled,10,10,@8.20,8.16,DAY,06/09/2026 09:31:00 EDT,06/09/2026 09:31:09 EDT\n'
    await desk.commit([desk.file('a.csv', header + row)], options)
    const both = await previewOne(desk, desk.file('b.csv', header + row + row), options)
    expect(both.rows).toMatchObject({ new: 1, known: 1 })
    // The stored one stands in the file as it is: the other one is another order, not a later state of it.
    const other = await previewOne(desk, desk.file('c.csv', header + row + fuller), options)
    expect(other.rows).toMatchObject({ new: 1, known: 1, review: 0 })
  })
})
