import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { membershipAt } from '../../../../src/main/store/holdings.ts'
import { stateHash } from '../../../../src/main/store/state-hash.ts'
import { freshWorkspace } from '../../store/fresh-workspace.ts'
import { fileOf, importFiles, stageFiles, undoBatch } from '../import-files.ts'

const FIXTURE = 'test/fixtures/holdings/weights_OSCF.csv'

describe('weights of a fund over many days', () => {
  it('are a list of the fund for each day; SUM is their sum and no name, a weight of zero is no line', async () => {
    const { db } = freshWorkspace()
    const { files } = await importFiles(db, [FIXTURE])
    expect(files[0]?.rows).toEqual({ read: 7, new: 2, known: 0, ignored: 2, review: 2, unsupported: 0, error: 1 })
    expect(files[0]?.byKind).toEqual({ holding: 46 })
    expect([...(files[0]?.problems() ?? [])].map(({ line, status, reason }) => [line, status, reason])).toEqual([
      [4, 'ignored', 'The same as line 3.'],
      [5, 'review', 'Line 3 has other weights for 2024-04-15.'],
      [6, 'ignored', 'No weight above zero on this day.'],
      [7, 'review', 'The weights add up to 43.40, SUM says 99.'],
      [8, 'error', 'A cell is no number, or stands behind the last column.'],
    ])
    const [first, second] = ['2024-04-14', '2024-12-31'].map((day) => membershipAt(db, 'OSCF', day))
    expect([first?.asOf, first?.members.length, second?.asOf, second?.members.length]).toEqual(['2024-03-28', 23, '2024-04-15', 22])
    expect(first?.members[0]).toEqual({ symbol: 'MOG.A', sector: null, weightFraction: 0.005 })
    expect(second?.members.some(({ symbol }) => symbol === 'NAD' || symbol === 'SUM')).toBe(false)
    expect(db.prepare('SELECT symbol_text, weight_fraction FROM holdings WHERE symbol_text IS NULL').raw().all()).toEqual([[null, 0.0025]])
    expect(files[0]?.checks.filter(({ id }) => id !== 'symbol')).toEqual([
      { id: 'total', ok: true, detail: '2 lines add up to their SUM.' },
      {
        id: 'weights',
        ok: false,
        detail: 'The weights of a day add up to 40.95 to 43.40 %: a part of the fund, and a name that is missing may be held all the same.',
      },
    ])
    expect(files[0]?.notices).toEqual([
      '2 days, 23 to 23 names each; 23 of the 24 columns have a weight on the last day, 2024-04-15.',
      '2 weights are 0: the name was not in the list of that day, and nothing is kept of it.',
      '1 weights stand in a column without ticker and are kept without one.',
    ])
  })

  it('say so where the total was written over the weight of a name that is called like it', async () => {
    const { db } = freshWorkspace()
    const [header = '', first = '', second = ''] = readFileSync(FIXTURE, 'utf8').split('\n')
    const over = fileOf('over_OSCF.csv', `${header}\n${first.replace('43.4', '43.7')}\n${second.replace(/[\d.]+$/, '41.2')}\n`)
    const [file] = await stageFiles(db, [over])
    expect(file?.staged.rows).toMatchObject({ new: 2, review: 0 })
    expect(file?.staged.checks.find(({ id }) => id === 'total')).toEqual({
      id: 'total',
      ok: false,
      detail: 'SUM is the total, and 0.25 to 0.30 above the sum of the other columns: what a name called SUM weighed is not in this file.',
    })
  })

  it('add nothing the second time and leave nothing behind when undone', async () => {
    const { db } = freshWorkspace()
    const empty = stateHash(db)
    const { batch } = await importFiles(db, [FIXTURE])
    const again = await importFiles(db, [FIXTURE])
    expect(again.batch).toBeNull()
    expect(again.files[0]?.rows).toMatchObject({ new: 0, known: 2 })
    expect(undoBatch(db, batch!)).toEqual({ bars: 0, observations: 0, holdings: 46 })
    expect(stateHash(db)).toBe(empty)
  })

  it('wait where the store, or a file before it in the call, has another weight for a day', async () => {
    const { db } = freshWorkspace()
    const [header = '', first = ''] = readFileSync(FIXTURE, 'utf8').split('\n')
    const other = fileOf('other_OSCF.csv', `${header}\n${first.replace(',3.0,', ',2.0,').replace('43.4', '42.4')}\n`)
    const [, inCall] = await stageFiles(db, [FIXTURE, other])
    await importFiles(db, [FIXTURE])
    const [stored] = await stageFiles(db, [other])
    for (const file of [inCall, stored])
      expect([...(file?.staged.problems() ?? [])].map(({ reason }) => reason)).toEqual([
        'Differs from the list stored for 2024-03-28: NAA 2.00 %, stored 3.00 %.',
      ])
  })

  it('are not what yields side by side are, nor prices whose last name is SUM', async () => {
    const { db } = freshWorkspace()
    const names = Array.from({ length: 24 }, (_, i) => `DGS${i + 1}`)
    const row = (day: string): string => `${day},${names.map((_, i) => 2 + i / 10).join(',')}`
    const yields = fileOf('yields.csv', `,${names.join(',')}\n${row('03/28/2024')}\n${row('04/15/2024')}\n`)
    await expect(stageFiles(db, [yields])).rejects.toThrow('not recognised')
    const prices = fileOf('closes.csv', `,${names.join(',')},SUM\n${row('03/28/2024')},31.5\n${row('04/15/2024')},32\n`)
    await expect(stageFiles(db, [prices])).rejects.toThrow('not recognised')
  })
})
