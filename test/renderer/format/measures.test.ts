import { describe, expect, test } from 'vitest'
import { bps } from '../../../src/renderer/format/bps.ts'
import { compactDollars, dollars, signedDollars, wholeDollars } from '../../../src/renderer/format/dollars.ts'
import { writeOut } from '../../../src/renderer/format/measure.ts'
import { finePercent, percent, signedPercent, wholePercent } from '../../../src/renderer/format/percent.ts'
import { price, priceChange } from '../../../src/renderer/format/price.ts'
import { count, multiple, ratio, score, shares, signedScore } from '../../../src/renderer/format/quantity.ts'

describe('price', () => {
  test('has two decimals, and four below a dollar', () => {
    expect([34.5, 1234.567, 0.421, 0, 1].map(price.digits)).toEqual(['34.50', '1,234.57', '0.4210', '0.00', '1.00'])
  })
  test('carries its sign as a change', () => {
    expect([1.5, -1.5, 0, -0.0421].map(priceChange.digits)).toEqual(['+1.50', '−1.50', '0.00', '−0.0421'])
  })
})

describe('percent', () => {
  test('is made of a fraction', () => {
    expect(percent.digits(0.0123)).toBe('1.2')
    expect(finePercent.digits(0.0051)).toBe('0.51')
    expect(wholePercent.digits(0.617)).toBe('62')
    expect(writeOut(percent, 0.0123)).toBe('1.2 %')
  })
  test('signs a change and leaves what rounds to zero bare', () => {
    expect([0.0123, -0.004, 0, 0.0001, -0.0001].map(signedPercent.digits)).toEqual(['+1.2', '−0.4', '0.0', '0.0', '0.0'])
  })
})

describe('dollars', () => {
  test('group and keep their cents', () => {
    expect(dollars.digits(1234567.5)).toBe('1,234,567.50')
    expect(wholeDollars.digits(1234.5)).toBe('1,235')
    expect([250, -250, 0.2].map(signedDollars.digits)).toEqual(['+250', '−250', '0'])
  })
  test('shrink to three figures and never write 1000k', () => {
    expect([0, 999, 999.6, 1234, 12_345, 123_456, 999_600, 1.234e6, 9.996e6, 45.6e6, 789e6, 1.5e9, 2.25e12].map(compactDollars.digits)).toEqual([
      '0',
      '999',
      '1.00k',
      '1.23k',
      '12.3k',
      '123k',
      '1.00m',
      '1.23m',
      '10.0m',
      '45.6m',
      '789m',
      '1.50bn',
      '2.25t',
    ])
    expect(compactDollars.digits(-1_500_000)).toBe('−1.50m')
  })
  test('stand before the figure in a sentence', () => {
    expect(writeOut(compactDollars, 3_400_000)).toBe('$ 3.40m')
  })
})

describe('other measures', () => {
  test('write basis points with one decimal below ten', () => {
    expect([0, 4.25, 9.96, 12.4, -3.1].map(bps.digits)).toEqual(['0.0', '4.3', '10', '12', '−3.1'])
  })
  test('write whole shares bare and fractions with up to four decimals', () => {
    expect([640, 1250, 0.5, 12.3456, 1 / 3].map(shares.digits)).toEqual(['640', '1,250', '0.5', '12.3456', '0.3333'])
  })
  test('write counts, ratios, multiples and scores', () => {
    expect(count.digits(3214)).toBe('3,214')
    expect(ratio.digits(1.02344)).toBe('1.0234')
    expect(writeOut(multiple, 2.4)).toBe('2.40 ×')
    expect(score.digits(-1.234)).toBe('−1.23')
    expect(signedScore.digits(1.234)).toBe('+1.23')
  })
  test('write an unknown value as unknown, never as zero', () => {
    expect(writeOut(percent, null)).toBe('?')
    expect(writeOut(compactDollars, null)).toBe('?')
  })
})
