import { describe, expect, it } from 'vitest'
import { brokerFixture } from '../../../../support/broker-fixtures.ts'
import { errorOf, type LedgerDesk, openLedgerDesk } from '../../../../support/ledger-context.ts'

const HEADER = '"Date","Action","Symbol","Description","Quantity","Price","Fees & Comm","Amount"\n'
const row = (index: number): string => `"06/09/2026","Buy","SYM${index}","SAMPLE","${index + 1}","$10.00","","-$${(index + 1) * 10}.00"\n`
const rowsFile = (desk: LedgerDesk, name: string, from: number, to: number): string =>
  desk.file(name, HEADER + Array.from({ length: to - from }, (_, index) => row(from + index)).join(''))
const barsFile = (desk: LedgerDesk, name: string, closes: readonly number[], head = 'Date,Open,High,Low,Close,Adj Close,Volume'): string => {
  const rows = closes.map((close, i) => {
    const prices = [close, close + 1, close - 1, close].map((price) => price.toFixed(4))
    return `2026-06-${String(8 + i).padStart(2, '0')},${[...prices, ...(head.includes('Adj') ? [close.toFixed(4)] : []), 1_000].join(',')}`
  })
  return desk.file(name, [head, ...rows, ''].join('\n'))
}
const main = { account: 'main' }
const split = { answers: { adjustment: 'split' } }

describe('import.redo', () => {
  it('counts what a broker states as the undo counted it', async () => {
    const desk = openLedgerDesk()
    const paths = ['positions/schwab-all-accounts.csv', 'realised/schwab-lots.csv'].map((path) => `test/fixtures/${path}`)
    const { batch } = await desk.commit(paths)
    const { removed } = await desk.undo(batch)
    expect(removed.holdings).toBeGreaterThan(1)
    expect((await desk.redo(batch)).restored).toEqual(removed)
  })

  it('leaves the latest state of an order that an import in force holds, in whatever order they are undone and redone', async () => {
    const desk = openLedgerDesk()
    const header = 'Name,Symbol,Side,Status,Filled,Total Qty,Price,Avg Price,Time-in-Force,Placed Time,Filled Time'
    const state = (filled: number): string =>
      `Kornit,KRNT,Buy,Filled,${filled},100,@21.00,20.${filled},GTC,06/09/2026 09:31:00 EDT,06/09/2026 1${filled % 7}:31:05 EDT`
    const fills = [40, 60, 100]
    const batches: string[] = []
    for (const filled of fills) {
      const path = desk.file(`${filled}.csv`, `${header}\n${state(filled)}\n`)
      batches.push((await desk.commit([path], { ...main, answers: { 'replace:2': 'yes' } })).batch ?? '')
    }
    const standing = new Set(fills)
    const seen = new Map<string, string>()
    // Every import in turn by a fixed rule that comes through all combinations, most of them by several ways.
    for (let turn = 0, at = 0; turn < 48; turn += 1, at = (at + 1 + (turn % 5 === 0 ? 1 : 0)) % fills.length) {
      const filled = fills[at] ?? 0
      if (standing.delete(filled)) await desk.undo(batches[at] ?? '')
      else {
        await desk.redo(batches[at] ?? '')
        standing.add(filled)
      }
      const expected = standing.size === 0 ? [] : [String(Math.max(...standing))]
      expect((await desk.transactions()).map(({ quantity }) => quantity)).toEqual(expected)
      const combination = [...standing].sort((one, other) => one - other).join()
      expect(desk.hash()).toBe(seen.get(combination) ?? desk.hash())
      seen.set(combination, desk.hash())
    }
    expect(seen.size).toBe(8)
  })

  it('brings back the rows of an import in the middle under their own ids, after its file is gone', async () => {
    const desk = openLedgerDesk()
    await desk.commit([rowsFile(desk, 'a.csv', 0, 4)], main)
    const { batch } = await desk.commit([rowsFile(desk, 'b.csv', 2, 8)], main)
    await desk.commit([rowsFile(desk, 'c.csv', 6, 9)], main)
    const before = desk.hash()
    const rows = await desk.transactions()
    // Rows 2 and 3 are in the first, 6 and 7 in the third as well: two go.
    expect((await desk.undo(batch)).removed.transactions).toBe(2)
    desk.file('b.csv', 'something else')
    expect(await desk.redo(batch)).toEqual({ batch, restored: { transactions: 2, bars: 0, observations: 0, holdings: 0 }, conflicts: [] })
    expect(desk.hash()).toBe(before)
    expect(await desk.transactions()).toEqual(rows)
    expect((await desk.history()).batches.map(({ undone, undoneAt, canRedo }) => [undone, undoneAt, canRedo])).toEqual(
      Array.from({ length: 3 }, () => [false, null, false]),
    )
  })

  it('brings back what the user had written into a row that went', async () => {
    const desk = openLedgerDesk()
    const { batch } = await desk.commit([rowsFile(desk, 'a.csv', 0, 2)], main)
    const first = (await desk.transactions()).find(({ symbol }) => symbol === 'SYM0')
    await desk.edit({ id: first?.id ?? '', kind: 'buy', session: '2026-06-09', symbol: 'SYM0', quantity: 7, price: '10', note: 'seven, not one' })
    const edited = await desk.transactions()
    await desk.undo(batch, true)
    await desk.redo(batch)
    expect(await desk.transactions()).toEqual(edited)
  })

  it('asks before an edit comes back over a row that was imported anew, and changes nothing without a word', async () => {
    const desk = openLedgerDesk()
    const path = rowsFile(desk, 'a.csv', 0, 2)
    const { batch } = await desk.commit([path], main)
    const first = (await desk.transactions()).find(({ symbol }) => symbol === 'SYM0')
    await desk.edit({ id: first?.id ?? '', kind: 'buy', session: '2026-06-09', symbol: 'SYM0', quantity: 7, price: '10' })
    await desk.undo(batch, true)
    await desk.commit([path], main)
    const before = desk.hash()
    expect(errorOf(await desk.tryRedo(batch))).toEqual({
      kind: 'confirm-needed',
      what: 'Redoing import 1',
      conflicts: ['the buy of SYM0 of 2026-06-09 in main was changed since'],
    })
    expect(desk.hash()).toBe(before)
    expect((await desk.redo(batch, true)).conflicts).toHaveLength(1)
    expect(new Set((await desk.transactions()).map(({ symbol, quantity }) => `${symbol} ${quantity}`))).toEqual(new Set(['SYM0 7', 'SYM1 2']))
  })

  it('leaves a row away that the user removed while the import was undone', async () => {
    const desk = openLedgerDesk()
    const first = await desk.commit([rowsFile(desk, 'a.csv', 0, 2)], main)
    await desk.commit([rowsFile(desk, 'b.csv', 1, 3)], main)
    await desk.undo(first.batch)
    const shared = (await desk.transactions()).find(({ symbol }) => symbol === 'SYM1')
    await desk.remove(shared?.id ?? '')
    await desk.redo(first.batch)
    expect(new Set((await desk.transactions()).map(({ symbol }) => symbol))).toEqual(new Set(['SYM0', 'SYM2']))
  })

  it('gives a bar back to the earliest file that has it, and the primary series to the first imported', async () => {
    const desk = openLedgerDesk()
    const first = await desk.commit([barsFile(desk, 'KRNT.csv', [20, 21, 22])])
    await desk.commit([barsFile(desk, 'folder/KRNT.csv', [20, 21, 22, 23, 24], 'Date,Open,High,Low,Close,Volume')], split)
    await desk.commit([barsFile(desk, 'again/KRNT.csv', [20, 21, 22, 23])])
    const before = desk.hash()
    const series = (): unknown => desk.db.prepare('SELECT id, profile_id, is_primary, import_order FROM series ORDER BY id').all()
    const were = series()
    expect((await desk.undo(first.batch)).removed.bars).toBe(0)
    expect(await desk.redo(first.batch)).toMatchObject({ restored: { bars: 0 } })
    expect(desk.hash()).toBe(before)
    for (const batch of ['3', '1']) await desk.undo(batch)
    expect(series()).toMatchObject([{ is_primary: 1, import_order: 2 }])
    for (const batch of ['1', '3']) await desk.redo(batch)
    expect(series()).toEqual(were)
    expect(desk.hash()).toBe(before)
  })

  it('names bars that a later import says otherwise, and lets the later one stand', async () => {
    const desk = openLedgerDesk()
    const first = await desk.commit([barsFile(desk, 'KRNT.csv', [20, 21, 22])])
    await desk.undo(first.batch)
    const second = await desk.commit([barsFile(desk, 'folder/KRNT.csv', [20, 25, 22, 23])])
    const replaced = (): unknown => desk.db.prepare("SELECT count(*) FROM bar_history WHERE cause = 'replaced'").pluck().get()
    expect(errorOf(await desk.tryRedo(first.batch))).toMatchObject({
      kind: 'confirm-needed',
      conflicts: ['1 bar of KRNT differs from what was imported since; the later import’s one stands'],
    })
    expect(replaced()).toBe(0)
    const alone = desk.hash()
    await desk.redo(first.batch, true)
    // Nothing of the first is lost: when the later one goes, its value stands again.
    await desk.undo(second.batch)
    const beneath = desk.hash()
    await desk.redo(second.batch)
    await desk.undo(first.batch)
    expect(desk.hash()).toBe(alone)
    await desk.undo(second.batch)
    await desk.redo(first.batch)
    expect(desk.hash()).toBe(beneath)
  })

  it('redoes a typed change', async () => {
    const desk = openLedgerDesk()
    const added = await desk.add({ account: 'main', kind: 'cash-in', session: '2026-06-09', amount: '100' })
    await desk.edit({ id: added.id, kind: 'cash-in', session: '2026-06-10', amount: '120.50', note: 'wire' })
    const edited = await desk.transactions()
    await desk.remove(added.id)
    const removed = desk.hash()
    await desk.undo('3')
    await desk.redo('3')
    expect(desk.hash()).toBe(removed)
    await desk.undo('3')
    await desk.undo('2')
    await desk.redo('2')
    expect((await desk.transactions()).map(({ session, amount, note }) => [session, amount, note])).toEqual(
      edited.map(({ session, amount, note }) => [session, amount, note]),
    )
  })

  it('never counts an order twice that a later export carried on', async () => {
    const desk = openLedgerDesk()
    const options = { account: 'WB', answers: { 'replace:2': 'yes' } }
    const morning = await desk.commit([brokerFixture('webull-morning.csv')], options)
    const evening = await desk.commit([brokerFixture('webull-evening.csv')], options)
    const before = desk.hash()
    for (const batch of [evening.batch, morning.batch]) await desk.undo(batch)
    for (const batch of [evening.batch, morning.batch]) await desk.redo(batch)
    expect((await desk.transactions()).filter(({ symbol, kind }) => symbol === 'KRNT' && kind === 'buy').map(({ quantity }) => quantity)).toEqual(['100'])
    expect(desk.hash()).toBe(before)
  })

  it('refuses what is unknown, in force, or undone by a version that kept too little', async () => {
    const desk = openLedgerDesk()
    const { batch } = await desk.commit([rowsFile(desk, 'a.csv', 0, 1)], main)
    expect(errorOf(await desk.tryRedo(batch))).toMatchObject({ kind: 'refused', field: 'batch' })
    for (const unknown of ['99', 'x']) expect(errorOf(await desk.tryRedo(unknown))).toEqual({ kind: 'not-found', what: 'import', id: unknown })
    await desk.undo(batch)
    desk.db.exec('DELETE FROM undone_rows; DELETE FROM batch_undos')
    expect(errorOf(await desk.tryRedo(batch))).toMatchObject({ kind: 'refused', reason: expect.stringContaining('earlier version') as string })
    expect((await desk.history()).batches).toMatchObject([{ undone: true, canRedo: false }])
  })
})
