import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ABSENT, BAD, readNumber, VALUE } from '../../../../src/main/ingest/bars/number-cell.ts'

function read(text: string): { state: number; value: number } {
  const cell = { state: ABSENT as 0 | 1 | 2, value: Number.NaN }
  const bytes = Buffer.from(text)
  readNumber(bytes, 0, bytes.length, cell)
  return cell
}
const value = (text: string): number => {
  const { state, value: read_ } = read(text)
  expect(state, text).toBe(VALUE)
  return read_
}

const decimals = fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 19n }), fc.nat({ max: 20 }), fc.boolean()).map(([digits, point, isNegative]) => {
  const text = digits.toString().padStart(point + 1, '0')
  return `${isNegative ? '-' : ''}${text.slice(0, text.length - point)}${point === 0 ? '' : `.${text.slice(text.length - point)}`}`
})

describe('readNumber', () => {
  it('reads every decimal as the double that Number() gives, bit for bit', () => {
    fc.assert(
      fc.property(decimals, (text) => Object.is(value(text), Number(text))),
      { numRuns: 20_000 },
    )
  })

  it('reads every finite double back from its shortest text', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => Object.is(value(String(number)), Number(String(number)))),
      { numRuns: 5_000 },
    )
  })

  it('takes dollar signs, thousands commas and a pair of quotes off', () => {
    expect(value('$191.38')).toBe(191.38)
    expect(value('"1,358,441"')).toBe(1358441)
    expect(value('"$1,612.34"')).toBe(1612.34)
    expect(value('-$3320.05')).toBe(-3320.05)
    expect(value('$-0.88')).toBe(-0.88)
    expect(value('="5319801833"')).toBe(5319801833)
    expect(value('  24763300.0 ')).toBe(24763300)
  })

  it('reads a volume in thousands, millions or billions', () => {
    expect(value('120.5M')).toBe(120_500_000)
    expect(value('3.33B')).toBe(3_330_000_000)
    expect(value('47.66K')).toBe(47_660)
  })

  it('counts blank, null, N/A, NaN, a dash and a point as absent', () => {
    for (const text of ['', '   ', 'null', 'NULL', 'N/A', 'n/a', 'NaN', '-', '--', '.', '—', '""']) expect(read(text).state, text).toBe(ABSENT)
  })

  it('refuses what is no decimal number', () => {
    for (const text of ['abc', '1.2.3', '12-3', '0x10', 'Infinity', '1,23', '1234,567', ',123', '1,234,56', '$$3', '--5', '1e', '(3.50)', '1e999']) {
      expect(read(text).state, text).toBe(BAD)
    }
  })
})
