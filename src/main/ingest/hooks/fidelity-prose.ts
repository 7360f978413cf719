import type { RowFields } from '../profile.ts'

/** "(Cash)", "(Margin)" or "(Short)" at the very end of the prose. */
const ACCOUNT_TYPE = /\((cash|margin|short)\)\s*$/i
const TICKER_IN_BRACKETS = /\(([A-Z][A-Z0-9.]{0,9})\)/g
/** Option prose: "… OPENING TRANSACTION PUT (UMAC) UNUSUAL MACHS INC MAY 01 26 $13.5 (100 SHS)". */
const OPTION = /\b(?:OPENING|CLOSING) TRANSACTION\b|\b(?:PUT|CALL) \(/
const OPTION_NAME = /\b((?:PUT|CALL)) \(([A-Z.]{1,6})\).{0,120}?\b([A-Z]{3} \d{1,2} \d{2} \$\d+(?:\.\d+)?)/

/**
 * Fidelity writes what a row is as a sentence, ends it with the account type and leaves the symbol cell empty at times.
 * - an option (symbol with a leading dash, or option prose) gets the action "option: …"
 * - a purchase or sale in the short account is a cover or a short sale
 * - an empty symbol is the last ticker in brackets before the account type
 */
export function readFidelityProse(fields: RowFields): void {
  const prose = fields.action
  const type = ACCOUNT_TYPE.exec(prose)
  const body = type === null ? prose : prose.slice(0, type.index)
  if (fields.symbol.startsWith('-') || OPTION.test(body)) {
    fields.symbol = fields.symbol === '' ? optionName(body) : fields.symbol.replace(/^-/, '')
    fields.action = `option: ${prose}`
    return
  }
  if (fields.symbol === '') fields.symbol = lastTicker(body)
  if (type?.[1]?.toLowerCase() !== 'short') return
  if (/^you bought\b/i.test(body)) fields.action = `you bought short cover ${prose}`
  else if (/^you sold\b/i.test(body)) fields.action = `you sold short sale ${prose}`
}

const lastTicker = (body: string): string => [...body.matchAll(TICKER_IN_BRACKETS)].at(-1)?.[1] ?? ''

function optionName(body: string): string {
  const [, side, underlying, terms] = OPTION_NAME.exec(body) ?? []
  return side === undefined ? lastTicker(body) : `${underlying} ${terms} ${side}`
}
