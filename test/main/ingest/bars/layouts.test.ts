import { describe, expect, it } from 'vitest'
import { isoDay } from '../../../../src/domain/calendar/civil-day.ts'
import { type BarColumns } from '../../../../src/main/store/bar-columns.ts'
import { isTradingDay } from '../../../../src/main/ingest/bars/exchange-days.ts'
import { recogniseBars } from '../../../../src/main/ingest/bars/recognise-bars.ts'
import { refuseUnknown } from '../../../../src/main/ingest/files/error-text.ts'
import { readHead } from '../../../../src/main/ingest/files/read-head.ts'
import { readBars } from '../../../../src/main/store/bar-chunks.ts'
import { listSeries } from '../../../../src/main/store/series.ts'
import { freshWorkspace } from '../../store/fresh-workspace.ts'
import { type Answers, fileOf, importFiles, stageFiles } from '../import-files.ts'

const FIXTURES = 'test/fixtures/bars/'

/** What a file became: profile, timeframe, adjustment, what is not simply stored, and its bars as text. */
async function imported(path: string, answers: Answers = {}) {
  const { db } = freshWorkspace()
  const [staged] = await stageFiles(db, [path], answers)
  const { files } = await importFiles(db, [path], answers)
  const [file] = files
  const series = listSeries(db).map(({ symbol, timeframe, adjustment, note }) => [symbol, timeframe, adjustment, note])
  const bars = listSeries(db).flatMap(({ id, symbol, timeframe }) => rowsOf(readBars(db, id), timeframe).map((row) => `${symbol} ${row}`))
  const problems = [...(file?.problems() ?? [])].map(({ line, status, column = '', reason }) => [line, status, column, reason])
  return { profile: staged?.profileId, rows: file?.rows, problems, series, bars, file }
}

function rowsOf({ stamps, open, high, low, close, volume }: BarColumns, timeframe: string): string[] {
  const stamp = (at: number): string => (timeframe === '1d' ? isoDay(at) : new Date(at * 60_000).toISOString().slice(0, 16))
  return [...stamps].map((at, i) => [stamp(at), open[i], high[i], low[i], close[i], volume[i]].join(' '))
}

const DAYS = ['ABCD 2024-03-11 10 10.5 9.9 10.4 1500', 'ABCD 2024-03-12 10.4 10.8 10.3 10.7 1450']
const MINUTES = ['ABCD 2024-03-11T13:30 10 10.1 9.9 10 100', 'ABCD 2024-03-11T13:31 10 10.2 10 10.2 150', 'ABCD 2024-03-11T13:33 10.2 10.2 10.1 10.1 90']

describe('the layouts of the vendors', () => {
  it('Investing.com: newest first, the close comes first, volumes in thousands and millions, an empty line', async () => {
    const { profile, rows, problems, series, bars } = await imported(`${FIXTURES}investing_ABCD.csv`)
    expect([profile, series]).toEqual(['investing', [['ABCD', '1d', 'split', null]]])
    expect(rows).toEqual({ read: 5, new: 3, known: 0, ignored: 1, review: 1, unsupported: 0, error: 0 })
    expect(problems).toEqual([
      [3, 'ignored', '', 'The row is empty.'],
      [6, 'review', 'Date', 'The exchange was closed on Sunday 2024-03-10.'],
    ])
    expect(bars).toEqual([
      'ABCD 2024-03-11 1001 1008 999 1007 NaN',
      'ABCD 2024-03-12 998 1010 995.1 1004.96 980400',
      'ABCD 2024-03-13 1005 1020 1001.25 1012.5 1250000',
    ])
  })

  it('TradingView: seconds since 1970 or days, columns of indicators beside the bars', async () => {
    const days = await imported(`${FIXTURES}tradingview_ABCD.csv`)
    expect([days.profile, days.series]).toEqual(['tradingview', [['ABCD', '1d', 'unknown', null]]])
    expect(days.bars).toEqual([DAYS[0], 'ABCD 2024-03-12 10.4 10.8 10.3 10.7 NaN', 'ABCD 2024-03-13 10.7 11 10.6 10.9 1800'])
    const minutes = await imported(`${FIXTURES}tradingview_minutes_ABCD.csv`)
    expect([minutes.series, minutes.bars]).toEqual([[['ABCD', '1m', 'unknown', null]], MINUTES])
  })

  it('Barchart: a line below the table is no bar; times of minutes are those of Chicago', async () => {
    const days = await imported(`${FIXTURES}barchart_ABCD.csv`)
    expect([days.profile, days.rows]).toEqual(['barchart', { read: 3, new: 2, known: 0, ignored: 1, review: 0, unsupported: 0, error: 0 }])
    expect(days.problems).toEqual([[4, 'ignored', '', 'A line below the table.']])
    expect(days.bars).toEqual(['ABCD 2024-03-12 10.4 10.8 10.3 10.7 1450000', 'ABCD 2024-03-13 10.7 11 10.6 10.9 1800000'])
    const minutes = await imported(`${FIXTURES}barchart_minutes_ABCD.csv`)
    expect(minutes.bars).toEqual(['ABCD 2024-03-13T13:30 10.6 10.7 10.6 10.7 2500', 'ABCD 2024-03-13T13:31 10.7 10.8 10.7 10.8 1200'])
    expect(minutes.file?.questions.find(({ id }) => id === 'timezone')?.default).toBe('America/Chicago')
  })

  it('MetaTrader 5 and 4: ticks stand in for a volume nobody counted, and both preview and series say so', async () => {
    const days = await imported(`${FIXTURES}metatrader5_daily_ABCD.csv`)
    expect([days.profile, days.bars]).toEqual(['metatrader-5', ['ABCD 2024-03-11 10 10.5 9.9 10.4 15000', 'ABCD 2024-03-12 10.4 10.8 10.3 10.7 14000']])
    const ticks = await imported(`${FIXTURES}metatrader5_ticks_ABCD.csv`, { timezone: 'Europe/Athens' })
    expect(ticks.series).toEqual([['ABCD', '1m', 'unknown', 'The volume counts ticks, not shares.']])
    expect(ticks.file?.notices).toEqual(['The volume of this file counts ticks, not shares.', 'Not read: <VOL>, <SPREAD>.'])
    expect(ticks.bars.map((bar) => bar.split(' ').at(-1))).toEqual(['42', '37', '12'])
    expect(ticks.bars[0]).toContain('2024-03-11T14:30')
    const old = await imported(`${FIXTURES}metatrader4_ABCD.csv`)
    expect([old.profile, old.rows?.new, old.bars[0]]).toEqual(['metatrader-4', 2, 'ABCD 2024-03-11 10 10.5 9.9 10.4 150'])
  })

  it('Alpha Vantage: New York minutes, hours after the close included', async () => {
    const { profile, series, bars } = await imported(`${FIXTURES}alphavantage_ABCD.csv`)
    expect([profile, series]).toEqual(['alpha-vantage', [['ABCD', '1m', 'unknown', null]]])
    expect(bars).toEqual([
      'ABCD 2024-03-11T13:30 9.9 10 9.9 10 900',
      'ABCD 2024-03-11T13:31 10 10.2 10 10.2 150',
      'ABCD 2024-03-11T23:59 10.6 10.6 10.6 10.6 120',
    ])
    expect(
      (await imported(fileOf('ABCD.csv', 'timestamp,open,high,low,close,volume\n2024-03-12,10.4,10.8,10.3,10.7,1450\n2024-03-11,10,10.5,9.9,10.4,1500\n')))
        .bars,
    ).toEqual(DAYS)
  })

  it('Cboe: no volume, not zero; a close outside the day waits', async () => {
    const { profile, rows, problems, bars } = await imported(`${FIXTURES}cboe_ABCD.csv`)
    expect([profile, rows?.new, rows?.review]).toEqual(['cboe', 2, 1])
    expect(problems).toEqual([[4, 'review', 'CLOSE', 'CLOSE 14.4 lies outside low 13.5 to high 14.2.']])
    expect(bars[0]).toBe('ABCD 2024-03-11 15.1 15.9 14.9 15.2 NaN')
  })

  it('one table of many symbols: a row without its symbol is an error, a holiday waits', async () => {
    const { profile, rows, problems, bars } = await imported(`${FIXTURES}long_table.csv`)
    expect([profile, rows]).toEqual(['pystock', { read: 5, new: 3, known: 0, ignored: 0, review: 1, unsupported: 0, error: 1 }])
    expect(problems).toEqual([
      [5, 'error', 'symbol', 'The symbol is blank.'],
      [6, 'review', 'date', 'The exchange was closed on Friday 2024-03-29.'],
    ])
    expect(bars).toEqual([...DAYS, 'MOG.A 2024-03-11 50 51 49 50.5 700'])
  })

  it('minutes out of order: seconds are cut, the larger volume stands, copies without volume are ignored', async () => {
    const { profile, rows, problems, bars } = await imported(`${FIXTURES}scanner_ABCD.csv`)
    expect([profile, rows]).toEqual(['scanner-minutes', { read: 4, new: 2, known: 0, ignored: 1, review: 1, unsupported: 0, error: 0 }])
    expect(problems).toEqual([
      [3, 'review', '', 'Another bar for the minute of line 4, which has the larger volume.'],
      [5, 'ignored', '', 'A copy without volume of the minute on line 2.'],
    ])
    expect(bars).toEqual(['ABCD 2024-03-11T13:30 10 10.1 9.9 10 950', 'ABCD 2024-03-11T13:31 10 10 10 10 100'])
  })

  it('a German spreadsheet: decimal comma and Windows-1252 are facts, a decimal point is an error of its row', async () => {
    const { profile, rows, problems, bars, file } = await imported(`${FIXTURES}excel_german_ABCD.csv`)
    expect([profile, file?.encoding, rows?.new, rows?.error]).toEqual(['excel-german', 'windows-1252', 2, 1])
    expect(problems).toEqual([[4, 'error', 'Eröffnung', 'Eröffnung is no number.']])
    expect(bars).toEqual(['ABCD 2024-03-11 1010.5 1020.25 1000 1015.75 14015800', 'ABCD 2024-03-12 1015.75 1030 1010 1028.5 850000'])
  })

  it("MarketWatch has Stooq's header and is told apart by its days", async () => {
    expect((await imported(`${FIXTURES}marketwatch_ABCD.csv`)).profile).toBe('marketwatch')
    expect((await imported(fileOf('ABCD.csv', 'Date,Open,High,Low,Close,Volume\n2024-03-11,10,10.5,9.9,10.4,1500\n'))).profile).toBe('stooq-web')
    const polish = await imported(fileOf('ABCD.csv', 'Data;Otwarcie;Najwyzszy;Najnizszy;Zamkniecie;Wolumen\r\n2024-03-11;10;10.5;9.9;10.4;1500\r\n'))
    expect([polish.profile, polish.bars]).toEqual(['stooq-web', [DAYS[0]]])
  })

  it('yfinance with three header lines: the ticker is in the file, whatever the file is called', async () => {
    const { profile, series, bars, file } = await imported(`${FIXTURES}yfinance_dump.csv`)
    expect([profile, series, bars]).toEqual(['yfinance-dump', [['ABCD', '1d', 'unknown', null]], DAYS])
    expect(file?.checks.find(({ id }) => id === 'symbol')).toEqual({ id: 'symbol', ok: true, detail: 'ABCD, named in the file.' })
    const two = 'Price,Close,Close\nTicker,AAA,BBB\nDate,,\n2024-03-11,1,2\n'
    const { db } = freshWorkspace()
    await expect(stageFiles(db, [fileOf('two.csv', two)])).rejects.toMatchObject({ error: { kind: 'file-refused', problem: 'wrong-kind' } })
  })
})

describe('the volume of a file', () => {
  const days = ['2024-03', '2024-04'].flatMap((month) => Array.from({ length: 22 }, (_, i) => `${month}-${String(i + 1).padStart(2, '0')}`))
  const rows = (volume: number): string => `Date,Open,High,Low,Close,Volume\n${days.map((day) => `${day},10,11,9,10,${volume}`).join('\n')}\n`
  const check = (file: { checks: readonly { id: string }[] } | undefined) => file?.checks.find(({ id }) => id === 'volume')

  it('is held against the other series of the instrument: one venue alone prints a small part of it', async () => {
    const { db } = freshWorkspace()
    const first = await importFiles(db, [fileOf('ABCD.csv', rows(1_000_000))])
    expect(check(first.files[0])).toBeUndefined()
    const venue = await importFiles(db, [fileOf('ABCD.csv', rows(16_000).replaceAll(',10,11,9,10,', ',20,21,19,20,'))])
    expect(check(venue.files[0])).toEqual({
      id: 'volume',
      ok: false,
      detail: "The volume is a part of the tape: ABCD: 1.6 % of stooq-web. Perhaps one venue's trades only.",
    })
    const other = await importFiles(db, [fileOf('ABCD.csv', rows(990_000).replace('Date,Open,High,Low,Close,Volume', 'date,open,high,low,close,volume'))])
    expect(check(other.files[0])).toMatchObject({ ok: true })
  })

  it('of zero is counted and said: days of a thin name, or every bar of an index', async () => {
    const { db } = freshWorkspace()
    const thin = rows(1_000).replace('2024-03-05,10,11,9,10,1000', '2024-03-05,10,11,9,10,0')
    const [some, every] = await stageFiles(db, [fileOf('THIN.csv', thin), fileOf('INDX.csv', rows(0))])
    expect(some?.staged.notices).toEqual(['1 of 32 bars have a volume of zero.'])
    expect(every?.staged.notices).toEqual(['Every bar has a volume of zero.'])
  })

  it('of a well-known fund is held against its quietest year where nothing else is stored', async () => {
    const { db } = freshWorkspace()
    const [venue] = await stageFiles(db, [fileOf('IWM.csv', rows(450_000))])
    expect(check(venue?.staged)).toMatchObject({ ok: false, detail: expect.stringContaining('IWM: 2.5 % of what IWM trades in its quietest year') })
    const [whole] = await stageFiles(db, [fileOf('IWM.csv', rows(25_000_000))])
    expect(check(whole?.staged)).toMatchObject({ ok: true })
  })
})

describe('a file whose symbol is stored already', () => {
  const days = Array.from({ length: 60 }, (_, i) => 19_770 + i)
    .filter(isTradingDay)
    .map(isoDay)
  const closes = (close: (i: number) => number): string => `Date,Close\n${days.map((day, i) => `${day},${close(i)}`).join('\n')}\n`
  const check = (file: { checks: readonly { id: string }[] } | undefined) => file?.checks.find(({ id }) => id === 'instrument')

  it('must move as the stored one does, whatever both are adjusted for', async () => {
    const { db } = freshWorkspace()
    const price = (i: number): number => 100 + 5 * Math.sin(i)
    await importFiles(db, [
      fileOf(
        'ABCD.csv',
        closes(price)
          .replace('Date,Close', 'Date,Close,Volume')
          .replaceAll(/(\n2024.*)/g, '$1,100'),
      ),
    ])
    const adjusted = await stageFiles(db, [
      fileOf(
        'ABCD.csv',
        closes((i) => price(i) * (i < 20 ? 0.49 : 0.5)),
      ),
    ])
    expect(check(adjusted[0]?.staged)).toMatchObject({ ok: true })
    const other = await stageFiles(db, [
      fileOf(
        'ABCD.csv',
        closes((i) => 30 + 2 * Math.cos(i * 2)),
      ),
    ])
    expect(check(other[0]?.staged)).toEqual({
      id: 'instrument',
      ok: false,
      detail: 'ABCD does not move from day to day as ohlcv does. Perhaps another instrument: say which symbol it is.',
    })
  })
})

describe('files that are no table of bars', () => {
  const headOf = (name: string, text: string) => readHead({ path: name, name, key: name, sizeBytes: text.length, refused: null })
  it("come back with a sentence: a vendor's error in JSON saved as .csv, JSON itself, Markdown, a bulk file of five-minute bars", async () => {
    const refused = (name: string, text: string) => {
      const head = headOf(fileOf(name, text), text)
      if ('kind' in head) throw new Error(head.reason)
      expect(recogniseBars(head)).toEqual([])
      return refuseUnknown({ ...head, name }).reason
    }
    expect(refused('daily_ABCD.csv', '{\n    "Information": "Our standard rate limit is 25 requests per day."\n}\n')).toContain("a server's answer in JSON")
    expect(refused('list.json', '[\n  {"symbol": "ABCD", "open": 1}\n]\n')).toBe('This is JSON, not a table. Save it as CSV and choose that file.')
    expect(refused('INDEX.md', '# Notes\n`date,open,high,low,close,volume` is what the files have\n')).toContain('a text with headings')
    const { db } = freshWorkspace()
    const bulk =
      '<TICKER>,<PER>,<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>,<OPENINT>\nABCD.US,5,20240311,153500,10,10.5,9.9,10.4,1500,0\nABCD.US,D,20240311,000000,10,10.5,9.9,10.4,1500,0\n'
    const { files } = await importFiles(db, [fileOf('abcd.us.txt', bulk)])
    expect(files[0]?.rows).toMatchObject({ read: 2, new: 1, unsupported: 1 })
    const five = Array.from({ length: 60 }, (_, i) => `2024-03-11 ${10 + Math.floor(i / 12)}:${String((i % 12) * 5).padStart(2, '0')}:00,10,11,9,10,5`)
    await expect(stageFiles(db, [fileOf('ABCD.csv', `timestamp,open,high,low,close,volume\n${five.join('\n')}\n`)])).rejects.toMatchObject({
      error: { kind: 'file-refused', problem: 'wrong-kind', reason: expect.stringContaining('five minutes or more') },
    })
  })
})

describe('any other order or spelling', () => {
  const stored = async (text: string, answers: Answers = {}) => imported(fileOf('ABCD.csv', text), answers)

  it('is found by the names of its columns, in several languages, with tabs, bars or semicolons', async () => {
    const forms = [
      'Symbol,Date,Low,High,Open,Close,Vol\nABCD,2024-03-11,9.9,10.5,10,10.4,1500\nABCD,2024-03-12,10.3,10.8,10.4,10.7,1450\n',
      'CLOSE|OPEN|HIGH|LOW|DATE|VOLUME\n10.4|10|10.5|9.9|20240311|1500\n10.7|10.4|10.8|10.3|20240312|1450\n',
      'Trading Date\tOpening Price\tHigh Price\tLow Price\tClosing Price\tTotal Volume\tTrades\n13-Mar-2023\t1\t1\t1\t1\t1\t9\n11-Mar-2024\t10\t10.5\t9.9\t10.4\t1500\t20\n12-Mar-2024\t10.4\t10.8\t10.3\t10.7\t1450\t18\n',
      '"Datum","Zuletzt","Eröffn.","Hoch","Tief","Vol.","+/- %"\n"12.03.2024","10,7","10,4","10,8","10,3","1,45K","1,0%"\n"11.03.2024","10,4","10","10,5","9,9","1,5K",""\n"13.02.2024","10,4","10","10,5","9,9","1,5K",""\n',
    ]
    for (const [index, text] of forms.entries()) {
      const { profile, bars, rows } = await stored(text)
      expect([index, profile, rows?.error, bars.filter((bar) => bar.includes('2024-03'))]).toEqual([index, 'ohlcv', 0, DAYS])
    }
  })

  it('with a column for the time of day holds minutes, or days where the time is always the same', async () => {
    const minutes = await stored('Date,Time,Low,High,Open,Close,Volume\n03/13/2024,09:30,9.9,10.1,10,10,100\n03/13/2024,09:31,10,10.2,10,10.2,150\n')
    expect([minutes.series[0]?.[1], minutes.bars]).toEqual(['1m', ['ABCD 2024-03-13T13:30 10 10.1 9.9 10 100', 'ABCD 2024-03-13T13:31 10 10.2 10 10.2 150']])
    const daily = await stored('Date,Time,Low,High,Open,Close,Volume\n03/11/2024,16:00,9.9,10.5,10,10.4,1500\n03/13/2024,16:00,10,10.2,10,10.2,150\n')
    expect([daily.series[0]?.[1], daily.bars[0]]).toEqual(['1d', DAYS[0]])
  })

  it('takes day and month from a number above 12, wherever in the file it stands', async () => {
    const rows = Array.from({ length: 80 }, (_, i) => `0${(i % 9) + 1}/05/20${String(Math.floor(i / 9) + 10)},10.5,10,10.4,9.9`)
    const { rows: counts, bars, file } = await stored(`Date,High,Open,Close,Low\n${rows.join('\n')}\n25/01/2024,10.5,10,10.4,9.9\n`)
    expect(file?.questions.map(({ id }) => id)).not.toContain('dateOrder')
    expect(counts?.error).toBe(0)
    expect(bars.at(-1)).toBe('ABCD 2024-01-25 10 10.5 9.9 10.4 NaN')
  })

  it('asks which comes first when no cell tells, and every row waits until then', async () => {
    const text = 'Date,High,Open,Close,Low\n04/03/2024,10.5,10,10.4,9.9\n05/03/2024,10.8,10.4,10.7,10.3\n'
    const open = await stored(text)
    expect(open.rows).toEqual({ read: 2, new: 0, known: 0, ignored: 0, review: 2, unsupported: 0, error: 0 })
    expect(open.file?.byKind).toEqual({})
    expect(open.file?.questions.find(({ id }) => id === 'dateOrder')).toEqual({
      id: 'dateOrder',
      text: 'Which comes first in the dates of this file, the day or the month?',
      choices: ['day-first', 'month-first'],
    })
    expect((await stored(text, { dateOrder: 'day-first' })).bars.map((bar) => bar.slice(5, 15))).toEqual(['2024-03-04', '2024-03-05'])
    expect((await stored(text, { dateOrder: 'month-first' })).bars.map((bar) => bar.slice(5, 15))).toEqual(['2024-04-03', '2024-05-03'])
    await expect(stored(text, { dateOrder: 'year-first' })).rejects.toMatchObject({ error: { kind: 'refused', field: 'dateOrder' } })
  })

  it('asks for the decimal mark of a column whose numbers can all be read in two ways', async () => {
    const text = 'Date;High;Open;Close;Low;Volume\n2024-03-11;1,500;1,100;1,400;1,050;900\n2024-03-12;1,600;1,400;1,550;1,300;800\n'
    const open = await stored(text)
    expect([open.rows?.review, open.file?.questions.filter((question) => question.default === undefined).map(({ id }) => id)]).toEqual([2, ['decimal']])
    expect((await stored(text, { decimal: 'comma' })).bars[0]).toBe('ABCD 2024-03-11 1.1 1.5 1.05 1.4 900')
    expect((await stored(text, { decimal: 'point' })).bars[0]).toBe('ABCD 2024-03-11 1100 1500 1050 1400 900')
  })

  it('decides the mark column by column, and asks nothing when every column tells', async () => {
    const text = 'Date;High;Open;Close;Low;Volume\n2024-03-11;1,5;1,123;1,4;1,05;14.015.800\n2024-03-12;1,6;1,45;1,55;1,3;980.000\n'
    const { bars, file } = await stored(text)
    expect(file?.questions.some((question) => question.default === undefined)).toBe(false)
    expect(bars).toEqual(['ABCD 2024-03-11 1.123 1.5 1.05 1.4 14015800', 'ABCD 2024-03-12 1.45 1.6 1.3 1.55 980000'])
  })

  it('is no table of bars when no day can be read, or a column of a bar is missing', async () => {
    const { db } = freshWorkspace()
    for (const text of ['# Notes: date, open, high, low, close\nnothing here\n', 'date,open,high,quantity\n2024-03-11,1,2,3\n']) {
      await expect(stageFiles(db, [fileOf('notes.csv', text)])).rejects.toThrow('not recognised')
    }
  })
})
