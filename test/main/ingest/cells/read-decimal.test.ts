import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DecimalMark, readDecimal } from '../../../../src/main/ingest/cells/read-decimal.ts'

const rows = (mark: DecimalMark, cases: readonly (readonly [string, string | null])[]): void => {
  for (const [cell, wanted] of cases) expect(readDecimal(cell, mark), JSON.stringify(cell)).toBe(wanted)
}

describe('readDecimal', () => {
  it('keeps the value exactly and writes it canonically', () => {
    rows('point', [
      ['45', '45'],
      ['0', '0'],
      ['0.000', '0'],
      ['-0.00', '0'],
      ['10.065', '10.065'],
      ['150.00', '150'],
      ['007', '7'],
      ['00.50', '0.5'],
      ['.34', '0.34'],
      ['5.', '5'],
      ['+105', '105'],
      ['1693857.00001', '1693857.00001'],
      ['9007199254740993', '9007199254740993'],
      ['123456789012345678901234567890.5', '123456789012345678901234567890.5'],
    ])
  })
  it('reads every way in which brokers write a negative amount', () => {
    rows('point', [
      ['-$3320.05', '-3320.05'],
      ['$-0.88', '-0.88'],
      ['($1,260.00)', '-1260'],
      ['$(0.20)', '-0.2'],
      ['(2400.00)', '-2400'],
      ['\u2212 5.25', '-5.25'],
      ['100-', '-100'],
      ['-0.62 $', '-0.62'],
    ])
  })
  it('reads groups of three and refuses others', () => {
    rows('point', [
      ['1,234.56', '1234.56'],
      ['$1,259.59', '1259.59'],
      ['1,234,567', '1234567'],
      ["1'234'567.5", '1234567.5'],
      ['1\u00a0757.95', '1757.95'],
      ['1\u202f757\u00a0000.95', '1757000.95'],
      ['12,34', null],
      ['1,23,456', null],
      ['1234,567', null],
      ['1,234.567,8', null],
      ["1'234,567", null],
      [',5', null],
      ['1,', null],
    ])
  })
  it('takes a profile that says point or comma at its word', () => {
    expect(readDecimal('1.234,56', 'point')).toBeNull()
    expect(readDecimal('0,76672417', 'point')).toBeNull()
    expect(readDecimal('1.234,56', 'comma')).toBe('1234.56')
    expect(readDecimal('1.234', 'comma')).toBe('1234')
    expect(readDecimal('1.234', 'point')).toBe('1.234')
    expect(readDecimal('33,9', 'comma')).toBe('33.9')
    expect(readDecimal('33.9', 'comma')).toBeNull()
  })
  it('reads a cell that can be read in one way only in that way where a profile mixes both marks', () => {
    expect(readDecimal('0,76672417', 'mixed-point')).toBe('0.76672417')
    expect(readDecimal('$30.93', 'mixed-comma')).toBe('30.93')
    expect(readDecimal('1,234', 'mixed-point')).toBe('1234')
    expect(readDecimal('1,234', 'mixed-comma')).toBe('1.234')
    expect(readDecimal('1.234', 'mixed-point')).toBe('1.234')
    expect(readDecimal('1.234', 'mixed-comma')).toBe('1234')
    expect(readDecimal('1.234,5', 'mixed-point')).toBe('1234.5')
  })
  it('expands exponents without rounding', () => {
    rows('point', [
      ['3.14E-05', '0.0000314'],
      ['-2.637591265E-4', '-0.0002637591265'],
      ['1.5e3', '1500'],
      ['1e+2', '100'],
      ['12.5e-1', '1.25'],
      ['0e10', '0'],
      ['1e61', null],
      ['1e999', null],
      ['1e', null],
      ['e5', null],
    ])
  })
  it('knows the words that mean nothing is here', () => {
    for (const blank of ['', ' ', '-', '--', '—', 'N/A', 'n/a']) expect(readDecimal(blank, 'point')).toBe('')
  })
  it('refuses what only looks like a number', () => {
    for (const cell of [
      'abc',
      '0x10',
      '1_000',
      '12%',
      '1.2.3',
      '--5',
      '-(5)',
      '(5',
      '5)',
      '$',
      '-$',
      '$$5',
      '5 USD',
      '1 2',
      '１２',
      'NaN',
      'Infinity',
      '10:1',
      '5-5',
      '+-5',
      '- - 5',
      '@5.00',
      '=1+1',
      '1\u0000',
      '9'.repeat(61),
    ]) {
      expect(readDecimal(cell, 'point'), JSON.stringify(cell)).toBeNull()
    }
  })
  it('agrees with whole-number arithmetic on every decimal, however it is dressed', () => {
    const dressed = fc.record({
      units: fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }),
      scale: fc.integer({ min: 0, max: 12 }),
      isGrouped: fc.boolean(),
      sign: fc.constantFrom('$', ''),
      isBracketed: fc.boolean(),
    })
    fc.assert(
      fc.property(dressed, ({ units, scale, isGrouped, sign, isBracketed }) => {
        const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0')
        const whole = digits.slice(0, digits.length - scale)
        const fraction = scale === 0 ? '' : `.${digits.slice(digits.length - scale)}`
        const number = `${sign}${isGrouped ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole}${fraction}`
        const cell = units >= 0n ? number : isBracketed ? `(${number})` : `-${number}`
        const text = readDecimal(cell, 'point')
        expect(text).toMatch(/^-?(0|[1-9]\d*)(\.\d*[1-9])?$/)
        const [head = '', tail = ''] = (text ?? '').replace('-', '').split('.')
        const back = BigInt(head + tail.padEnd(scale, '0'))
        expect((text ?? '').startsWith('-') ? -back : back).toBe(units)
      }),
      { numRuns: 2_000 },
    )
  })
  it('never answers anything but canonical text, a blank or a refusal', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 24 }),
        fc.constantFrom<DecimalMark>('point', 'comma', 'mixed-point', 'mixed-comma'),
        (cell, mark) => {
          const text = readDecimal(cell, mark)
          expect(text === null || text === '' || /^-?(0|[1-9]\d*)(\.\d*[1-9])?$/.test(text)).toBe(true)
        },
      ),
      { numRuns: 2_000 },
    )
  })
  it('reads a hostile cell of 100 KB in well under 50 ms', () => {
    for (const cell of ['9'.repeat(100_000), '1,'.repeat(50_000), ' '.repeat(100_000), '('.repeat(100_000), 'e'.repeat(100_000)]) {
      const startedAtMs = performance.now()
      expect(['', null]).toContain(readDecimal(cell, 'mixed-point'))
      expect(performance.now() - startedAtMs).toBeLessThan(50)
    }
  })
})
