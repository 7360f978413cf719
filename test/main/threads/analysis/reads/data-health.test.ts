import { describe, expect, it } from 'vitest'
import { dataHealth } from '../../../../../src/main/threads/analysis/reads/data-health.ts'
import { fileOf, importFiles } from '../../../ingest/import-files.ts'
import { freshWorkspace, valueOf } from '../../../store/fresh-workspace.ts'
import { ask } from '../ask.ts'

const HEADER = 'Date,Open,High,Low,Close,Adj Close,Volume'
const bar = (day: string, close: number, open = close, volume = 1000): string =>
  `${day},${open},${Math.max(open, close)},${Math.min(open, close)},${close},${close},${volume}`
const yahoo = (...rows: string[]): string => `${[HEADER, ...rows].join('\n')}\n`

/** Thursday 2026-11-19 and Friday 2026-11-20 are sessions; at 22:00 UTC on Friday the session has closed. */
const AT = Date.UTC(2026, 10, 20, 22)
const input = { limit: 100 }

describe('data.health', () => {
  it('ages each class in completed sessions and says which file would help', async () => {
    const { db } = freshWorkspace()
    await importFiles(db, [
      fileOf('AAA.csv', yahoo(bar('2026-11-19', 10), bar('2026-11-20', 11))),
      fileOf('BBB.csv', yahoo(bar('2026-11-17', 10), bar('2026-11-18', 11))),
      fileOf('DGS10.csv', 'DATE,DGS10\n2026-11-17,4.1\n2026-11-18,4.2\n'),
      fileOf('BAMLH0A0HYM2.csv', 'DATE,BAMLH0A0HYM2\n2026-11-12,3.1\n2026-11-13,3.2\n'),
    ])
    const health = valueOf(await ask(db, dataHealth, input, AT))
    expect(health.asOf).toBe('2026-11-20')
    const brief = Object.fromEntries(
      health.classes.map(({ kind, state, newest, ageSessions, covered, of }) => [kind, [state, newest, ageSessions, covered, of]]),
    )
    expect(brief['daily_bars']).toEqual(['fresh', '2026-11-20', 0, 1, 2])
    expect(brief['yields']).toEqual(['fresh', '2026-11-18', 2, 1, 1])
    expect(brief['oas']).toEqual(['stale', '2026-11-13', 5, 0, 1])
    expect(brief['cpi']).toEqual(['unknown', null, null, 0, 0])
    expect(health.classes.find(({ kind }) => kind === 'cpi')?.wants).toBe('FRED file CPIAUCSL')
    expect(health.classes.find(({ kind }) => kind === 'yields')?.wants).toBeNull()
  })

  it('lists what is wrong, rows of files first', async () => {
    const { db } = freshWorkspace()
    const { batch } = await importFiles(db, [
      fileOf(
        'AAA.csv',
        yahoo(bar('2026-11-12', 40), bar('2026-11-14', 41), bar('2026-11-16', 20.4, 20.1), 'x,1,1,1,1,1,1', bar('2026-11-19', 20.5), bar('2026-11-19', 21)),
      ),
    ])
    const health = valueOf(await ask(db, dataHealth, input, AT))
    expect(health.problems.map(({ code, symbol, session, detail, source }) => [code, symbol, session, detail, source.line])).toEqual([
      ['review-bar', 'AAA', '2026-11-14', 'Date: The exchange was closed on Saturday 2026-11-14.', 3],
      ['error-row', 'AAA', null, 'Date is no day in the form YYYY-MM-DD.', 5],
      ['duplicate-stamp', 'AAA', '2026-11-19', 'The same day as line 6, with other values.', 7],
      ['missing-session', 'AAA', '2026-11-13', 'No bar on 2026-11-13.', null],
      ['missing-session', 'AAA', '2026-11-17', 'No bar on 2 sessions from 2026-11-17.', null],
      ['split-suspect', 'AAA', '2026-11-16', 'Opened at 20.1 after a close of 40: it looks like a split, 2 new for 1 old.', null],
    ])
    expect(health.problems[0]?.source).toEqual({ batch: String(batch), file: 'AAA.csv', line: 3 })
    expect([health.problemsTotal, health.next]).toEqual([6, null])
    const pages: string[] = []
    for (let cursor: string | null = '0'; cursor !== null; ) {
      const page: { problems: { code: string }[]; next: string | null } = valueOf(await ask(db, dataHealth, { limit: 2, cursor }, AT))
      pages.push(...page.problems.map(({ code }) => code))
      cursor = page.next
    }
    expect(pages).toEqual(health.problems.map(({ code }) => code))
  })

  it('tells in one line of a count whose days look like splits', async () => {
    const { db } = freshWorkspace()
    const days = Array.from({ length: 58 }, (_, i) => new Date(Date.UTC(2026, 8, 1 + i))).filter((day) => day.getUTCDay() % 6 !== 0)
    const rows = days.map((day, i) => bar(day.toISOString().slice(0, 10), i % 2 === 0 ? 1000 : 500, i % 2 === 0 ? 1000 : 500))
    await importFiles(db, [fileOf('ADV.csv', yahoo(...rows))])
    const suspects = valueOf(await ask(db, dataHealth, input, AT)).problems.filter(({ code }) => code === 'split-suspect')
    expect(suspects.map(({ session, detail }) => [session, detail.replaceAll(/\d+/g, '#')])).toEqual([
      [null, '# of # opens look like splits: this moves like a count, not like a price.'],
    ])
  })

  it('suspects no split where a file states one, and none behind the day asked about', async () => {
    const { db } = freshWorkspace()
    await importFiles(db, [fileOf('AAA.csv', yahoo(bar('2026-11-18', 40), bar('2026-11-19', 20, 20), bar('2026-11-20', 21)))])
    const codes = async (asOf?: string): Promise<string[]> =>
      valueOf(await ask(db, dataHealth, { ...input, ...(asOf === undefined ? {} : { asOf }) }, AT)).problems.map(({ code }) => code)
    expect(await codes()).toEqual(['split-suspect'])
    expect(await codes('2026-11-18')).toEqual([])
    db.exec("INSERT INTO corporate_actions (instrument_id, session, kind, value) SELECT id, '2026-11-19', 'split', 2 FROM instruments")
    expect(await codes()).toEqual([])
  })

  it('names a series whose volume is a small part of another one of the same symbol, and lines kept apart', async () => {
    const days = Array.from({ length: 25 }, (_, i) => new Date(Date.UTC(2026, 9, 1) + i * 86_400_000)).filter((day) => day.getUTCDay() % 6 !== 0)
    const more = Array.from({ length: 14 }, (_, i) => new Date(Date.UTC(2026, 10, 2) + i * 86_400_000)).filter((day) => day.getUTCDay() % 6 !== 0)
    const text = (volume: number): string => yahoo(...[...days, ...more].map((day) => bar(day.toISOString().slice(0, 10), 10, 10, volume)))
    const { db } = freshWorkspace()
    await importFiles(db, [fileOf('AAA.csv', text(100_000))])
    await importFiles(db, [fileOf('AAA.csv', text(2_000))])
    const problems = valueOf(await ask(db, dataHealth, { ...input, symbol: 'AAA' }, AT)).problems
    expect(problems.find(({ code }) => code === 'thin-volume')?.detail).toBe(
      `Volume of yahoo#2 is 2.0 % of yahoo on ${days.length + more.length} shared days: perhaps one venue's trades only.`,
    )
    expect(problems.find(({ code }) => code === 'seam')?.detail).toContain('yahoo#2 disagrees with yahoo')
    expect(problems.find(({ code }) => code === 'stale-series')?.session).toBe('2026-11-13')
  })
})
