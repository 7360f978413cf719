import { describe, expect, it } from 'vitest'
import { ANSWER_LIMIT_BYTES } from '#contract/rpc/serve.ts'
import { COVERAGE_ROWS, DataCoverage } from '#contract/schemas/series.ts'
import { dataCoverage } from '../../../../../src/main/threads/analysis/reads/data-coverage.ts'
import { dataHealth } from '../../../../../src/main/threads/analysis/reads/data-health.ts'
import { judgedKind } from '../../../../../src/main/threads/analysis/reads/coverage-days.ts'
import { classOfCode } from '../../../../../src/main/threads/analysis/reads/health-classes.ts'
import { ensureAccount } from '../../../../../src/main/store/accounts.ts'
import type { WriteDb } from '../../../../../src/main/store/handles.ts'
import { fileOf, importFiles } from '../../../ingest/import-files.ts'
import { freshWorkspace, valueOf } from '../../../store/fresh-workspace.ts'
import { ask } from '../ask.ts'

const HEADER = 'Date,Open,High,Low,Close,Adj Close,Volume'
const yahoo = (...days: string[]): string => `${[HEADER, ...days.map((day) => `${day},10,10,10,10,10,1000`)].join('\n')}\n`

/** Friday 2026-11-20 has closed. */
const AT = Date.UTC(2026, 10, 20, 22)

async function coverage(db: WriteDb, input: { symbol?: string; asOf?: string } = {}): Promise<DataCoverage> {
  const answer = valueOf(await ask(db, dataCoverage, { limit: COVERAGE_ROWS, ...input }, AT))
  expect(DataCoverage.parse(answer)).toEqual(answer)
  return answer
}

const rowOf = ({ rows }: DataCoverage, symbol: string) => {
  const row = rows.find((one) => one.symbol === symbol)
  if (row === undefined) throw new Error(`there is no row of ${symbol}`)
  return row
}
const cellOf = (answer: DataCoverage, symbol: string, kind: string) => rowOf(answer, symbol).cells.find((cell) => cell.kind === kind)

async function filled(): Promise<WriteDb> {
  const { db } = freshWorkspace()
  await importFiles(db, [
    fileOf('IWM.csv', yahoo('2026-11-19', '2026-11-20')),
    fileOf('AAA.csv', yahoo('2023-05-01', '2023-05-02', '2025-06-02', '2026-11-19', '2026-11-20')),
    fileOf('BBB.csv', yahoo('2026-11-17', '2026-11-18')),
    fileOf('DGS10.csv', 'DATE,DGS10\n2026-11-17,4.1\n2026-11-18,4.2\n'),
    fileOf('BAMLH0A0HYM2.csv', 'DATE,BAMLH0A0HYM2\n2026-11-12,3.1\n2026-11-13,3.2\n'),
    fileOf('PAYEMS.csv', 'DATE,PAYEMS\n2026-09-01,1\n2026-10-01,2\n'),
  ])
  return db
}

describe('data.coverage', () => {
  it('has a row for each of the regime set first, also where nothing is stored, then the names, then the macro series', async () => {
    const { rows, total, next, kinds, years, asOf } = await coverage(await filled())
    expect([asOf, next, total]).toEqual(['2026-11-20', null, rows.length])
    expect(rows[0]).toMatchObject({ id: 'name IWM', group: 'regime', kind: 'fund' })
    expect(rows[1]).toEqual({ id: 'name IWN', symbol: 'IWN', name: null, group: 'regime', kind: null, cells: [], volume: null, firstYear: null, filled: [] })
    expect(rows.filter(({ group }) => group !== 'regime').map(({ id }) => id)).toEqual([
      'name AAA',
      'name BBB',
      'series BAMLH0A0HYM2',
      'series DGS10',
      'series PAYEMS',
    ])
    expect(years).toEqual({ from: 2023, to: 2026 })
    expect(kinds.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['daily_bars', 'intraday', 'actions', 'holdings', 'universe', 'positions', 'values']))
  })

  it('ages each cell by chk.freshness and leaves unjudged what has no limit', async () => {
    const answer = await coverage(await filled())
    expect(cellOf(answer, 'AAA', 'daily_bars')).toEqual({ kind: 'daily_bars', state: 'fresh', last: '2026-11-20', ageSessions: 0, limitSessions: 1 })
    expect(cellOf(answer, 'BBB', 'daily_bars')).toMatchObject({ state: 'stale', last: '2026-11-18', ageSessions: 2 })
    expect(cellOf(answer, 'BBB', 'intraday')).toBeUndefined()
    expect(cellOf(answer, 'DGS10', 'values')).toMatchObject({ state: 'fresh', ageSessions: 2, limitSessions: 2 })
    expect(cellOf(answer, 'BAMLH0A0HYM2', 'values')).toMatchObject({ state: 'stale', ageSessions: 5 })
    expect(cellOf(answer, 'PAYEMS', 'values')).toEqual({ kind: 'values', state: 'unjudged', last: '2026-10-01' })
    expect(rowOf(answer, 'AAA').volume).toEqual({ state: 'whole', fraction: null, against: null })
  })

  it('shows which years have bars, and the years between that have none', async () => {
    const db = await filled()
    // 250 sessions in 2023 and 2025; 224 of 2026 by 20 November.
    expect(rowOf(await coverage(db), 'AAA')).toMatchObject({ firstYear: 2023, filled: [0.01, 0, 0.01, 0.01] })
    const sessions = ['2026-01-02', '2026-01-05', '2026-01-06', '2026-01-07', '2026-01-08', '2026-01-09']
    await importFiles(db, [fileOf('CCC.csv', yahoo(...sessions))])
    expect(rowOf(await coverage(db, { asOf: '2026-01-06' }), 'CCC')).toMatchObject({ firstYear: 2026, filled: [1] })
    expect(rowOf(await coverage(db, { asOf: '2026-01-06' }), 'AAA')).toMatchObject({ firstYear: 2023, filled: [0.01, 0, 0.01] })
  })

  it('shows a year of a macro series as full as its count against that of the fullest year', async () => {
    const { db } = freshWorkspace()
    const months = (year: number, count: number): string[] =>
      Array.from({ length: count }, (_, month) => `${year}-${String(month + 1).padStart(2, '0')}-01,${month}`)
    await importFiles(db, [fileOf('PAYEMS.csv', `DATE,PAYEMS\n${[...months(2022, 3), ...months(2024, 12), ...months(2025, 6)].join('\n')}\n`)])
    expect(rowOf(await coverage(db), 'PAYEMS')).toMatchObject({ firstYear: 2022, filled: [0.25, 0, 1, 0.5] })
    // By then the fullest year was the one that is still running: what came later is not known.
    expect(rowOf(await coverage(db, { asOf: '2024-06-03' }), 'PAYEMS')).toMatchObject({ firstYear: 2022, filled: [0.5, 0, 1] })
  })

  it('knows at a day in the past only what was there by then', async () => {
    const db = await filled()
    const then = await coverage(db, { asOf: '2026-11-17' })
    expect(cellOf(then, 'BBB', 'daily_bars')).toMatchObject({ state: 'fresh', last: '2026-11-17' })
    expect(cellOf(then, 'AAA', 'daily_bars')).toMatchObject({ state: 'stale', last: '2025-06-02' })
    expect(cellOf(then, 'IWM', 'daily_bars')).toBeUndefined()
    expect(rowOf(then, 'IWM').volume).toBeNull()
  })

  it('says of a name when it last traded, and how new the word of its account is', async () => {
    const db = await filled()
    ensureAccount(db, 'main', AT)
    db.exec(`INSERT INTO transactions (account_id, kind, session, symbol_text, quantity, price, amount, currency, origin, ordinal_in_file, base_key, occurrence, key_version, typed_at_ms)
      SELECT 'main', 'buy', '2026-11-10', symbol, '1', '10', '-10', 'USD', 'typed', 0, 'a', 0, 1, 0 FROM instruments WHERE symbol = 'AAA'
      UNION ALL SELECT 'main', 'cash-in', '2026-11-20', NULL, NULL, NULL, '5', 'USD', 'typed', 1, 'b', 0, 1, 0`)
    db.exec("INSERT INTO corporate_actions (instrument_id, session, kind, value) SELECT id, '2026-11-19', 'split', 2 FROM instruments WHERE symbol = 'AAA'")
    const answer = await coverage(db)
    expect(cellOf(answer, 'AAA', 'transactions')).toMatchObject({ state: 'unjudged', last: '2026-11-10' })
    expect(cellOf(answer, 'AAA', 'positions')).toMatchObject({ state: 'fresh', last: '2026-11-20', limitSessions: 0 })
    expect(cellOf(answer, 'AAA', 'actions')).toMatchObject({ state: 'unjudged', last: '2026-11-19' })
    expect(cellOf(answer, 'BBB', 'positions')).toBeUndefined()
  })

  it('counts what data.health counts, today and at a day in the past', async () => {
    const db = await filled()
    for (const asOf of [undefined, '2026-11-20', '2026-11-18', '2026-11-17', '2025-06-02']) {
      const at = asOf === undefined ? {} : { asOf }
      const { rows } = await coverage(db, at)
      const health = valueOf(await ask(db, dataHealth, { limit: 10, ...at }, AT))
      const classes = new Map(health.classes.map((one) => [one.kind, one]))
      const cells = rows.flatMap(({ symbol, cells: ofRow }) =>
        ofRow.map((cell) => ({ ...cell, class: cell.kind === 'values' ? classOfCode(symbol) : cell.kind })),
      )
      for (const kind of ['daily_bars', 'intraday', 'yields', 'oas', 'cpi']) {
        const ofClass = cells.filter((cell) => cell.class === kind)
        const newest =
          ofClass
            .map(({ last }) => last)
            .toSorted()
            .at(-1) ?? null
        expect([kind, asOf, ofClass.filter(({ state }) => state === 'fresh').length, newest]).toEqual([
          kind,
          asOf,
          classes.get(kind)?.covered,
          classes.get(kind)?.newest,
        ])
        for (const { limitSessions } of ofClass) expect(limitSessions).toBe(classes.get(kind)?.limitSessions)
      }
    }
  })

  it('ages what files say of names as data.health does: over the families of a class, by the day it was known', async () => {
    const db = await filled()
    await importFiles(
      db,
      ['estimates', 'consensus', 'revisions', 'fundamentals', 'headlines'].map((name) => `test/fixtures/records/${name}.csv`),
    )
    const states = new Set<string>()
    for (const asOf of ['2026-11-20', '2026-11-18', '2026-10-06', '2026-08-05', '2024-01-03']) {
      const { rows } = await coverage(db, { asOf })
      const { classes } = valueOf(await ask(db, dataHealth, { limit: 10, asOf }, AT))
      for (const kind of ['estimates', 'fundamentals', 'news']) {
        const ofClass = rows.map(({ cells }) => cells.filter((cell) => judgedKind(cell.kind) === kind)).filter((cells) => cells.length > 0)
        const fresh = ofClass.filter((cells) => cells.some(({ state }) => state === 'fresh'))
        const newest =
          ofClass
            .flatMap((cells) => cells.map(({ last }) => last))
            .toSorted()
            .at(-1) ?? null
        const found = classes.find((one) => one.kind === kind)
        expect([kind, asOf, ofClass.length, fresh.length, newest]).toEqual([kind, asOf, found?.of, found?.covered, found?.newest])
        states.add(`${kind} ${found?.state}`)
      }
    }
    // Every answer was given: else nothing was compared.
    const answers = ['estimates', 'fundamentals', 'news'].flatMap((kind) => [`${kind} fresh`, `${kind} unknown`])
    expect([...states].toSorted()).toEqual(expect.arrayContaining(answers))
  })

  it('keeps the largest page under the limit of an answer', async () => {
    const { kinds, rows } = await coverage(await filled())
    const cells = kinds.map(({ kind }) => ({ kind, state: judgedKind(kind) === undefined ? 'unjudged' : 'stale', last: '2026-11-20' }))
    const aged = cells.map((cell) => (cell.state === 'stale' ? { ...cell, ageSessions: 6_500, limitSessions: 130 } : cell))
    const widest = { ...rows[0], symbol: 'BRK.B', name: 'x'.repeat(60), cells: aged, firstYear: 1995, filled: Array.from({ length: 32 }, () => 0.98) }
    const volume = { state: 'partial', fraction: 0.0123456789012345, against: 'alphavantage' }
    expect(JSON.stringify({ ...widest, volume }).length * COVERAGE_ROWS).toBeLessThan(ANSWER_LIMIT_BYTES * 0.98)
  })

  it('comes page by page, and narrows to one symbol', async () => {
    const db = await filled()
    const whole = await coverage(db)
    const ids: string[] = []
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page: DataCoverage = valueOf(await ask(db, dataCoverage, { limit: 7, ...(cursor === undefined ? {} : { cursor }) }, AT))
      ids.push(...page.rows.map(({ id }) => id))
      expect(page.total).toBe(whole.total)
      cursor = page.next
    }
    expect(ids).toEqual(whole.rows.map(({ id }) => id))
    expect((await coverage(db, { symbol: 'AAA' })).rows).toEqual([rowOf(whole, 'AAA')])
    expect(await ask(db, dataCoverage, { limit: 7, cursor: 'none' }, AT)).toMatchObject({ ok: false, error: { kind: 'refused', field: 'cursor' } })
  })
})
