import { describe, expect, it } from 'vitest'
import { channels, type Output } from '#contract/channels.ts'
import { lotsPreview } from '../../../../../src/main/threads/analysis/reads/lots-preview.ts'
import { positionsList } from '../../../../../src/main/threads/analysis/reads/positions-list.ts'
import { upsertAccount } from '../../../../../src/main/threads/ledger/accounts-upsert.ts'
import { decideLots } from '../../../../../src/main/threads/ledger/lots-decide.ts'
import { addTransaction } from '../../../../../src/main/threads/ledger/transactions-add.ts'
import { freshWorkspace, valueOf } from '../../../store/fresh-workspace.ts'
import { ledgerContext } from '../../ledger-context.ts'
import { ask } from '../ask.ts'

/** Two lots, a sale that can take either, and a second sale that gets what is left. */
async function desk() {
  const { db, dir } = freshWorkspace()
  const add = async (kind: 'buy' | 'sell', session: string, quantity: string, amount: string): Promise<string> =>
    valueOf(await addTransaction({ account: 'A', kind, session, symbol: 'ABCD', quantity, amount }, ledgerContext(db, dir))).id
  const cheap = await add('buy', '2026-01-05', '10', '-100')
  const dear = await add('buy', '2026-01-06', '10', '-300')
  const sale = await add('sell', '2026-01-07', '10', '250')
  await add('sell', '2026-01-08', '5', '125')
  const preview = async (lots?: { transaction: string; quantity: string }[]): Promise<Output<'lots.preview'>> =>
    valueOf(await ask(db, lotsPreview, { transaction: sale, ...(lots === undefined ? {} : { lots }) }))
  return { db, dir, cheap, dear, sale, preview }
}
const brief = ({ lots }: Output<'lots.preview'>): unknown[] =>
  lots.map(({ session, open, costPerShare, takenNow, taken }) => [session, open, costPerShare, takenNow, taken])

describe('lots.preview', () => {
  it('says what a sale takes as things stand, and what it would realise with other lots, exactly', async () => {
    const { preview, dear } = await desk()
    const now = await preview()
    expect(channels['lots.preview'].output.safeParse(now).success).toBe(true)
    expect(now).toMatchObject({ method: 'fifo', isDecided: false, quantity: '10', realizedNow: '150', realized: '150', realizedInAllNow: '125' })
    expect(brief(now)).toEqual([
      ['2026-01-05', '10', '10', '10', '10'],
      ['2026-01-06', '10', '30', '0', '0'],
    ])
    const asked = await preview([{ transaction: dear, quantity: '4' }])
    expect(asked).toMatchObject({ realizedNow: '150', realized: '70', realizedInAllNow: '125', realizedInAll: '125' })
    expect(brief(asked)).toEqual([
      ['2026-01-05', '10', '10', '10', '6'],
      ['2026-01-06', '10', '30', '0', '4'],
    ])
  })

  it('changes nothing, and says the same as the positions once it is decided', async () => {
    const { db, dir, preview, dear, sale } = await desk()
    const lots = [{ transaction: dear, quantity: '10' }]
    const asked = await preview(lots)
    expect((await preview()).isDecided).toBe(false)
    valueOf(await decideLots({ transaction: sale, lots }, ledgerContext(db, dir)))
    const decided = await preview()
    expect(decided).toMatchObject({ isDecided: true, realizedNow: asked.realized, realizedInAllNow: asked.realizedInAll })
    const [position] = valueOf(await ask(db, positionsList, { account: 'A' })).positions
    expect(position?.realizedPnl).toBe(asked.realizedInAll)
    valueOf(await decideLots({ transaction: sale, lots: [] }, ledgerContext(db, dir)))
    expect((await preview()).realizedNow).toBe('150')
  })

  it('takes no named lot where the account counts at average cost', async () => {
    const { db, dir, preview, dear } = await desk()
    valueOf(await upsertAccount({ account: 'A', lotMethod: 'average' }, ledgerContext(db, dir)))
    expect(await preview([{ transaction: dear, quantity: '10' }])).toMatchObject({ method: 'average', realizedNow: '50', realized: '50' })
  })

  it('refuses what lots.decide would refuse', async () => {
    const { db, sale, cheap } = await desk()
    const refused = async (transaction: string, quantity: string, of = sale) =>
      await ask(db, lotsPreview, { transaction: of, lots: [{ transaction, quantity }] })
    expect(await refused(cheap, '11')).toMatchObject({ ok: false, error: { kind: 'refused', field: 'lots' } })
    expect(await refused(sale, '1')).toMatchObject({ ok: false, error: { kind: 'refused', field: 'lots.0.transaction' } })
    expect(await refused(cheap, '1', cheap)).toMatchObject({ ok: false, error: { kind: 'refused', field: 'transaction' } })
    expect(await ask(db, lotsPreview, { transaction: '999' })).toMatchObject({ ok: false, error: { kind: 'not-found' } })
  })
})
