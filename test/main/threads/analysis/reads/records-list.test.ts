import { describe, expect, it } from 'vitest'
import type { Output } from '#contract/channels.ts'
import { RecordFamily } from '#contract/schemas/records.ts'
import { recordFamilies } from '../../../../../src/main/store/record-families.ts'
import { recordsList } from '../../../../../src/main/threads/analysis/reads/records-list.ts'
import { importFiles } from '../../../ingest/import-files.ts'
import { freshWorkspace, valueOf } from '../../../store/fresh-workspace.ts'
import { ask } from '../ask.ts'

const fixture = (name: string): string => `test/fixtures/records/${name}`

describe('records.list', () => {
  it('has every family the store has', () => {
    expect(RecordFamily.options).toEqual(Object.keys(recordFamilies))
  })

  it('lists what was known at asOf, with its values and the line it stands on', async () => {
    const { db } = freshWorkspace()
    const { batch } = await importFiles(db, [fixture('eps_days.csv')])
    const { records } = valueOf(await ask(db, recordsList, { family: 'consensus', symbol: 'ABCD', asOf: '2026-10-01', limit: 10 }))
    expect(records).toEqual([
      {
        id: '1',
        symbol: 'ABCD',
        day: '2026-10-01',
        knownAt: '2026-10-01',
        knownOn: '2026-10-01',
        isAssumed: false,
        values: { period: '2026-09-30', mean: 1.15, n: null, reportsOn: '2026-11-24', currency: 'USD' },
        source: { batch: String(batch), file: 'eps_days.csv', line: 2 },
      },
    ])
  })

  it('lists the newest first where asked, page by page', async () => {
    const { db } = freshWorkspace()
    await importFiles(db, [fixture('events.csv'), fixture('ticker_events.csv'), fixture('holidays.csv')])
    const all = valueOf(await ask(db, recordsList, { family: 'calendar', limit: 100 })).records
    const paged: typeof all = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const from: { cursor?: string } = cursor === '' ? {} : { cursor }
      const page: Output<'records.list'> = valueOf(await ask(db, recordsList, { family: 'calendar' as const, order: 'newest' as const, limit: 3, ...from }))
      paged.push(...page.records)
      cursor = page.next
    }
    expect(paged).toEqual(all.toReversed())
  })

  it('goes on from its cursor without a gap or a repeat, and refuses one it did not give', async () => {
    const { db } = freshWorkspace()
    await importFiles(db, [fixture('events.csv'), fixture('ticker_events.csv'), fixture('holidays.csv')])
    const all = valueOf(await ask(db, recordsList, { family: 'calendar', limit: 100 })).records
    expect(all).toHaveLength(8)
    const paged: typeof all = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: Output<'records.list'> = valueOf(await ask(db, recordsList, { family: 'calendar' as const, limit: 3, ...(cursor === '' ? {} : { cursor }) }))
      paged.push(...page.records)
      cursor = page.next
    }
    expect(paged).toEqual(all)
    expect(valueOf(await ask(db, recordsList, { family: 'calendar', from: '2026-06-26', to: '2026-11-26', limit: 100 })).records).toHaveLength(3)
    expect(await ask(db, recordsList, { family: 'calendar', limit: 3, cursor: 'elsewhere' })).toMatchObject({
      ok: false,
      error: { kind: 'refused', field: 'cursor' },
    })
  })
})
