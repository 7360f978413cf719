import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isoDay } from '../../../../src/domain/calendar/civil-day.ts'
import { type DateCell, type DayFormat, NONE, readDate } from '../../../../src/main/ingest/bars/date-cell.ts'
import { dayShapes, readPlainDay } from '../../../../src/main/ingest/bars/day-shape.ts'
import { type LineLayout, LineScanner } from '../../../../src/main/ingest/bars/line-scanner.ts'
import { ABSENT } from '../../../../src/main/ingest/bars/number-cell.ts'

const FORMATS = Object.keys(dayShapes) as DayFormat[]
const layoutOf = (dayFormat: DayFormat, delimiter: LineLayout['delimiter']): LineLayout => ({
  delimiter,
  dayFormat,
  cells: [
    { kind: 'text', slot: 0 },
    { kind: 'date', slot: 0 },
    { kind: 'number', slot: 1 },
    { kind: 'skip', slot: 0 },
    { kind: 'number', slot: 2 },
  ],
})

/** What a scanner makes of a line, and of the same line with a quote in a cell that is not looked at: that one is never plain. */
function bothWays(line: string, layout: LineLayout): unknown[] {
  const cells = line.split(layout.delimiter)
  const quoted = cells.map((cell, index) => (index === 3 ? '"x"' : cell)).join(layout.delimiter)
  return [cells.map((cell, index) => (index === 3 ? 'x' : cell)).join(layout.delimiter), quoted].map((text) => {
    const bytes = Buffer.from(`${text}\n`)
    const seen: unknown[] = []
    new LineScanner(layout, 'a.csv').scan(bytes, 0, bytes.length, ({ line: number, cells: count, hasSurplus, date, states, values, textStarts, textEnds }) => {
      const isDay = date.state === 1
      seen.push({
        number,
        count,
        hasSurplus,
        date: isDay ? [isoDay(date.day), date.minute, date.offset] : date.state,
        states: states.slice(0, 3),
        values: values.slice(1, 3),
        text: states[0] === 1 ? bytes.toString('utf8', textStarts[0], textEnds[0]) : '',
      })
    })
    return seen
  })
}

describe('a plain line', () => {
  it('says the same as the line read with care, whatever stands in its cells', () => {
    const digits = fc.stringMatching(/^\d{0,12}$/)
    const number = fc.oneof(
      fc.tuple(digits, fc.constantFrom('', '.'), digits).map((parts) => parts.join('')),
      fc.constantFrom('', '.', '-1', '+2', ' 3', '4 ', '1e5', 'NaN', 'null', '1.2.3', '$5', '12a'),
    )
    const two = fc.integer({ min: 0, max: 40 }).map((value) => String(value).padStart(2, '0'))
    const mark = fc.constantFrom('-', '/', '.', '', ' ', ',')
    const day = fc.oneof(
      fc.tuple(fc.integer({ min: 1_800, max: 2_200 }).map(String), mark, two, mark, two).map((parts) => parts.join('')),
      fc.tuple(two, mark, two, mark, fc.integer({ min: 1_800, max: 2_200 }).map(String)).map((parts) => parts.join('')),
      fc.constantFrom('', 'Date', '2024-01-02 00:00:00-05:00', '2024-02-29', '2023-02-29', '02/29/2024', '20240229', '1706745600'),
    )
    const text = fc.oneof(
      fc.constantFrom('', 'AAPL', ' AAPL', 'AAPL ', 'MOG.A', 'Ü', '"Q"'),
      fc.string({ maxLength: 4 }).map((value) => value.replace(/[\r\n"]/g, '')),
    )
    const end = fc.constantFrom('', '\r', ',', ',,', ',x')
    fc.assert(
      fc.property(
        fc.constantFrom(...FORMATS),
        fc.constantFrom(',', ';', '\t' as const),
        text,
        day,
        number,
        number,
        end,
        (format, delimiter, name, date, a, b, rest) => {
          const line = [name, date, a, 'x', b].map((cell) => cell.replaceAll(delimiter, '')).join(delimiter) + rest.replaceAll(',', delimiter)
          const [plain, careful] = bothWays(line, layoutOf(format, delimiter))
          expect(plain).toEqual(careful)
        },
      ),
      { numRuns: 5_000 },
    )
  })

  it('has the cells that follow it counted, and only those that hold something are too many', () => {
    const scan = (line: string): [number, boolean] => {
      const bytes = Buffer.from(`${line}\n`)
      let seen: [number, boolean] = [0, false]
      new LineScanner(layoutOf('iso', ','), 'a.csv').scan(bytes, 0, bytes.length, ({ cells, hasSurplus }) => (seen = [cells, hasSurplus]))
      return seen
    }
    expect(scan('A,2024-01-02,1,x,2')).toEqual([5, false])
    expect(scan('A,2024-01-02,1,x,2,,')).toEqual([7, false])
    expect(scan('A,2024-01-02,1,x,2,,y')).toEqual([7, true])
    expect(scan('A,2024-01-02')).toEqual([2, false])
  })
})

describe('a plain day', () => {
  it('is the day the careful reading finds, on every day from 1900 to 2099 and in no other text', () => {
    const cell = (): DateCell => ({ state: ABSENT, day: Number.NaN, minute: NONE, offset: NONE, hasSeconds: false })
    const forms: readonly (readonly [DayFormat, (year: string, month: string, day: string) => string])[] = [
      ['iso', (year, month, day) => `${year}-${month}-${day}`],
      ['year-first', (year, month, day) => `${year}.${month}.${day}`],
      ['month-first', (year, month, day) => `${month}/${day}/${year}`],
      ['month-first-or-iso', (year, month, day) => `${month}/${day}/${year}`],
      ['day-first', (year, month, day) => `${day}.${month}.${year}`],
      ['compact', (year, month, day) => `${year}${month}${day}`],
    ]
    for (const [format, write] of forms) {
      const shape = dayShapes[format]
      if (shape === null) throw new Error(`${format}: got no shape`)
      for (let number = -26_000; number <= 48_000; number += 1) {
        const [year = '', month = '', day = ''] = isoDay(number).split('-')
        const bytes = Buffer.from(write(year, month, day))
        const plain = cell()
        const isPlain = readPlainDay(bytes, 0, shape, plain)
        if (isPlain !== (year >= '1900' && year <= '2099')) expect.unreachable(`${format} ${bytes.toString()}: got ${isPlain}`)
        if (isPlain && plain.day !== number) expect.unreachable(`${format} ${bytes.toString()}: got ${plain.day}, wanted ${number}`)
        if (number % 97 !== 0 || !isPlain) continue
        const careful = cell()
        readDate(bytes, 0, bytes.length, format, careful)
        expect(plain).toEqual(careful)
      }
      for (const text of [
        write('2023', '02', '29'),
        write('2024', '13', '01'),
        write('2024', '00', '01'),
        write('2024', '01', '00'),
        write('2024', '04', '31'),
        write('20a4', '01', '01'),
      ]) {
        expect(readPlainDay(Buffer.from(text), 0, shape, cell()), text).toBe(false)
      }
    }
  })
})
