import { describe, expect, it } from 'vitest'
import { readSettings } from '../../../../../src/main/store/settings.ts'
import type { WriteDb } from '../../../../../src/main/store/handles.ts'
import { Panel } from '../../../../../src/main/threads/analysis/panel.ts'
import { type Universe, universeOf } from '../../../../../src/main/threads/analysis/screen/universe.ts'
import { readGeneration } from '../../../../../src/main/store/generation.ts'
import { fileOf, importFiles } from '../../../ingest/import-files.ts'
import { freshWorkspace } from '../../../store/fresh-workspace.ts'

const bars = (symbol: string) => fileOf(`${symbol}.csv`, 'Date,Open,High,Low,Close,Adj Close,Volume\n2026-11-20,10.0,11.0,9.0,10.5,10.5,1000\n')
const HEAD = 'symbol,name,sector,industry,index,weight,from,to,knownAt'
const list = (name: string, ...lines: string[]) => fileOf(name, [HEAD, ...lines, ''].join('\n'))

function universeAt(db: WriteDb, asOf: string | null): Universe {
  const panel = new Panel()
  panel.refresh(db, readGeneration(db))
  return universeOf({ db, panel }, readSettings(db), asOf)
}

describe('the universe of a screen', () => {
  it('is every stock with daily bars outside the regime set while no membership was known', async () => {
    const { db } = freshWorkspace()
    await importFiles(db, [bars('IWM'), bars('AAA'), bars('BBB'), list('u.csv', 'AAA,,,,IWM,,2024-01-02,,2025-03-03')])
    const all = { symbols: ['AAA', 'BBB'], membership: 'No membership of IWM known at this date: every stock with daily bars.' }
    expect(universeAt(db, '2025-02-28')).toEqual(all)
    expect(universeAt(db, null)).toEqual(all)
    expect(universeAt(db, '2025-03-03')).toEqual({ symbols: ['AAA'], membership: 'Members of IWM as of 2024-01-02: 1, of which 1 with daily bars.' })
  })

  it('takes a list of one’s own before the small-cap proxy’s, and leaves other indexes alone', async () => {
    const { db } = freshWorkspace()
    const none = 'No membership of IWM known at this date: every stock with daily bars.'
    await importFiles(db, [bars('IWM'), bars('AAA'), bars('BBB'), bars('CCC'), bars('DDD')])
    await importFiles(db, [list('large.csv', 'AAA,,,,Large,,2024-01-02,,', 'IWM,Fund of the Small 2000,,,Funds,,2024-01-02,,')])
    expect(universeAt(db, '2026-11-20')).toEqual({ symbols: ['AAA', 'BBB', 'CCC', 'DDD'], membership: none })
    await importFiles(db, [list('small.csv', 'BBB,,,,Small 2000,,2025-01-02,,', 'NONE,,,,Small 2000,,2024-01-02,,')])
    expect(universeAt(db, '2026-11-20')).toEqual({ symbols: ['BBB'], membership: 'Members of Small 2000 as of 2025-01-02: 2, of which 1 with daily bars.' })
    await importFiles(db, [list('proxy.csv', 'CCC,,,,IWM,,2025-01-03,,')])
    expect(universeAt(db, '2026-11-20').symbols).toEqual(['CCC'])
    expect(universeAt(db, '2025-01-02').symbols).toEqual(['BBB'])
    await importFiles(db, [list('own.csv', 'DDD,,,,,,2022-01-03,,')])
    expect(universeAt(db, '2026-11-20')).toEqual({ symbols: ['DDD'], membership: 'Members of your list as of 2022-01-03: 1, of which 1 with daily bars.' })
    expect(universeAt(db, '2021-12-31').membership).toBe(none)
  })
})
