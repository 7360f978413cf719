import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ABSENT, BAD, type NumberCell, readNumber } from '../../src/main/ingest/bars/number-cell.ts'
import { type DecimalMark, readDecimal } from '../../src/main/ingest/cells/read-decimal.ts'
import { casesOf, FUZZ_SEED, timeoutOf } from './fuzz-scale.ts'
import { NASTY_TEXTS } from './nasty-texts.ts'

/** A decimal as a whole number and how many of its digits stand behind the mark. */
interface Quantity {
  readonly units: bigint
  readonly scale: number
  readonly isNegative: boolean
}

/** Canonical text by whole-number arithmetic alone. */
function canonicalOf({ units, scale, isNegative }: Quantity, exponent: number): string {
  let digits = units
  let places = scale - exponent
  while (places > 0 && digits % 10n === 0n) {
    digits /= 10n
    places -= 1
  }
  if (places < 0) digits *= 10n ** BigInt(-places)
  const behind = Math.max(places, 0)
  const text = digits.toString().padStart(behind + 1, '0')
  const plain = behind === 0 ? text : `${text.slice(0, -behind)}.${text.slice(-behind)}`
  return isNegative && digits !== 0n ? `-${plain}` : plain
}

interface Style {
  readonly mark: '.' | ','
  readonly group: string
  readonly sign: 'before' | 'behind' | 'brackets' | 'minus-sign'
  readonly currency: 'none' | 'before' | 'behind' | 'inside'
  readonly exponent: number | null
}

function print({ units, scale, isNegative }: Quantity, { mark, group, sign, currency, exponent }: Style): string {
  const digits = units.toString().padStart(scale + 1, '0')
  const whole = scale === 0 ? digits : digits.slice(0, -scale)
  const grouped = group === '' ? whole : whole.replace(/\B(?=(\d{3})+$)/g, group)
  const power = exponent === null ? '' : `e${exponent}`
  const number = `${grouped}${scale === 0 ? '' : `${mark}${digits.slice(-scale)}`}${power}`
  const priced = currency === 'inside' ? `$${number}` : currency === 'behind' ? `${number} €` : number
  const signed = !isNegative
    ? priced
    : sign === 'behind'
      ? `${priced}-`
      : sign === 'brackets'
        ? `(${priced})`
        : `${sign === 'minus-sign' ? '\u2212' : '-'}${priced}`
  return currency === 'before' ? `$${signed}` : signed
}

const quantity: fc.Arbitrary<Quantity> = fc.record({
  units: fc.bigInt({ min: 0n, max: 10n ** 30n }),
  scale: fc.integer({ min: 0, max: 12 }),
  isNegative: fc.boolean(),
})
const style: fc.Arbitrary<Style> = fc
  .record({
    mark: fc.constantFrom('.' as const, ',' as const),
    group: fc.constantFrom('', '', ',', '.', ' ', '\u00A0', "'", '\u2019'),
    sign: fc.constantFrom('before' as const, 'behind' as const, 'brackets' as const, 'minus-sign' as const),
    currency: fc.constantFrom('none' as const, 'none' as const, 'before' as const, 'behind' as const, 'inside' as const),
    exponent: fc.option(fc.integer({ min: -12, max: 12 }), { freq: 5 }),
  })
  .filter(({ mark, group }) => mark !== group)

describe('decimals against whole-number arithmetic', { timeout: timeoutOf(casesOf(20_000), 4) }, () => {
  it('reads every way of writing a number to the last digit, and the other mark never as something else', () => {
    fc.assert(
      fc.property(quantity, style, (value, dress) => {
        const text = print(value, dress)
        const wanted = canonicalOf(value, dress.exponent ?? 0)
        const [own, other]: [DecimalMark, DecimalMark] = dress.mark === '.' ? ['point', 'comma'] : ['comma', 'point']
        expect(readDecimal(text, own), text).toBe(wanted)
        // A text with a mark of its own and a group sign of its own is read in one way only, or not at all.
        const isPlain = value.scale === 0 && (dress.group === '' || !'.,'.includes(dress.group))
        const crossed = readDecimal(text, other)
        if (isPlain) expect(crossed, text).toBe(wanted)
        else if (crossed !== null && crossed !== wanted) expect(isReadableBothWays(text), text).toBe(true)
      }),
      { numRuns: casesOf(20_000), seed: FUZZ_SEED },
    )
  })

  it('reads price cells to the double that the text means', () => {
    const cell: NumberCell = { state: ABSENT, value: Number.NaN }
    fc.assert(
      fc.property(quantity, fc.constantFrom('', ','), (value, group) => {
        const text = print(value, { mark: '.', group, sign: 'before', currency: 'none', exponent: null })
        const bytes = Buffer.from(text)
        readNumber(bytes, 0, bytes.length, cell)
        expect(cell.value, text).toBe(Number(canonicalOf(value, 0)) * (value.isNegative && value.units === 0n ? -1 : 1))
      }),
      { numRuns: casesOf(10_000), seed: FUZZ_SEED },
    )
  })

  it('refuses what is no number, and never takes a part of it', () => {
    const cell: NumberCell = { state: ABSENT, value: Number.NaN }
    fc.assert(
      fc.property(
        fc.oneof(fc.constantFrom(...NASTY_TEXTS), fc.string({ unit: 'binary', maxLength: 12 }), fc.stringMatching(/^[-+().,$ \d'eE]{0,12}$/)),
        (text) => {
          for (const mark of ['point', 'comma', 'mixed-point', 'mixed-comma'] as const) {
            const read = readDecimal(text, mark)
            if (read === null || read === '') continue
            expect(read).toMatch(/^-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?$/)
            expect(digitsOf(read), text).toBe(digitsOf(text))
          }
          const bytes = Buffer.from(text)
          readNumber(bytes, 0, bytes.length, cell)
          expect(cell.state === BAD || cell.state === ABSENT || Number.isFinite(cell.value)).toBe(true)
        },
      ),
      { numRuns: casesOf(10_000), seed: FUZZ_SEED },
    )
  })
})

/** One comma or point among digits: three digits behind it are a group or a fraction. */
const isReadableBothWays = (text: string): boolean => /^[^.,]*\d{1,3}[.,]\d{3}(?!\d)[^.,]*$/.test(text)

/** The digits that carry the value, in order; those of an exponent and zeros at both ends left out. */
const digitsOf = (text: string): string =>
  text
    .replace(/[eE].*$/, '')
    .replaceAll(/\D/g, '')
    .replace(/^0+|0+$/g, '')
