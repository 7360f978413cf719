import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { recordLayouts } from '../../../../../src/main/ingest/records/record-layouts.ts'
import { recordFamilies } from '../../../../../src/main/store/record-families.ts'
import { openLedgerDesk } from '../../../../support/ledger-context.ts'

const FOLDER = 'test/fixtures/records'
const UNIVERSE = 'test/fixtures/records/universe.csv'

describe('imports of dated records', () => {
  it('are known the second time, undone to the very state before and redone to the very state after, without the file', async () => {
    const desk = openLedgerDesk()
    const empty = desk.hash()
    const { batch, files } = await desk.commit([UNIVERSE])
    expect(files[0]).toMatchObject({ format: { id: 'own-universe', kind: 'universe' }, byKind: { universe: 6 } })
    const stored = desk.hash()
    expect((await desk.preview([UNIVERSE])).totals).toMatchObject({ new: 0, known: 6 })
    expect((await desk.undo(batch)).removed.holdings).toBe(6)
    expect(desk.hash()).toBe(empty)
    expect((await desk.redo(batch)).restored.holdings).toBe(6)
    expect(desk.hash()).toBe(stored)
    await desk.undo(batch)
    expect(desk.hash()).toBe(empty)
  })

  it('keep what another file states when one of the two is undone, and what was taken in its place comes back with a redo', async () => {
    const desk = openLedgerDesk()
    const head = 'symbol,name,sector,industry,index,weight,from,to,knownAt'
    const first = await desk.commit([desk.file('a.csv', `${head}\nAAA,,Energy,,X,,2024-01-02,,\nBBB,,Energy,,X,,2024-01-02,,\n`)])
    const alone = desk.hash()
    const second = await desk.commit([desk.file('b.csv', `${head}\nAAA,,Energy,,X,,2024-01-02,,\nBBB,,Utilities,,X,,2024-01-02,,\n`)], {
      answers: { conflicts: 'take' },
    })
    const both = desk.hash()
    expect(second.files[0]?.rows).toMatchObject({ new: 1, known: 1 })
    await desk.undo(second.batch)
    expect(desk.hash()).toBe(alone)
    await desk.redo(second.batch)
    expect(desk.hash()).toBe(both)
    // AAA stands in both files, BBB as Energy in the first alone.
    expect((await desk.undo(first.batch)).removed.holdings).toBe(1)
    await desk.redo(first.batch)
    expect(desk.hash()).toBe(both)
  })

  it('of every family are recognised beside all other formats, and one batch of them all is undone and redone whole', async () => {
    const desk = openLedgerDesk()
    const empty = desk.hash()
    const paths = readdirSync(FOLDER)
      .sort()
      .map((name) => join(FOLDER, name))
    const preview = await desk.preview(paths)
    const layouts = new Set(recordLayouts.map(({ id }) => id))
    for (const { name, format } of preview.files) expect([name, layouts.has(format?.id ?? '')]).toEqual([name, true])
    expect(new Set(preview.files.map(({ format }) => format?.id)).size).toBe(layouts.size)
    const { batch, files } = await desk.commit({ preview: preview.preview })
    // What has to be asked waits: of which day two lists of figures are.
    const waiting = files.filter(({ questions }) => questions.some((one) => one.default === undefined && one.answer === undefined)).map(({ name }) => name)
    expect(waiting).toEqual(['index_figures.csv', 'screener.csv'])
    expect(desk.db.prepare('SELECT count(DISTINCT family) FROM dated_records').pluck().get()).toBe(Object.keys(recordFamilies).length)
    const stored = desk.hash()
    expect((await desk.undo(batch)).conflicts).toEqual([])
    expect(desk.hash()).toBe(empty)
    expect((await desk.redo(batch)).conflicts).toEqual([])
    expect(desk.hash()).toBe(stored)
  })
})
