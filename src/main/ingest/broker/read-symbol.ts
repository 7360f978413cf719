import { isBlankCell } from '../cells/read-decimal.ts'

/** Letters, digits and the marks that tickers, share classes, CUSIPs and option symbols use; our own export writes a former bearer as "ABC@2024-03-05". */
const TICKER = /^[A-Z0-9.\-^/=*$ ]+(@\d{4}-\d{2}-\d{2})?$/
const LONGEST = 40
const FOREIGN = /[^A-Z0-9.\-^/=*$ ]/u

/**
 * A symbol in upper case, null for a blank cell (dashes and N/A are blank). Anything that is not plain ticker text is refused with the character's
 * code point: a look-alike letter or an invisible mark would make a second, false instrument.
 */
export function readSymbol(cell: string): { readonly text: string | null } | { readonly reason: string } {
  if (isBlankCell(cell)) return NO_SYMBOL
  const text = cell.normalize('NFC').toUpperCase()
  if (text.length > LONGEST) return { reason: `A symbol has at most ${LONGEST} characters; this one has ${text.length}.` }
  if (TICKER.test(text)) return { text }
  const foreign = FOREIGN.exec(text)?.[0] ?? ''
  const code = (foreign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
  return { reason: `The symbol contains the character U+${code}, which no ticker has.` }
}

const NO_SYMBOL: { readonly text: null } = { text: null }
