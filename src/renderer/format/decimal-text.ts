import { UNKNOWN_DIGITS } from './measure.ts'

/**
 * Exact money and quantities come as decimal text and are never turned into floats: "1234.5" is written 1,234.50 with `least` 2, 1,234.5 with `least` 0.
 * More digits than `least` are all shown. null is unknown, an empty text (nothing to say) stays empty.
 */
export function writeDecimal(text: string | null, least = 0): string {
  if (text === null) return UNKNOWN_DIGITS
  if (text === '') return ''
  const isNegative = text.startsWith('-')
  const [whole = '0', fraction = ''] = text.replace(/^[+-]/, '').split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
  const decimals = fraction.padEnd(least, '0')
  return `${isNegative ? '−' : ''}${grouped}${decimals === '' ? '' : `.${decimals}`}`
}

/** As `writeDecimal`, with + before a gain. */
export function writeSignedDecimal(text: string | null, least = 0): string {
  const digits = writeDecimal(text, least)
  return text !== null && !text.startsWith('-') && /[1-9]/.test(digits) ? `+${digits}` : digits
}
