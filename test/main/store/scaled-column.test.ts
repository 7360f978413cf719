import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scaleColumn, unscaleColumn } from '../../../src/main/store/scaled-column.ts'

function scaled(values: readonly number[]): { decimals: number; wholes: number[]; again: number[] } {
  const wholes = new Int32Array(values.length)
  const decimals = scaleColumn(Float64Array.from(values), wholes)
  const again = new Float64Array(values.length)
  if (decimals >= 0) unscaleColumn(wholes, decimals, again, 0)
  return { decimals, wholes: [...wholes], again: [...again] }
}

describe('a column of whole numbers', () => {
  it('has the fewest decimals that hold every value, wherever the longest stands', () => {
    expect(scaled([12, 12.5, 0.25])).toMatchObject({ decimals: 2, wholes: [1_200, 1_250, 25] })
    expect(scaled([0.25, 12.5, 12])).toMatchObject({ decimals: 2, wholes: [25, 1_250, 1_200] })
    expect(scaled([74_800, 0, 3])).toMatchObject({ decimals: 0, wholes: [74_800, 0, 3] })
    expect(scaled([])).toMatchObject({ decimals: 0 })
  })

  it('keeps missing values and values below zero', () => {
    expect(scaled([Number.NaN, -0.75, Number.NaN]).again).toEqual([Number.NaN, -0.75, Number.NaN])
  })

  it('goes up to nine digits and a bit: 32 bits without the one that means missing', () => {
    expect(scaled([2_147_483_647, -2_147_483_647])).toMatchObject({ decimals: 0, again: [2_147_483_647, -2_147_483_647] })
    for (const value of [2_147_483_648, -2_147_483_648, 214.748_364_8 * 1e7, 1e300]) expect(scaled([value]).decimals).toBe(-1)
  })

  it('leaves alone what is no such number: seventeen digits, less than zero point nine zeros, minus zero, infinity', () => {
    for (const value of [53.123_456_789_012_3, 1 / 3, 1e-10, -0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
      expect(scaled([1.5, value]).decimals, String(value)).toBe(-1)
    }
  })

  it('gives back every value bit for bit, whatever a file prints', () => {
    const printed = fc.tuple(fc.integer({ min: -2_147_483_647, max: 2_147_483_647 }), fc.integer({ min: 0, max: 9 })).map(([whole, decimals]) => {
      const digits = String(Math.abs(whole)).padStart(decimals + 1, '0')
      const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
      return whole < 0 ? -Number(text) : Number(text)
    })
    const any = fc.oneof(printed, fc.double(), fc.constant(Number.NaN))
    fc.assert(
      fc.property(fc.oneof(fc.array(printed, { maxLength: 40 }), fc.array(any, { maxLength: 10 })), (values) => {
        const { decimals, again } = scaled(values)
        if (decimals >= 0) expect(again).toEqual(values)
      }),
      { numRuns: 2_000 },
    )
    // A single printed number of nine digits at most always fits.
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999 }), fc.integer({ min: 0, max: 9 }), (whole, decimals) => {
        const value = Number(`${whole}e-${decimals}`)
        expect(scaled([value])).toMatchObject({ again: [value] })
        expect(scaled([value]).decimals).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})
