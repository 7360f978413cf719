import { describe, expect, it } from 'vitest'
import type { Input } from '#contract/channels.ts'
import { instrumentsList } from '../../../../src/main/threads/analysis/reads/instruments-list.ts'
import { instrumentsUnknown } from '../../../../src/main/threads/analysis/reads/instruments-unknown.ts'
import { addInstrumentAlias, removeInstrumentAlias } from '../../../../src/main/threads/ledger/instruments-alias.ts'
import { type LedgerDesk, openLedgerDesk } from '../../../support/ledger-context.ts'
import { valueOf } from '../../store/fresh-workspace.ts'
import { ask } from '../analysis/ask.ts'

const BARS = 'Date,Open,High,Low,Close,Adj Close,Volume\n2026-11-17,10,10,10,10,10,1000\n'
const SCHWAB = `Date,Action,Symbol,Description,Quantity,Price,Fees & Comm,Amount
11/17/2026,Buy,XYZ,"SAMPLE, INC",3,$10.00,,-$30.00
11/16/2026,Buy,XYZ,"SAMPLE, INC",2,$10.00,,-$20.00
`
const unknown = async (desk: LedgerDesk): Promise<unknown> =>
  valueOf(await ask(desk.db, instrumentsUnknown, { limit: 100 })).names.map(({ text, broker, accounts, rows, from, to }) => [
    text,
    broker,
    accounts,
    rows,
    from,
    to,
  ])
const held = async (desk: LedgerDesk): Promise<unknown> =>
  (await desk.positions({})).positions.map(({ account, symbol, quantity }) => [account, symbol, quantity])

describe('texts that nobody knows', () => {
  it('are listed with who writes them, and go with the one act that says what they are', async () => {
    const desk = openLedgerDesk()
    await desk.commit([desk.file('ACME.csv', BARS)])
    await desk.commit([desk.file('XXXX-1234.csv', SCHWAB)], { account: 'A' })
    await desk.add({ account: 'B', kind: 'buy', session: '2026-11-17', symbol: 'XYZ', quantity: '7', price: '5' })
    await desk.add({ account: 'B', kind: 'cash-in', session: '2026-11-17', amount: '100' })
    expect(await unknown(desk)).toEqual([
      ['XYZ', 'schwab', ['A'], 2, '2026-11-16', '2026-11-17'],
      ['XYZ', null, ['B'], 1, '2026-11-17', '2026-11-17'],
    ])
    const untouched = desk.hash()
    const alias: Input<'instruments.alias'> = { symbol: 'ACME', source: 'symbol', rawId: 'XYZ', broker: 'schwab' }
    valueOf(await addInstrumentAlias(alias, desk.context()))
    expect(await unknown(desk)).toEqual([['XYZ', null, ['B'], 1, '2026-11-17', '2026-11-17']])
    expect(await held(desk)).toEqual([
      ['A', 'ACME', '5'],
      ['B', 'XYZ', '7'],
    ])
    expect(valueOf(await ask(desk.db, instrumentsList, { limit: 10 })).instruments[0]?.aliases).toEqual([{ source: 'symbol', rawId: 'XYZ', broker: 'schwab' }])
    valueOf(await removeInstrumentAlias(alias, desk.context()))
    expect(desk.hash()).toBe(untouched)
    // Said of every file it answers both.
    valueOf(await addInstrumentAlias({ ...alias, broker: null }, desk.context()))
    expect([await unknown(desk), await held(desk)]).toEqual([
      [],
      [
        ['A', 'ACME', '5'],
        ['B', 'ACME', '7'],
      ],
    ])
  })

  it('mean in one broker’s files what that broker means, whatever they mean in others', async () => {
    const desk = openLedgerDesk()
    await desk.commit([desk.file('ACME.csv', BARS), desk.file('OTHER.csv', BARS)])
    await desk.commit([desk.file('XXXX-1234.csv', SCHWAB)], { account: 'A' })
    await desk.add({ account: 'B', kind: 'buy', session: '2026-11-17', symbol: 'XYZ', quantity: '7', price: '5' })
    valueOf(await addInstrumentAlias({ symbol: 'OTHER', source: 'symbol', rawId: 'XYZ', broker: null }, desk.context()))
    valueOf(await addInstrumentAlias({ symbol: 'ACME', source: 'symbol', rawId: 'XYZ', broker: 'schwab' }, desk.context()))
    expect(await held(desk)).toEqual([
      ['A', 'ACME', '5'],
      ['B', 'OTHER', '7'],
    ])
  })
})
