import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isoDay } from '../../../../src/domain/calendar/civil-day.ts'
import { readBars } from '../../../../src/main/store/bar-chunks.ts'
import { listSeries } from '../../../../src/main/store/series.ts'
import { freshWorkspace } from '../../store/fresh-workspace.ts'
import { fileOf, importFiles, stageFiles } from '../import-files.ts'

const FIXTURE = 'test/fixtures/bars/yahoo_ABCD.csv'

describe('a price file with every kind of fault', () => {
  it('accounts for every row once, with line, column and reason', async () => {
    const { db } = freshWorkspace()
    const [file] = await stageFiles(db, [FIXTURE])
    expect(file?.staged.rows).toEqual({ read: 17, new: 5, known: 0, ignored: 2, review: 3, unsupported: 0, error: 7 })
    expect([...(file?.staged.problems() ?? [])].map(({ line, status, column = '', reason }) => [line, status, column, reason])).toEqual([
      [4, 'ignored', '', 'All prices are blank.'],
      [6, 'review', 'Date', 'The exchange was closed on Saturday 2024-01-06.'],
      [7, 'error', 'High', 'High 10.5 is below low 10.9.'],
      [8, 'review', 'Close', 'Close 11.5 lies outside low 10.6 to high 11.2.'],
      [9, 'error', 'Open', 'Open is not above zero.'],
      [10, 'error', 'Close', 'Close is no number.'],
      [11, 'error', 'Volume', 'Volume is below zero.'],
      [12, 'error', 'Date', '2099-01-05 lies in the future.'],
      [13, 'error', 'Date', 'Date is no day in the form YYYY-MM-DD.'],
      [15, 'ignored', '', 'The same day as line 14, with the same values.'],
      [16, 'review', '', 'The same day as line 14, with other values.'],
      [17, 'error', '', 'The row has 8 cells, more than the header.'],
    ])
    expect([...(file?.staged.problems() ?? [])][2]?.raw).toBe('2024-01-08,10.750000,10.500000,10.900000,10.700000,10.334634,800')
  })

  it('stores what is good exactly as printed, missing values as missing', async () => {
    const { db } = freshWorkspace()
    const { files, batch } = await importFiles(db, [FIXTURE])
    expect(batch).not.toBeNull()
    expect(files[0]?.byKind).toEqual({ bar: 5 })
    const [series] = listSeries(db)
    expect(series).toMatchObject({
      symbol: 'ABCD',
      instrumentKind: 'stock',
      timeframe: '1d',
      profileId: 'yahoo',
      adjustment: 'split',
      variant: '',
      isPrimary: true,
    })
    const bars = readBars(db, series!.id)
    expect([...bars.stamps].map(isoDay)).toEqual(['2024-01-02', '2024-01-03', '2024-01-05', '2024-01-16', '2024-01-18'])
    expect([...bars.open]).toEqual([10, 10.25, 10.5, 11.1, 11.4])
    expect([...bars.close]).toEqual([10.25, 10.5, 10.75, 11.3, 11.5])
    expect([...bars.volume]).toEqual([1000, 1500, 0, 2000, 2600])
    expect([...(bars.adjustedClose ?? [])]).toEqual([9.9, 10.141463, 10.382926, 10.914146, 11.107317])
    expect(db.prepare('SELECT status, count(*) AS n FROM raw_rows GROUP BY status ORDER BY status').all()).toEqual([
      { status: 'error', n: 7 },
      { status: 'ignored', n: 2 },
      { status: 'review', n: 3 },
    ])
  })

  it('finds nothing to store the second time', async () => {
    const { db } = freshWorkspace()
    await importFiles(db, [FIXTURE])
    const { files, batch } = await importFiles(db, [FIXTURE])
    expect(batch).toBeNull()
    expect(files[0]?.rows).toEqual({ read: 17, new: 0, known: 5, ignored: 2, review: 3, unsupported: 0, error: 7 })
    expect(files[0]?.checks.find(({ id }) => id === 'seam')).toEqual({ id: 'seam', ok: true, detail: '5 of 5 shared stamps agree with what is stored.' })
  })

  it('reads alike with a byte order mark, CRLF, CR alone, UTF-16, quotes everywhere and trailing commas', async () => {
    const text = readFileSync(FIXTURE, 'utf8')
    const quoted = text.replaceAll(/[^,\n]+/g, (cell) => `"${cell}"`)
    const forms: [string, string | Buffer][] = [
      ['mark', `\uFEFF${text}`],
      ['crlf', text.replaceAll('\n', '\r\n')],
      ['cr', text.replaceAll('\n', '\r')],
      ['utf16', Buffer.from(`\uFEFF${text}`, 'utf16le')],
      ['quoted', quoted],
      ['trailing', text.replaceAll(/\n/g, ',\n')],
    ]
    for (const [name, content] of forms) {
      const { db } = freshWorkspace()
      const { files } = await importFiles(db, [fileOf(`${name}_ABCD.csv`, content)])
      expect(files[0]?.rows, name).toEqual({ read: 17, new: 5, known: 0, ignored: 2, review: 3, unsupported: 0, error: 7 })
      const [series] = listSeries(db)
      expect([...readBars(db, series!.id).close], name).toEqual([10.25, 10.5, 10.75, 11.3, 11.5])
    }
  })

  it('lets the last row of a day stand when the user says take', async () => {
    const { db } = freshWorkspace()
    const { files } = await importFiles(db, [FIXTURE], { conflicts: 'take' })
    expect(files[0]?.rows).toMatchObject({ new: 5, ignored: 3, review: 2 })
    expect([...readBars(db, listSeries(db)[0]!.id).close][3]).toBe(11.35)
  })

  it('takes symbol and adjustment from the answers', async () => {
    const { db } = freshWorkspace()
    const { files } = await importFiles(db, [FIXTURE], { symbol: 'wxyz', adjustment: 'raw' })
    expect(listSeries(db)[0]).toMatchObject({ symbol: 'WXYZ', adjustment: 'raw' })
    expect(files[0]?.questions.find(({ id }) => id === 'symbol')).toMatchObject({ default: 'ABCD', answer: 'WXYZ' })
    expect(files[0]?.questions.find(({ id }) => id === 'adjustment')).toMatchObject({ default: 'split', answer: 'raw' })
  })

  it('refuses an answer that cannot be meant', async () => {
    const { db } = freshWorkspace()
    await expect(stageFiles(db, [FIXTURE], { adjustment: 'dividends' })).rejects.toMatchObject({ error: { kind: 'refused', field: 'adjustment' } })
    await expect(stageFiles(db, [FIXTURE], { conflicts: 'maybe' })).rejects.toMatchObject({ error: { kind: 'refused', field: 'conflicts' } })
  })
})

describe('the symbol of a price file', () => {
  const HEADER = 'Date,Open,High,Low,Close,Adj Close,Volume'
  const BAR = '2024-01-02,10,11,9,10,10,5'

  it('is a name that a file of the same call brings, as if that file had been stored before', async () => {
    const { db } = freshWorkspace()
    const bars = fileOf('QRST.csv', `${HEADER}\n${BAR}\n`)
    const lower = fileOf('qrst_us_d.csv', `${HEADER}\n2024-01-03,10,11,9,10,10,5\n`)
    const [, second] = await stageFiles(db, [bars, lower])
    expect(second?.staged.symbols).toEqual(['QRST'])
    expect(second?.staged.checks).toContainEqual({ id: 'symbol', ok: true, detail: 'QRST, from the name of the file.' })
  })

  it('has no mark that cannot be seen and no more characters than a symbol may have', async () => {
    const { db } = freshWorkspace()
    const [file, long] = await stageFiles(db, [
      fileOf('my\nbars\u202e 1.csv', `${HEADER}\n${BAR}\n`),
      fileOf(`${'daily bars of a long name 1234 '.repeat(2)}.csv`, `${HEADER}\n${BAR}\n`),
    ])
    expect(file?.staged.symbols).toEqual(['MY BARS 1'])
    expect(long?.staged.symbols).toEqual(['DAILY BARS OF A LONG NAME 1234 DAILY BAR'])
    expect(file?.staged.checks).toContainEqual({ id: 'symbol', ok: false, detail: 'MY BARS 1, guessed: the whole name of the file.' })
  })

  it('is refused row by row where a column holds what no ticker has', async () => {
    const { db } = freshWorkspace()
    const rows = ['BRK.B', 'A\u0410PL', 'A\u0000B', 'X'.repeat(41), '', 'MOG.A'].map((symbol) => `${symbol},2024-01-02,10,11,9,10,5,10`)
    const [file] = await stageFiles(db, [fileOf('long.csv', ['symbol,date,open,high,low,close,volume,adj_close', ...rows].join('\n'))])
    expect(file?.staged.symbols).toEqual(['BRK.B', 'MOG.A'])
    expect([...(file?.staged.problems() ?? [])].map(({ line, status, reason }) => [line, status, reason])).toEqual([
      [3, 'error', 'The symbol contains the character U+0410, which no ticker has.'],
      [4, 'error', 'The symbol contains the character U+0000, which no ticker has.'],
      [5, 'error', 'A symbol has at most 40 characters; this one has 41.'],
      [6, 'error', 'The symbol is blank.'],
    ])
  })

  it('comes back as it was from our own export, which guards what a spreadsheet would run', async () => {
    const { db } = freshWorkspace()
    const header = 'symbol,date,open,high,low,close_split,adjusted_close,volume,dividend,split'
    const row = (symbol: string): string => `${symbol},2024-01-02,10,11,9,10,,5,,`
    const [own] = await stageFiles(db, [fileOf('own.csv', [header, row("'=1+1"), row("'-X"), row('"Q""Q"')].join('\n'))])
    expect(own?.staged.symbols).toEqual(['=1+1', '-X', 'Q"Q'])
  })
})

describe('a price file without rows', () => {
  it('says that it has a header only', async () => {
    const { db } = freshWorkspace()
    const [file] = await stageFiles(db, [fileOf('EMPT.csv', 'Date,Open,High,Low,Close,Adj Close,Volume\n')])
    expect(file?.staged.notices).toContain('The file has a header and no rows.')
  })
})
