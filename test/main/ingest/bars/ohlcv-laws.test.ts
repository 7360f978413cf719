import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isoDay } from '../../../../src/domain/calendar/civil-day.ts'
import { isTradingDay } from '../../../../src/main/ingest/bars/exchange-days.ts'
import { readBars } from '../../../../src/main/store/bar-chunks.ts'
import { listSeries } from '../../../../src/main/store/series.ts'
import { freshWorkspace } from '../../store/fresh-workspace.ts'
import { fileOf, importFiles } from '../import-files.ts'

const DAYS = Array.from({ length: 60 }, (_, i) => 19_770 + i)
  .filter(isTradingDay)
  .map(isoDay)
  .slice(0, 30)

type Cells = Readonly<Record<'date' | 'open' | 'high' | 'low' | 'close' | 'volume', string>>
const NAMES = {
  date: ['Date', 'TIMESTAMP', 'Trade Date', 'Datum'],
  open: ['Open', 'OPEN PRICE', 'Eröffnung'],
  high: ['High', 'max', 'Hoch'],
  low: ['Low', 'MIN', 'Tief'],
  close: ['Last', 'close', 'Schluss'],
  volume: ['Vol', 'VOLUME', 'Volumen'],
} as const
const COLUMNS = Object.keys(NAMES) as (keyof typeof NAMES)[]
const DAY_FORMS = {
  iso: (day: string) => day,
  dots: (day: string) => day.replaceAll('-', '.'),
  compact: (day: string) => day.replaceAll('-', ''),
  american: (day: string) => day.replace(/(\d+)-(\d+)-(\d+)/, '$2/$3/$1'),
  german: (day: string) => day.replace(/(\d+)-(\d+)-(\d+)/, '$3.$2.$1'),
} as const

/** Bars with two decimals, thousands in volume and price, and the file in any shape. */
const shape = fc.record({
  order: fc.shuffledSubarray(COLUMNS, { minLength: COLUMNS.length }),
  names: fc.array(fc.nat(), { minLength: 6, maxLength: 6 }),
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  day: fc.constantFrom(...(Object.keys(DAY_FORMS) as (keyof typeof DAY_FORMS)[])),
  isComma: fc.boolean(),
  isNewestFirst: fc.boolean(),
  hasMark: fc.boolean(),
  lineEnd: fc.constantFrom('\n', '\r\n'),
})

function fileIn(form: Parameters<Parameters<typeof shape.map>[0]>[0], bars: readonly Cells[]): string {
  const quote = (cell: string): string => (cell.includes(form.delimiter) ? `"${cell}"` : cell)
  const header = form.order.map((column, i) => NAMES[column][form.names[i]! % NAMES[column].length]!)
  const rows = bars.map((bar) =>
    form.order.map((column) => quote(column === 'date' ? DAY_FORMS[form.day](bar.date) : grouped(bar[column], form.isComma))).join(form.delimiter),
  )
  return `${form.hasMark ? '\uFEFF' : ''}${[header.join(form.delimiter), ...(form.isNewestFirst ? rows.toReversed() : rows)].join(form.lineEnd)}${form.lineEnd}`
}

/** 1234567.5 as 1,234,567.5 or 1.234.567,5. */
function grouped(number: string, isComma: boolean): string {
  const [whole = '', fraction] = number.split('.')
  const thousands = whole.replace(/\B(?=(\d{3})+(?!\d))/g, isComma ? '.' : ',')
  return fraction === undefined ? thousands : `${thousands}${isComma ? ',' : '.'}${fraction}`
}

describe('a table of bars', () => {
  it('is the same bars in any order of columns, spelling, delimiter, date form, decimal mark and direction', async () => {
    const bars = DAYS.map(
      (date, i): Cells => ({
        date,
        open: `${1_200 + i}.25`,
        high: `${1_210 + i}.5`,
        low: `${1_190 + i}.75`,
        close: `${1_205 + i}.1`,
        volume: String(1_234_567 + i * 1_000),
      }),
    )
    await fc.assert(
      fc.asyncProperty(shape, async (form) => {
        const { db } = freshWorkspace()
        const { files } = await importFiles(db, [fileOf('ABCD.csv', fileIn(form, bars))])
        expect(files[0]?.rows).toMatchObject({ read: bars.length, new: bars.length })
        const stored = readBars(db, listSeries(db)[0]!.id)
        expect([...stored.stamps].map(isoDay)).toEqual(bars.map(({ date }) => date))
        for (const column of ['open', 'high', 'low', 'close', 'volume'] as const) expect([...stored[column]]).toEqual(bars.map((bar) => Number(bar[column])))
      }),
      { numRuns: 60 },
    )
  }, 120_000)

  it('accounts for every row whatever is in it, and says why a row is not stored', async () => {
    const cell = fc.constantFrom('10', '11,5', '1.234', '0', '-1', 'null', '', 'abc', '9.99', '"10"', '$12', '1.234,5', '12/31', '120K')
    const day = fc.constantFrom('2024-02-20', '02/21/2024', '22.02.2024', '03/04/2024', '2099-01-01', '2024-13-01', '', 'Date', '1708500000')
    const row = fc.tuple(cell, day, cell, cell, cell, cell).map((cells) => cells.join(';'))
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 30 }), async (rows) => {
        const { db } = freshWorkspace()
        const text = `High;Date;Open;Close;Low;Vol\n2,5;2024-02-19;2,1;2,2;1,9;100\n${rows.join('\n')}\n`
        const { files } = await importFiles(db, [fileOf('ABCD.csv', text)])
        const { read, new: fresh, known, ignored, review, unsupported, error } = files[0]!.rows
        expect(fresh + known + ignored + review + unsupported + error).toBe(read)
        const problems = [...files[0]!.problems()]
        expect(problems).toHaveLength(ignored + review + unsupported + error)
        for (const { reason } of problems) expect(reason).toMatch(/\.$/)
      }),
      { numRuns: 80 },
    )
  }, 120_000)
})
