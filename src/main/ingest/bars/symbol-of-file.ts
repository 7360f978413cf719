import { symbolOfText } from './price-symbol.ts'

export interface FileSymbol {
  readonly symbol: string
  /** False when the name says nothing certain and the whole of it had to serve. */
  readonly isCertain: boolean
}

/**
 * The symbol a price file's name gives: the one part of its stem (parted at blanks, `_`, `,`, `-` or `.us`) that the store knows or
 * that is one to five capitals; else the whole stem in capitals, which is a guess unless the store knows it.
 */
export function symbolOfFile(name: string, isKnown: (symbol: string) => boolean): FileSymbol {
  const stem = name.replace(/\.[A-Za-z]{1,4}$/, '')
  const whole = symbolOfText(stem)
  const parts = stem.split(/[\s_,-]+|\.us(?=$|[\s_,-])/i).filter((part) => part !== '')
  const candidates = [...new Set(parts.filter((part) => isKnown(part.toUpperCase()) || /^[A-Z]{1,5}$/.test(part)).map((part) => part.toUpperCase()))]
  const [only] = candidates
  if (only !== undefined && candidates.length === 1) return { symbol: only, isCertain: true }
  return { symbol: whole === '' ? symbolOfText(name) : whole, isCertain: isKnown(whole) }
}
