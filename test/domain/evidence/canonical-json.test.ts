import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson, roundForEvidence } from '#domain/evidence/canonical-json.ts'

describe('canonicalJson', () => {
  it('sorts keys by UTF-16 code units and leaves no white space, as RFC 8785 asks', () => {
    // The key order of the example in RFC 8785, section 3.2.3.
    const value = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 }
    expect(canonicalJson(value)).toBe('{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\ud83d\ude00":5,"\ufb33":3}')
  })
  it('writes numbers the shortest way and -0 as 0', () => {
    expect(canonicalJson([1e21, 1e-7, 0.1, 100, -0, 333333333.3333333])).toBe('[1e+21,1e-7,0.1,100,0,333333333.3333333]')
  })
  it('refuses what is no JSON number and text that is not well formed', () => {
    expect(() => canonicalJson(Number.NaN)).toThrow('wanted a finite number')
    expect(() => canonicalJson([Number.POSITIVE_INFINITY])).toThrow('wanted a finite number')
    expect(() => canonicalJson('A\ud800B')).toThrow('lone surrogate')
    expect(() => canonicalJson('\udc00')).toThrow('lone surrogate')
  })
  it('gives the same text for the same value whatever the order of its keys', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const reversed = reverseKeys(value)
        expect(canonicalJson(value as never)).toBe(canonicalJson(reversed as never))
        expect(JSON.parse(canonicalJson(value as never))).toEqual(JSON.parse(JSON.stringify(value), (_, v: unknown) => (Object.is(v, -0) ? 0 : v)))
      }),
    )
  })
})

describe('roundForEvidence', () => {
  it('keeps nine significant digits, so the last bit of a logarithm never enters', () => {
    expect(roundForEvidence(Math.LN2)).toBe(0.693147181)
    expect(roundForEvidence(123456789.123)).toBe(123456789)
    expect(Object.is(roundForEvidence(-0), 0)).toBe(true)
    expect(roundForEvidence(0.1 + 0.2)).toBe(0.3)
  })
  it('refuses NaN', () => {
    expect(() => roundForEvidence(Number.NaN)).toThrow('wanted a finite number')
  })
})

function reverseKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reverseKeys)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reverseKeys(inner)]),
  )
}
