import { describe, expect, it } from 'vitest'
import { RecordFamily } from '#contract/schemas/records.ts'
import { recordsFamilies } from '../../../../../src/main/threads/analysis/reads/records-families.ts'
import { importFiles } from '../../../ingest/import-files.ts'
import { freshWorkspace, valueOf } from '../../../store/fresh-workspace.ts'
import { ask } from '../ask.ts'

describe('records.families', () => {
  it('names every family there can be, those without a record too', async () => {
    const { db } = freshWorkspace()
    const { families } = valueOf(await ask(db, recordsFamilies, {}))
    expect(families.map(({ family }) => family)).toEqual(RecordFamily.options)
    expect(families.every(({ records, symbols, from, to }) => records === 0 && symbols === 0 && from === null && to === null)).toBe(true)
  })

  it('counts records and names and the days they speak of, as far as they were known', async () => {
    const { db } = freshWorkspace()
    await importFiles(db, ['test/fixtures/records/events.csv'])
    const calendar = async (asOf?: string) =>
      valueOf(await ask(db, recordsFamilies, asOf === undefined ? {} : { asOf })).families.find(({ family }) => family === 'calendar')
    const all = await calendar()
    expect(all?.records).toBeGreaterThan(1)
    expect(await calendar('2000-01-01')).toMatchObject({ records: 0, from: null })
    expect(all?.from !== null && all?.to !== null && (all?.from ?? '') <= (all?.to ?? '')).toBe(true)
  })
})
