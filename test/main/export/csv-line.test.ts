import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvLine } from '../../../src/main/export/csv-line.ts'

describe('csvLine', () => {
  it('writes plain cells as they are, null and NaN as blanks', () => {
    expect(csvLine(['2026-11-20', 12.5, null, Number.NaN, -3, 'A B'])).toBe('2026-11-20,12.5,,,-3,A B\n')
  })

  it('quotes separators, quotation marks, line breaks and blanks at the ends', () => {
    expect(csvLine(['a,b', 'say "so"', 'two\nlines', ' x'])).toBe('"a,b","say ""so""","two\nlines"," x"\n')
  })

  it.each(['=1+1', '+1', '-1', '@cmd', '\tx', '\rx', "'=1+1"])('puts an apostrophe before the text %j', (text) => {
    expect(parse(csvLine([text]), { relax_column_count: true })).toEqual([[`'${text}`]])
  })

  it('leaves a minus before a figure and an apostrophe before a word', () => {
    expect(csvLine(['-12.5', "'tis"], new Set([0]))).toBe("-12.5,'tis\n")
  })

  it('is read back by a CSV parser to the same texts, less the apostrophe of a guarded one', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.string({ unit: 'binary' }).filter((text) => text.length > 0),
          { minLength: 2, maxLength: 6 },
        ),
        (texts) => {
          const [read] = parse(csvLine(texts), { record_delimiter: '\n' }) as string[][]
          expect(read?.map((text) => text.replace(/^'('*[=+\-@\t\r])/, '$1'))).toEqual(texts)
        },
      ),
      { seed: 20261121 },
    )
  })

  it('writes numbers that are read back to the same double', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Number(csvLine([value]))).toBe(value === 0 ? 0 : value)
      }),
      { seed: 20261121 },
    )
  })
})
