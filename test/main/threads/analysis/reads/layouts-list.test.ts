import { describe, expect, it } from 'vitest'
import { channels } from '#contract/channels.ts'
import { importers } from '../../../../../src/main/ingest/importers.ts'
import { layoutsList } from '../../../../../src/main/threads/analysis/reads/layouts-list.ts'
import { dropMapping, keepMapping } from '../../../../../src/main/threads/ledger/mappings.ts'
import { openLedgerDesk } from '../../../../support/ledger-context.ts'
import { valueOf } from '../../../store/fresh-workspace.ts'
import { ledgerContext } from '../../ledger-context.ts'
import { ask } from '../ask.ts'

const OWN = 'Trade Day;What;Ticker;Shares;Px;Net\n20.11.2026;Kauf;ABCD;10;12,50;-125,00\n'
const mapping = {
  record: 'transactions' as const,
  columns: { date: 'Trade Day', action: 'What', symbol: 'Ticker', quantity: 'Shares', price: 'Px', amount: 'Net' },
  actions: { Kauf: 'buy' as const },
  saveAs: 'My house bank',
}

describe('layouts.list', () => {
  it('knows every profile an import can be read by, and says by what its files are recognised', async () => {
    const { db } = openLedgerDesk()
    const answer = valueOf(await ask(db, layoutsList, {}))
    expect(channels['layouts.list'].output.safeParse(answer).success).toBe(true)
    const known = new Set(answer.layouts.map(({ id }) => id))
    expect(importers.flatMap(({ profileIds }) => profileIds).filter((id) => !known.has(id) && !id.startsWith('mapped-'))).toEqual([])
    expect(known.size).toBe(answer.layouts.length)
    expect(answer.layouts.filter(({ recognisedBy }) => recognisedBy.length === 0)).toEqual([])
  })

  it('counts files and rows of imports in force, and forgets those of an undone one', async () => {
    const desk = openLedgerDesk()
    const { batch } = await desk.commit([desk.file('eps.csv', 'date,kind,symbol,note,knownAt\n2026-11-24,earnings,ABCD,,2026-11-02\n')])
    const own = async () => valueOf(await ask(desk.db, layoutsList, {})).layouts.find(({ id }) => id === 'own-events')
    expect(await own()).toMatchObject({ files: 1, rows: 1, lastFile: 'eps.csv', lastVersion: 1, isOwn: false, refusal: null })
    await desk.undo(batch)
    expect(await own()).toMatchObject({ files: 0, rows: 0, lastFile: null, lastUsedAt: null })
  })

  it('lists a layout of the user first, keeps its files under a new name, and drops it', async () => {
    const desk = openLedgerDesk()
    await desk.commit([desk.file('bank.csv', OWN)], { account: 'A', answers: { mapping, dateOrder: 'dmy', decimal: 'comma' } as never })
    const first = async () => valueOf(await ask(desk.db, layoutsList, {})).layouts[0]
    expect(await first()).toMatchObject({ id: 'My house bank', isOwn: true, kind: 'transactions', files: 1, rows: 1, lastFile: 'bank.csv' })
    const header = ['Trade Day', 'What', 'Ticker', 'Shares', 'Px', 'Net']
    valueOf(await keepMapping({ name: 'House bank', header, mapping: { ...mapping, saveAs: 'House bank', currency: 'USD' } }, ledgerContext(desk.db, desk.dir)))
    expect(await first()).toMatchObject({ id: 'House bank', files: 1 })
    valueOf(await dropMapping({ name: 'House bank' }, ledgerContext(desk.db, desk.dir)))
    expect(await first()).toMatchObject({ isOwn: false })
  })
})
