import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Output } from '#contract/channels.ts'
import { type Bars, indexAtOrBefore } from '#domain/bars.ts'
import { mulberry32 } from '#domain/backtest/prng.ts'
import { dayNumber } from '#domain/calendar/civil-day.ts'
import { type FactorId, factors } from '#domain/screening/factor-row.ts'
import { RANK_WEIGHTS } from '#domain/screening/screen-names.ts'
import type { ScreenFactor } from '#domain/sweep/screen-columns.ts'
import { exchangeCalendar } from '../../../../../src/main/ingest/exchange-calendar.ts'
import type { WriteDb } from '../../../../../src/main/store/handles.ts'
import { Panel } from '../../../../../src/main/threads/analysis/panel.ts'
import { heldState } from '../../../../../src/main/threads/analysis/screen/held-factors.ts'
import { screenRun } from '../../../../../src/main/threads/analysis/screen/screen-run.ts'
import { fileOf, importFiles } from '../../../ingest/import-files.ts'
import { freshWorkspace, valueOf } from '../../../store/fresh-workspace.ts'
import { ask } from '../ask.ts'

type Screen = Output<'screen.run'>

/** 320 sessions up to Friday 20 November 2026. */
const LAST = exchangeCalendar.sessions.findIndex((session) => String(session) === '2026-11-20')
const SESSIONS = exchangeCalendar.sessions.slice(LAST - 319, LAST + 1)

/** A daily file of a random walk on the sessions that `has` says; what a file may hold at worst is one without volume. */
function walkFile(symbol: string, seed: number, has: (t: number) => boolean = () => true) {
  const draw = mulberry32(seed)
  let price = 20 + 60 * draw()
  const rows = SESSIONS.flatMap((session, t) => {
    const open = price
    price *= 1 + 0.05 * (draw() - 0.5)
    const volume = t % 29 === 7 ? 0 : Math.round(1e6 * (0.2 + draw()))
    const [high, low] = [Math.max(open, price) * (1 + 0.01 * draw()), Math.min(open, price) * (1 - 0.01 * draw())]
    return has(t)
      ? [`${session},${open.toFixed(4)},${(high + 0.01).toFixed(4)},${(low - 0.01).toFixed(4)},${price.toFixed(4)},${price.toFixed(4)},${volume}`]
      : []
  })
  return fileOf(`${symbol}.csv`, `Date,Open,High,Low,Close,Adj Close,Volume\n${rows.join('\n')}\n`)
}

const names = [
  walkFile('IWM', 1),
  ...Array.from({ length: 8 }, (_, i) => walkFile(`AA${String.fromCharCode(65 + i)}`, 10 + i)),
  walkFile('GAPS', 30, (t) => t % 37 !== 5 && (t < 200 || t > 203)),
  walkFile('YOUNG', 31, (t) => t >= 290),
  walkFile('GONE', 32, (t) => t < 250),
]

/** Both unknown, or apart by less than a billionth. */
function expectSame(screened: number | null | undefined, reference: number | null, where: string): void {
  if (reference === null || screened == null) expect(screened, where).toBe(reference)
  else expect(Math.abs(screened - reference), `${where}: ${screened} against ${reference}`).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(reference)))
}

/** Every value of a screen against the reference forms, one by one; answers how many numbers were compared. */
function compare({ rows, asOf }: Screen, panel: Panel): number {
  const day = dayNumber(asOf!)
  const benchmark = panel.bars('IWM')
  let numbers = 0
  for (const { symbol, values } of rows) {
    const bars: Bars = panel.bars(symbol)!
    const index = indexAtOrBefore(bars.sessions, day)
    if (index < 0) {
      expect(values, symbol).toEqual({})
      continue
    }
    const judged = { bars, index, benchmark, benchmarkIndex: benchmark === undefined ? -1 : indexAtOrBefore(benchmark.sessions, day) }
    expect(Object.keys(values).toSorted()).toEqual([...Object.keys(factors), 'rankComposite'].toSorted())
    for (const factor of Object.keys(factors) as FactorId[]) {
      expectSame(values[factor], factors[factor](judged), `${factor} of ${symbol} on ${asOf}`)
      if (values[factor] !== null) numbers += 1
    }
  }
  return numbers + compareComposites(rows)
}

/** The composite by counting: for each factor the share of fresh names below, half of the equal ones with them. */
function compareComposites(rows: Screen['rows']): number {
  const fresh = rows.filter(({ state, lastSession }) => state !== 'stale' && lastSession !== null)
  const weights = (Object.entries(RANK_WEIGHTS) as [ScreenFactor, number][]).filter(([, weight]) => weight !== 0)
  const total = weights.reduce((sum, [, weight]) => sum + Math.abs(weight), 0)
  for (const row of rows) {
    const ranks = weights.map(([factor, weight]) => {
      const value = row.values[factor] ?? null
      if (value === null || !fresh.includes(row)) return null
      const known = fresh.flatMap((other) => other.values[factor] ?? [])
      const rank = known.reduce((sum, other) => sum + (other < value ? 1 : other === value ? 0.5 : 0), 0) / known.length
      return (Math.abs(weight) / total) * (weight > 0 ? rank : 1 - rank)
    })
    const composite = ranks.includes(null) ? null : ranks.reduce<number>((sum, rank) => sum + rank!, 0)
    if (row.lastSession !== null) expectSame(row.values['rankComposite'], composite, `rankComposite of ${row.symbol}`)
  }
  return fresh.length
}

const screen = async (db: WriteDb, panel: Panel, asOf?: string): Promise<Screen> =>
  valueOf(await ask(db, screenRun, { screen: 'all', limit: 5_000, ...(asOf === undefined ? {} : { asOf }) }, undefined, panel))

describe('screen.run', () => {
  it('says of every name what the reference forms say, from the first bar, carried on, and for an earlier session again', async () => {
    const { db } = freshWorkspace()
    await importFiles(db, names)
    const panel = new Panel()
    for (const asOf of [SESSIONS[270], SESSIONS[271], undefined, SESSIONS[5], SESSIONS[319]]) {
      const answer = await screen(db, panel, asOf)
      expect(answer.rows).toHaveLength(names.length - 1)
      expect(compare(answer, panel), String(asOf)).toBeGreaterThan(15)
    }
  })

  it('ranks the fresh names among themselves: stale and short ones have no composite and do not move the others', async () => {
    const { db } = freshWorkspace()
    await importFiles(db, names)
    const { rows } = await screen(db, new Panel())
    const composite = (symbol: string) => rows.find((row) => row.symbol === symbol)?.values['rankComposite']
    expect([composite('GONE'), composite('YOUNG')]).toEqual([null, null])
    const known = rows.flatMap(({ values }) => values['rankComposite'] ?? [])
    expect(known).toHaveLength(9)
    expect(Math.min(...known)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...known)).toBeLessThanOrEqual(1)
    const { db: without } = freshWorkspace()
    await importFiles(without, names.slice(0, -1))
    const fewer = await screen(without, new Panel())
    expect(fewer.rows.find((row) => row.symbol === 'AAA')?.values['rankComposite']).toBe(composite('AAA'))
  })

  it('passes by a rule over the composite, and holds an unknown one back', async () => {
    const { db } = freshWorkspace()
    await importFiles(db, names)
    const { rows } = valueOf(await ask(db, screenRun, { rules: [{ factor: 'rankComposite', op: '>=', value: 0.5 }], limit: 5_000 }))
    expect(rows.filter(({ pass }) => pass).every(({ values }) => values['rankComposite']! >= 0.5)).toBe(true)
    expect(rows.find(({ symbol }) => symbol === 'YOUNG')).toMatchObject({ pass: false, state: 'unknown', reasons: ['UNKNOWN: rankComposite'] })
  })

  it('works a name out anew only when a commit touched its own series, and carries the others on', async () => {
    const { db } = freshWorkspace()
    await importFiles(db, names)
    const panel = new Panel()
    await screen(db, panel, SESSIONS[300])
    const before = ['AAA', 'AAB'].map((symbol) => heldState(panel.bars(symbol)!))
    await importFiles(db, [fileOf('AAA.csv', `Date,Open,High,Low,Close,Adj Close,Volume\n${exchangeCalendar.sessions[LAST - 320]},30,31,29,30,30,1000\n`)])
    const answer = await screen(db, panel, SESSIONS[310])
    expect(compare(answer, panel)).toBeGreaterThan(150)
    const after = ['AAA', 'AAB'].map((symbol) => heldState(panel.bars(symbol)!))
    expect([after[0] === before[0], after[1] === before[1]]).toEqual([false, true])
    expect(after.map((state) => state?.index)).toEqual([311, 310])
  })
})

const FOLDER = join(import.meta.dirname, '../../../../../../shared/data/market/stocks_yahoo')

if (existsSync(FOLDER)) {
  it('says of the daily files of real names what the reference forms say', async () => {
    const { db } = freshWorkspace()
    const files = readdirSync(FOLDER).filter((name) => name.endsWith('.csv'))
    // A name of the files stands for the benchmark: the funds lie elsewhere.
    await importFiles(db, [
      fileOf('IWM.csv', readFileSync(join(FOLDER, 'AAPL.csv'), 'utf8')),
      ...files.map((name) => fileOf(name, readFileSync(join(FOLDER, name), 'utf8'))),
    ])
    const panel = new Panel()
    const newest = await screen(db, panel)
    expect(newest.rows.length).toBeGreaterThan(380)
    expect(compare(newest, panel)).toBeGreaterThan(8_000)
  })
} else console.log('not run: the screen over daily files (no ../shared)')
