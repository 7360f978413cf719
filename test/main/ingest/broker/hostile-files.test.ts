import { describe, expect, it } from 'vitest'
import { commitOne, previewOne } from '../../../support/broker-fixtures.ts'
import { openLedgerDesk } from '../../../support/ledger-context.ts'

const HEADER = 'Date,Action,Symbol,Description,Quantity,Price,Fees & Comm,Amount'
const options = { account: 'main' }

describe('hostile and broken broker files', () => {
  it('rejects the row with a NUL and keeps the others', async () => {
    const desk = openLedgerDesk()
    const file = await previewOne(desk, desk.file('nul.csv', `${HEADER}\n06/09/2026,Buy,KR\u0000NT,X,1,$2,,-$2\n06/09/2026,Buy,KRNT,X,1,$2,,-$2\n`), options)
    expect(file.rows).toMatchObject({ new: 1, error: 1 })
    expect(file.problems[0]).toMatchObject({ line: 2, reason: 'The row contains the character NUL, which no text has.' })
  })

  it('names the character that makes a symbol a false one', async () => {
    const desk = openLedgerDesk()
    const rows = ['KR\u202eNT', 'KRN\u0422', 'K\u200bRNT', '<b>A</b>'].map((symbol) => `06/09/2026,Buy,${symbol},X,1,$2,,-$2`)
    const file = await previewOne(desk, desk.file('symbols.csv', [HEADER, ...rows].join('\n')), options)
    expect(file.problems.map((row) => [row.line, row.column, row.reason])).toEqual([
      [2, 'Symbol', 'The symbol contains the character U+202E, which no ticker has.'],
      [3, 'Symbol', 'The symbol contains the character U+0422, which no ticker has.'],
      [4, 'Symbol', 'The symbol contains the character U+200B, which no ticker has.'],
      [5, 'Symbol', 'The symbol contains the character U+003C, which no ticker has.'],
    ])
  })

  it('reads headers that are names of object properties, empty or doubled by place', async () => {
    const desk = openLedgerDesk()
    const header = `__proto__,constructor,${HEADER},toString,,Amount`
    const file = await commitOne(desk, desk.file('proto.csv', `${header}\nAAPL,x,06/09/2026,Buy,KRNT,X,1,$2,,-$2,y,,999\n`), options)
    expect(file.byKind).toEqual({ buy: 1 })
    expect((await desk.transactions())[0]).toMatchObject({ symbol: 'KRNT', amount: '-2' })
  })

  it('refuses a row that is cut otherwise than its header, instead of reading shifted cells', async () => {
    const desk = openLedgerDesk()
    const file = await previewOne(desk, desk.file('shift.csv', `${HEADER}\n06/09/2026,Buy,KRNT,X,"1",$1,234.00,,-$1234\n`), options)
    expect(file.problems).toMatchObject([
      { line: 2, status: 'error', reason: 'The row has 9 cells where the header has 8: a separator inside a text is not quoted.' },
    ])
  })

  it('keeps formulas as text and shows every row as it stands in the file', async () => {
    const desk = openLedgerDesk()
    const raw = '06/09/2026,Buy,KRNT,"=cmd|\'/c calc\'!A1",1,$2,,-$2'
    const { preview } = await desk.preview([desk.file('formula.csv', `${HEADER}\r\n${raw}\r\n`)], options)
    expect((await desk.rowsOfPreview({ preview })).rows).toMatchObject([{ line: 2, status: 'new', raw }])
  })

  it('takes a repeated header for what it is', async () => {
    const desk = openLedgerDesk()
    const row = '06/09/2026,Buy,KRNT,X,1,$2,,-$2'
    const file = await previewOne(desk, desk.file('joined.csv', [HEADER, row, '', `"${HEADER.split(',').join('","')}"`, row].join('\n')), options)
    expect(file.rows).toMatchObject({ read: 2, new: 2 })
  })

  it('reads a title line, an account cell and a note of 60 KB in well under a second', async () => {
    const desk = openLedgerDesk()
    const blanks = ' '.repeat(60_000)
    const title = `Transactions for account x${blanks}${'-1234'.repeat(5_000)} as`
    const generic = 'date,kind,symbol,quantity,price,amount,fees,currency,account,externalId,note'
    const paths = [
      desk.file('title.csv', `${title}\n${HEADER}\n06/09/2026,Buy,KRNT,X,1,$2,,-$2\n`),
      desk.file('note.csv', `${generic}\n2026-06-09,buy,PELF,1,2,-2,,USD,main,,"${'\n'.repeat(60_000)}x"\n`),
      desk.file(
        'prose.csv',
        `Run Date,Account,Action,Symbol,Quantity,Price,Amount\n06/09/2026,"${'A1-'.repeat(20_000)}","distribution ${'for '.repeat(15_000)}",KRNT,1,2,-2\n`,
      ),
    ]
    const startedAtMs = performance.now()
    const preview = await desk.preview(paths, options)
    expect(performance.now() - startedAtMs).toBeLessThan(1_000)
    expect(preview.files.map((file) => [file.rows.new, file.rows.error])).toEqual([
      [1, 0],
      [1, 0],
      [0, 1],
    ])
  })
})
