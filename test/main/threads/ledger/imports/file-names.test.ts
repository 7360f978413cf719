import { dirname, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openLedgerDesk } from '../../../../support/ledger-context.ts'

const HEADER = 'Activity Date,Process Date,Settle Date,Instrument,Description,Trans Code,Quantity,Price,Amount'
const fill = (quantity: number): string => `${HEADER}\n5/12/2026,5/12/2026,5/13/2026,KRNT,Kornit,Buy,${quantity},$20.00,($${quantity * 20}.00)\n`

describe('a file of a folder', () => {
  it('is answered for and asked for under its path as it is written from here, under its whole path and under its name', async () => {
    const desk = openLedgerDesk()
    const [one, other] = [desk.file('year/one.csv', fill(1)), desk.file('year/other.csv', fill(2))]
    const written = relative(process.cwd(), one)
    const preview = await desk.preview([dirname(one)], { answers: { [`./${written}`]: { account: 'written' }, [other]: { account: 'whole' } } })
    expect(preview.files.map(({ account }) => account)).toEqual(['written', 'whole'])
    for (const file of [written, one, 'one.csv']) {
      expect((await desk.rowsOfPreview({ preview: preview.preview, file })).rows.map((row) => row.file)).toEqual([one])
    }
    const { batch } = await desk.commit({ preview: preview.preview })
    for (const file of [written, one, 'one.csv']) {
      expect((await desk.rowsOfBatch({ batch: batch ?? '', file })).rows.map((row) => row.file)).toEqual([one])
    }
  })
})
