import { describe, expect, it } from 'vitest'
import { isoDay } from '../../../../src/domain/calendar/civil-day.ts'
import { readValues } from '../../../../src/main/store/observations.ts'
import { listSeries } from '../../../../src/main/store/series.ts'
import { freshWorkspace } from '../../store/fresh-workspace.ts'
import { type Answers, fileOf, importFiles } from '../import-files.ts'

async function imported(path: string, answers: Answers = {}) {
  const { db } = freshWorkspace()
  const { files } = await importFiles(db, [path], answers)
  const values = Object.fromEntries(
    listSeries(db).map((series) => {
      const { days, values } = readValues(db, series.id)
      return [series.symbol, [...days].map((day, i) => `${isoDay(day)} ${values[i]}`)]
    }),
  )
  return { file: files[0]!, values, notes: listSeries(db).map(({ note }) => note) }
}

describe('the layouts of dated values', () => {
  it('Fama/French: text above, percent as printed, -99.99 and -999 are no values, the yearly table below is none of it', async () => {
    const { file, values, notes } = await imported('test/fixtures/series/french_factors.csv')
    expect(file.rows).toEqual({ read: 7, new: 2, known: 0, ignored: 5, review: 0, unsupported: 0, error: 0 })
    expect([...file.problems()].map(({ line, reason }) => [line, reason])).toEqual([
      [7, 'No value on this day.'],
      [9, 'Text below the table.'],
      [10, 'Text below the table.'],
      [11, 'Text below the table.'],
      [13, 'Text below the table.'],
    ])
    expect(values).toEqual({ 'MKT-RF': ['2024-03-11 -0.11', '2024-03-12 1.07'], SMB: ['2024-03-11 0.2'], RF: ['2024-03-11 0.021', '2024-03-12 0.021'] })
    expect(notes).toEqual(['In percent, as printed.', 'In percent, as printed.', 'In percent, as printed.'])
    expect(file.notices).toContain('The values are in percent and are kept as printed.')
  })

  it('months written 202403, in the same library', async () => {
    const { values } = await imported(fileOf('factors.csv', 'Text above.\n\n,SMB,HML\n202402,1.5,-0.5\n202403,2.5,0.5\n\nCopyright nobody\n'))
    expect(values).toEqual({ SMB: ['2024-02-01 1.5', '2024-03-01 2.5'], HML: ['2024-02-01 -0.5', '2024-03-01 0.5'] })
  })

  it('keep returns of months and of days apart, whatever the names of the factors', async () => {
    const { db } = freshWorkspace()
    await importFiles(db, [fileOf('daily.csv', ',SMB\n20240201,0.1\n20240202,0.2\n'), fileOf('monthly.csv', ',SMB\n202402,1.5\n202403,2.5\n')])
    expect(listSeries(db).map(({ symbol, profileId, isPrimary, id }) => [symbol, profileId, isPrimary, [...readValues(db, id).values]])).toEqual([
      ['SMB', 'ken-french', true, [0.1, 0.2]],
      ['SMB', 'ken-french-monthly', false, [1.5, 2.5]],
    ])
  })

  it('days in letters, months alone, day first with semicolons: as the cells show', async () => {
    const pressure = await imported('test/fixtures/series/PRESSURE.csv')
    expect(pressure.values).toEqual({ PRESSURE: ['2024-01-31 -0.22', '2024-02-29 0.1'] })
    expect(pressure.file.rows).toMatchObject({ read: 4, new: 2, ignored: 1, error: 1 })
    expect([...pressure.file.problems()][0]).toMatchObject({ line: 4, column: 'Date', reason: 'Date is no day in the form DD-Mon-YYYY.' })
    expect(pressure.file.notices).toEqual(['Monthly values without a day of publication: assumed to be known 45 days after their month.'])
    const gold = await imported(fileOf('gold.csv', 'Date,Price\n1833-01,18.930\n1833-02,18.93\n'))
    expect(gold.values).toEqual({ GOLD: ['1833-01-01 18.93', '1833-02-01 18.93'] })
    const german = await imported(fileOf('zins.csv', 'Datum;Rendite\n29.02.2024;2,41\n01.03.2024;2,4\n'))
    expect(german.values).toEqual({ RENDITE: ['2024-02-29 2.41', '2024-03-01 2.4'] })
  })

  it('asks for the order of day and month, and for the decimal mark, when no cell tells', async () => {
    const text = 'Date;Spread\n01/02/2024;1,125\n01/03/2024;1,250\n'
    const open = await imported(fileOf('spread.csv', text))
    expect(open.file.rows).toMatchObject({ read: 2, new: 0, review: 2 })
    expect(open.file.questions.filter((question) => question.default === undefined).map(({ id }) => id)).toEqual(['dateOrder', 'decimal'])
    const settled = await imported(fileOf('spread.csv', text), { dateOrder: 'day-first', decimal: 'comma' })
    expect(settled.values).toEqual({ SPREAD: ['2024-02-01 1.125', '2024-03-01 1.25'] })
  })

  it("Shiller's table: nine series side by side, each under his name; a 0 is no figure yet and never becomes a price of zero", async () => {
    const { file, values } = await imported('test/fixtures/series/shiller_months.csv')
    expect(file.rows).toMatchObject({ read: 3, new: 3, ignored: 0 })
    expect(values['SHILLER SP500']).toEqual(['2023-11-01 4460.06', '2023-12-01 4685.05', '2024-01-01 4815.61'])
    expect(values['SHILLER PE10']).toEqual(['2023-11-01 30.5'])
    expect(values['SHILLER CONSUMER PRICE INDEX']).toEqual(['2023-11-01 307.05', '2023-12-01 306.75'])
    expect(Object.keys(values)).toHaveLength(9)
    expect(file.notices).toContain('9 cells hold 0, which stands for no value here.')
  })

  it('a day and several columns of numbers: a series for each, days and decimals as the cells show, blanks are no values', async () => {
    const fred = await imported(fileOf('fredgraph.csv', 'observation_date,DGS2,DGS10\n2024-03-11,4.5,4.1\n2024-03-12,,4.16\n2024-03-13,.,.\n'))
    expect(fred.values).toEqual({ DGS2: ['2024-03-11 4.5'], DGS10: ['2024-03-11 4.1', '2024-03-12 4.16'] })
    expect(fred.file.rows).toMatchObject({ read: 3, new: 2, ignored: 1 })
    const mixed = await imported(fileOf('spreads.csv', 'Datum;Zehn Jahre;Zwei Jahre;Dollar\n29.02.2024;4,25;4,6;104\n01.03.2024;4,2;;103,9\n'))
    expect(mixed.values).toEqual({
      'ZEHN JAHRE': ['2024-02-29 4.25', '2024-03-01 4.2'],
      'ZWEI JAHRE': ['2024-02-29 4.6'],
      DOLLAR: ['2024-02-29 104', '2024-03-01 103.9'],
    })
    expect(mixed.file.notices[0]).toBe('3 series side by side: ZEHN JAHRE, ZWEI JAHRE, DOLLAR.')
  })

  it('as many columns as a table may have', async () => {
    const names = Array.from({ length: 300 }, (_, i) => `S${i}X`)
    const rows = ['2024-03-11', '2024-03-12'].map((day, at) => [day, ...names.map((_, i) => String(i + at))].join(','))
    const { values } = await imported(fileOf('wide.csv', `date,${names.join(',')}\n${rows.join('\n')}\n`))
    expect(Object.keys(values)).toHaveLength(300)
    expect(values['S299X']).toEqual(['2024-03-11 299', '2024-03-12 300'])
  })

  it('names of columns are cut where they are longer than a symbol may be', async () => {
    const { values } = await imported(
      fileOf('us.csv', 'date,Consumer Price Index for All Urban Consumers: All Items,Rate\n2024-01-01,300,3.7\n2024-02-01,301,3.8\n'),
    )
    expect(Object.keys(values)).toEqual(['CONSUMER PRICE INDEX FOR ALL URBAN CONSU', 'RATE'])
  })

  it.each([
    ['Day,Close Price,Rate\n2024-03-11,1,2\n', 'a price at the end of a name'],
    ['Day,Open,Shut\n2024-03-11,1,2\n', 'words of prices'],
    ['Date,Betrag,Saldo\n2024-03-11,1,2\n', 'words of an account'],
    ['Date,Rate,Comment\n2024-03-11,1,holiday soon\n', 'a column of words'],
    ['Date,Rate,rate\n2024-03-11,1,2\n', 'two columns of one name'],
  ])('a table with %s stays unread: it may be another one (%s)', async (text) => {
    await expect(imported(fileOf('other.csv', text))).rejects.toThrow('not recognised')
  })
})
