import { describe, expect, it } from 'vitest'
import { type LedgerDesk, openLedgerDesk } from '../../../support/ledger-context.ts'

const HEADER = '"Date","Action","Symbol","Description","Quantity","Price","Fees & Comm","Amount"\n'
const buy = (symbol: string, quantity: string, price: string, amount: string): string =>
  `"06/09/2026","Buy","${symbol}","SAMPLE","${quantity}","${price}","","${amount}"\n`
const X = buy('KRNT', '100', '$10.00', '-$1,000.00')
const Y = buy('PELF', '10', '$30.00', '-$300.00')
const Z = buy('TWOF', '1', '$50.00', '-$50.00')

const options = { account: 'main' }
const yes = { ...options, answers: { 'secondFill:2': 'yes' } }

const filesOf = (desk: LedgerDesk): { readonly morning: string; readonly afternoon: string } => ({
  morning: desk.file('morning.csv', HEADER + X + Y),
  afternoon: desk.file('afternoon.csv', HEADER + X + Z),
})

/** How many rows of the name that was bought twice are stored. */
const fillsOf = async (desk: LedgerDesk): Promise<number> => (await desk.transactions({ symbol: 'KRNT' })).length

describe('a day that was exported in two parts, each with one of two equal fills', () => {
  it('is asked about in the preview, and what was answered is what is committed, undone and redone', async () => {
    const desk = openLedgerDesk()
    const { morning, afternoon } = filesOf(desk)
    await desk.commit([morning], options)
    const before = desk.hash()
    const asked = await desk.preview([afternoon], options)
    expect(asked.files[0]?.questions).toMatchObject([{ id: 'secondFill:2', choices: ['no', 'yes'], default: 'no' }])
    expect(asked.files[0]?.rows).toMatchObject({ new: 1, known: 1 })
    const answered = await desk.preview([afternoon], yes)
    expect(answered.files[0]?.rows).toMatchObject({ new: 2, known: 0 })
    expect(desk.hash()).toBe(before)
    const { batch } = await desk.commit({ preview: answered.preview })
    expect(await fillsOf(desk)).toBe(2)
    const after = desk.hash()
    await desk.undo(batch)
    expect(desk.hash()).toBe(before)
    await desk.redo(batch)
    expect(desk.hash()).toBe(after)
  })

  it('is one fill as long as nobody says otherwise, and can be answered later', async () => {
    const desk = openLedgerDesk()
    const { morning, afternoon } = filesOf(desk)
    await desk.commit([morning], options)
    await desk.commit([afternoon], options)
    expect(await fillsOf(desk)).toBe(1)
    // A day of which every row is stored says nothing more about a second fill: the row can be typed.
    expect((await desk.preview([afternoon], options)).files[0]?.rows).toMatchObject({ new: 0, known: 2 })
  })

  it('holds both fills in either order of taking the imports back and of importing them again', async () => {
    const desk = openLedgerDesk()
    const { morning, afternoon } = filesOf(desk)
    const first = await desk.commit([morning], options)
    await desk.commit([afternoon], yes)
    const both = desk.hash()
    for (const path of [morning, afternoon]) expect((await desk.commit([path], options)).batch).toBeNull()
    await desk.undo(first.batch)
    expect(await fillsOf(desk)).toBe(1)
    expect((await desk.preview([morning], options)).files[0]?.rows).toMatchObject({ new: 2, known: 0 })
    await desk.commit([morning], options)
    expect(await fillsOf(desk)).toBe(2)
    expect(desk.hash()).toBe(both)
  })

  it('keeps a removed second fill removed, and an edited one edited', async () => {
    const desk = openLedgerDesk()
    const { morning, afternoon } = filesOf(desk)
    await desk.commit([morning], options)
    await desk.commit([afternoon], yes)
    const [one, other] = await desk.transactions({ symbol: 'KRNT' })
    await desk.remove(one?.id ?? '')
    await desk.edit({ id: other?.id ?? '', kind: 'buy', session: '2026-06-09', symbol: 'KRNT', quantity: '90', price: '10', amount: '-900' })
    for (const path of [morning, afternoon]) expect((await desk.commit([path], options)).batch).toBeNull()
    // Both together hold two of them: the removed one and the edited one, nothing new.
    const whole = await desk.preview([desk.file('whole.csv', HEADER + X + X + Y + Z)], options)
    expect(whole.files[0]?.rows).toMatchObject({ new: 0, known: 4 })
    expect((await desk.transactions({ symbol: 'KRNT' })).map((row) => row.quantity)).toEqual(['90'])
    // A third one is another fill.
    expect((await desk.preview([desk.file('third.csv', HEADER + X + X + X + Y + Z)], options)).files[0]?.rows).toMatchObject({ new: 1, known: 4 })
  })

  it('is never asked about rows that carry an id or an order of their own', async () => {
    const desk = openLedgerDesk()
    const webull = 'Name,Symbol,Side,Status,Filled,Total Qty,Price,Avg Price,Time-in-Force,Placed Time,Filled Time\n'
    const order = (symbol: string): string => `S,${symbol},Buy,Filled,10,10,@8.20,8.15,DAY,06/09/2026 09:31:00 EDT,06/09/2026 09:31:05 EDT\n`
    await desk.commit([desk.file('a.csv', webull + order('KRNT') + order('PELF'))], options)
    expect((await desk.preview([desk.file('b.csv', webull + order('KRNT') + order('TWOF'))], options)).files[0]?.questions).toEqual([])
  })
})
