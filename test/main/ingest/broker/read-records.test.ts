import { describe, expect, it } from 'vitest'
import { readRecords } from '../../../../src/main/ingest/broker/read-records.ts'

interface Read {
  readonly records: [number, ...string[]][]
  readonly open: number[]
  readonly refused: unknown
}

async function read(text: string, width: number | null = null, delimiter: ',' | ';' = ','): Promise<Read> {
  const bytes = Buffer.from(text, 'utf8')
  const records: [number, ...string[]][] = []
  const open: number[] = []
  const places: [number, number][] = []
  const refused = await readRecords(
    { path: 'f.csv', bytes, start: 0, line: 1, delimiter },
    {
      width,
      take: ({ cells, line, start, end }) => {
        records.push([line, ...cells])
        places.push([start, end])
      },
      takeOpenQuote: ({ line, start, end }) => {
        open.push(line)
        places.push([start, end])
      },
    },
    async () => undefined,
  )
  // Every byte belongs to exactly one record: nothing is swallowed.
  if (refused === null) {
    let at = 0
    for (const [start, end] of places.sort((one, other) => one[0] - other[0])) {
      expect(start).toBe(at)
      at = end
    }
    expect(at).toBe(bytes.length)
  }
  return { records, open, refused }
}

describe('readRecords', () => {
  it('names the line on which each record begins, whatever ends the lines', async () => {
    expect((await read('a,b\nc,d\r\ne,f\rg,h')).records).toEqual([
      [1, 'a', 'b'],
      [2, 'c', 'd'],
      [3, 'e', 'f'],
      [4, 'g', 'h'],
    ])
    expect((await read('a\n\n\nb\n')).records).toEqual([
      [1, 'a'],
      [2, ''],
      [3, ''],
      [4, 'b'],
    ])
  })
  it('keeps a quoted cell over several lines and counts them', async () => {
    expect((await read('"a\r\nb",c\r\nd,e\r\n', 2)).records).toEqual([
      [1, 'a\r\nb', 'c'],
      [3, 'd', 'e'],
    ])
  })
  it('keeps doubled marks beside line breaks, blanks behind a closing mark, and a row longer than the header', async () => {
    const { records, open } = await read('"=A1, ""b""\nc",d\n"e" ,f\n"g\nh" ,i\n"j\n""k""","",l\n', 2)
    expect(open).toEqual([])
    expect(records).toEqual([
      [1, '=A1, "b"\nc', 'd'],
      [3, '"e" ', 'f'],
      [4, '"g\nh" ', 'i'],
      [6, 'j\n"k"', '', 'l'],
    ])
  })
  it('cuts the malformed cell that strict parsers throw on', async () => {
    expect((await read('1,"Individual" X0001,"a b",2\n')).records).toEqual([[1, '1', '"Individual" X0001', 'a b', '2']])
  })
  it('reports a quotation mark left open on its line, and reads on behind it', async () => {
    const { records, open } = await read('"a","b"\n"c,"d"\n"e","f\n"g","h"\n"i","j"\n', 2)
    expect(open).toEqual([3])
    expect(records).toEqual([
      [1, 'a', 'b'],
      [2, '"c,"d"'],
      [4, 'g', 'h'],
      [5, 'i', 'j'],
    ])
  })
  it('does not take two rows for one when a mark is left open in front of a quoted row', async () => {
    const { records, open } = await read('a,"b,c\nd,"e",f\n', 3)
    expect(open).toEqual([1])
    expect(records).toEqual([[2, 'd', 'e', 'f']])
  })
  it('reports a mark that is open to the end of the file', async () => {
    const { records, open } = await read('a,b\n"c,d\ne,f\ng,h', 2)
    expect(open).toEqual([2])
    expect(records).toEqual([
      [1, 'a', 'b'],
      [3, 'e', 'f'],
      [4, 'g', 'h'],
    ])
  })
  it('gives up on a file full of open marks, an endless line, too many columns and a giant cell, each by name', async () => {
    expect((await read(`${'a,"b\n'.repeat(300)}`, 2)).refused).toMatchObject({ problem: 'not-a-table' })
    expect((await read(`a,b\n${'x'.repeat(3 * 1024 * 1024)}\n`)).refused).toMatchObject({ problem: 'line-too-long', line: 2 })
    expect((await read(`a\n${','.repeat(600)}\n`)).refused).toMatchObject({ problem: 'too-many-columns', line: 2 })
    expect((await read(`a,b\nc,${'y'.repeat(70_000)}\n`)).refused).toMatchObject({ problem: 'field-too-long', line: 2 })
  })
  it('reads pieces that end inside a character, a line end or an escaped mark like one piece', async () => {
    const row = '"é""ü",ß\r\n'
    const { records } = await read(row.repeat(20_000), 2)
    expect(records).toHaveLength(20_000)
    expect(records.every(([, first, second]) => first === 'é"ü' && second === 'ß')).toBe(true)
    expect(records.at(-1)?.[0]).toBe(20_000)
  })
})
