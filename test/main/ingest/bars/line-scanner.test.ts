import { appendFileSync, mkdtempSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { isoDay } from '../../../../src/domain/calendar/civil-day.ts'
import { readPieces, textOf } from '../../../../src/main/ingest/bars/file-pieces.ts'
import { type LineLayout, LineScanner } from '../../../../src/main/ingest/bars/line-scanner.ts'

const folder = mkdtempSync(join(tmpdir(), 'desk-lines-'))
afterAll(() => rmSync(folder, { recursive: true }))

const layout: LineLayout = {
  delimiter: ',',
  dayFormat: 'iso',
  cells: [
    { kind: 'text', slot: 0 },
    { kind: 'date', slot: 0 },
    { kind: 'number', slot: 1 },
    { kind: 'skip', slot: 0 },
    { kind: 'number', slot: 2 },
  ],
}

interface Seen {
  line: number
  text: string
  day: string | null
  first: number | null
  second: number | null
  cells: number
  hasSurplus: boolean
  raw: string
}

async function scanFile(
  content: string | Buffer,
  pieceBytes?: number,
  encoding: 'utf-8' | 'utf-16le' = 'utf-8',
): Promise<{ rows: Seen[]; sha256: string; encoding: string }> {
  const path = join(folder, 'rows.csv')
  writeFileSync(path, content)
  const scanner = new LineScanner(layout, path)
  const rows: Seen[] = []
  const read = await readPieces(
    path,
    encoding,
    ({ bytes, from, to }) =>
      scanner.scan(bytes, from, to, (row) =>
        rows.push({
          line: row.line,
          text: row.states[0] === 1 ? textOf(bytes, row.textStarts[0]!, row.textEnds[0]!) : '',
          day: row.date.state === 1 ? isoDay(row.date.day) : null,
          first: row.states[1] === 1 ? row.values[1]! : null,
          second: row.states[2] === 1 ? row.values[2]! : null,
          cells: row.cells,
          hasSurplus: row.hasSurplus,
          raw: textOf(bytes, row.start, row.end),
        }),
      ),
    pieceBytes,
  )
  return { rows, ...read }
}

const FILE = [
  'AAA,2024-02-29,12.5,x,100',
  '',
  '"B, ""B""", "2024-03-01" ,"1,234.50","quoted, comma",7\r',
  'CCC,2023-02-29,0.1,,\r',
  'DDD,2024-01-31,abc,y,3,',
  'EEE,2024-01-31,1,y,3,more',
  'short,2024-01-31',
  '"open quote,2024-01-31,1,y,3',
  'last,2024-12-31,1234567890.1234567,y,-5',
].join('\n')

const EXPECTED: Seen[] = [
  { line: 1, text: 'AAA', day: '2024-02-29', first: 12.5, second: 100, cells: 5, hasSurplus: false, raw: 'AAA,2024-02-29,12.5,x,100' },
  {
    line: 3,
    text: 'B, ""B""',
    day: '2024-03-01',
    first: 1234.5,
    second: 7,
    cells: 5,
    hasSurplus: false,
    raw: '"B, ""B""", "2024-03-01" ,"1,234.50","quoted, comma",7',
  },
  { line: 4, text: 'CCC', day: null, first: 0.1, second: null, cells: 5, hasSurplus: false, raw: 'CCC,2023-02-29,0.1,,' },
  { line: 5, text: 'DDD', day: '2024-01-31', first: null, second: 3, cells: 6, hasSurplus: false, raw: 'DDD,2024-01-31,abc,y,3,' },
  { line: 6, text: 'EEE', day: '2024-01-31', first: 1, second: 3, cells: 6, hasSurplus: true, raw: 'EEE,2024-01-31,1,y,3,more' },
  { line: 7, text: 'short', day: '2024-01-31', first: null, second: null, cells: 2, hasSurplus: false, raw: 'short,2024-01-31' },
  { line: 8, text: '"open quote,2024-01-31,1,y,3', day: null, first: null, second: null, cells: 1, hasSurplus: false, raw: '"open quote,2024-01-31,1,y,3' },
  {
    line: 9,
    text: 'last',
    day: '2024-12-31',
    first: 1234567890.1234567,
    second: -5,
    cells: 5,
    hasSurplus: false,
    raw: 'last,2024-12-31,1234567890.1234567,y,-5',
  },
]

describe('LineScanner', () => {
  it('reads plain, quoted, short, long, blank and broken lines with their line numbers', async () => {
    expect((await scanFile(FILE)).rows).toEqual(EXPECTED)
  })

  it('reads the same whatever the size of the pieces', async () => {
    for (let pieceBytes = 1; pieceBytes <= 80; pieceBytes += 1) expect((await scanFile(FILE, pieceBytes)).rows, `pieces of ${pieceBytes}`).toEqual(EXPECTED)
  })

  it('reads the same with a byte order mark, with CRLF, with a final line end and as UTF-16', async () => {
    expect((await scanFile(`\uFEFF${FILE}`)).rows).toEqual(EXPECTED)
    expect((await scanFile(`${FILE}\r\n`)).rows).toEqual(EXPECTED)
    expect((await scanFile(FILE.replaceAll('\r', '').replaceAll('\n', '\r\n'))).rows).toEqual(EXPECTED)
    for (const pieceBytes of [1, 2, 3, 5, 64, 1 << 20]) {
      expect((await scanFile(Buffer.from(`\uFEFF${FILE}`, 'utf16le'), pieceBytes, 'utf-16le')).rows).toEqual(EXPECTED)
    }
  })

  it('reads the same where lines end with a carriage return alone, whatever the size of the pieces', async () => {
    const lines = FILE.replaceAll('\r', '').split('\n')
    const mixed = lines.map((line, at) => `${line}${['\n', '\r', '\r\n'][at % 3]}`).join('')
    for (const content of [lines.join('\r'), mixed]) {
      for (let pieceBytes = 1; pieceBytes <= 80; pieceBytes += 1) {
        expect((await scanFile(content, pieceBytes)).rows, `pieces of ${pieceBytes}`).toEqual(EXPECTED)
      }
    }
  })

  it('names the digest of the bytes as they lie in the file', async () => {
    const { sha256 } = await scanFile(`\uFEFF${FILE}`, 7)
    expect(sha256).toBe(createHash('sha256').update(`\uFEFF${FILE}`).digest('hex'))
  })

  it('says Windows-1252 when the bytes are no UTF-8, and shows its letters', async () => {
    const { rows, encoding } = await scanFile(Buffer.from('M\xfcller,2024-01-02,1,x,2\n', 'latin1'))
    expect(encoding).toBe('windows-1252')
    expect(rows[0]?.text).toBe('Müller')
  })

  it('refuses more than 512 columns and a cell of more than 64 KiB, and says on which line', async () => {
    const row = 'AAA,2024-02-29,12.5,x,100'
    await expect(scanFile(`${row}\n${row}${',b'.repeat(507)}\n`)).resolves.toMatchObject({ rows: [{ line: 1 }, { line: 2, cells: 512, hasSurplus: true }] })
    await expect(scanFile(`${row}\n${row}${','.repeat(508)}\n`)).rejects.toMatchObject({ error: { problem: 'too-many-columns', line: 2 } })
    const quoted = (length: number): string => `${row},"${'y'.repeat(length - 2)}"\n`
    await expect(scanFile(row + quoted(65_536))).resolves.toMatchObject({ rows: [{ line: 1 }] })
    await expect(scanFile(`${row}\n${quoted(65_537)}`)).rejects.toMatchObject({ error: { problem: 'field-too-long', line: 2 } })
    await expect(scanFile(`${row}\n${quoted(65_537).replace(row, 'AAA')}`)).rejects.toMatchObject({ error: { problem: 'field-too-long', line: 2 } })
  })

  it('refuses a file that is written, cut or lengthened while it is read', async () => {
    const path = join(folder, 'live.csv')
    for (const change of [() => truncateSync(path, 10), () => appendFileSync(path, 'more'), () => utimesSync(path, 1, 1)]) {
      writeFileSync(path, FILE.repeat(10))
      let isFirst = true
      const read = readPieces(
        path,
        'utf-8',
        () => {
          if (isFirst) change()
          isFirst = false
        },
        64,
      )
      await expect(read).rejects.toMatchObject({ error: { kind: 'file-refused', problem: 'changed' } })
    }
  })

  it('refuses a line of more than one mebibyte without reading the rest', async () => {
    await expect(scanFile('x'.repeat(5 << 20))).rejects.toMatchObject({ error: { kind: 'file-refused', problem: 'line-too-long' } })
  })

  it('reads any table of numbers and days as written, at any piece size', async () => {
    const cell = fc.double({ min: 0, max: 1e9, noNaN: true })
    const rows = fc.array(fc.tuple(fc.date({ min: new Date('1970-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }), cell, cell), {
      minLength: 1,
      maxLength: 20,
    })
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 1, max: 200 }), async (table, pieceBytes) => {
        const text = table.map(([date, a, b]) => `S,${date.toISOString().slice(0, 10)},${a},,${b}`).join('\n')
        const seen = await scanFile(text, pieceBytes)
        expect(seen.rows.map(({ day, first, second }) => [day, first, second])).toEqual(table.map(([date, a, b]) => [date.toISOString().slice(0, 10), a, b]))
      }),
      { numRuns: 200 },
    )
  })
})
