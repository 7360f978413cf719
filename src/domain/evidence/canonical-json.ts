import type { Json } from '#domain/formula.ts'

const SIGNIFICANT_DIGITS = 9

/**
 * Rounds a computed number to 9 significant digits, so that the last bit of Math.log or exp, which differs between
 * engines, never enters evidence. Integers below 1e9 and zero are unchanged; -0 becomes 0.
 */
export function roundForEvidence(value: number): number {
  if (!Number.isFinite(value)) throw new RangeError(`roundForEvidence: got ${value}, wanted a finite number`)
  if (value === 0) return 0
  return Number(value.toPrecision(SIGNIFICANT_DIGITS))
}

/**
 * RFC 8785 canonical JSON: keys sorted by UTF-16 code units, shortest ECMAScript numbers, no white space, -0 as 0.
 * Throws on NaN, Infinity and lone surrogates: those are programming errors here, never data.
 */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new RangeError(`canonicalJson: got ${value}, wanted a finite number`)
    return Object.is(value, -0) ? '0' : JSON.stringify(value)
  }
  if (typeof value === 'string') {
    if (!isWellFormed(value)) throw new RangeError('canonicalJson: got text with a lone surrogate, wanted well-formed text')
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${value.map((item: Json) => canonicalJson(item)).join(',')}]`
  const record = value as { readonly [key: string]: Json }
  const members = Object.keys(record)
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
    .map((key) => `${canonicalJson(key)}:${canonicalJson(record[key] as Json)}`)
  return `{${members.join(',')}}`
}

function isWellFormed(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i)
    if (unit < 0xd800 || unit > 0xdfff) continue
    const next = text.charCodeAt(i + 1)
    if (unit > 0xdbff || !(next >= 0xdc00 && next <= 0xdfff)) return false
    i += 1
  }
  return true
}
