import type { HoldingRow } from '../../store/holdings.ts'
import { textOf } from '../bars/file-pieces.ts'
import type { Row } from '../bars/line-scanner.ts'
import { BAD, VALUE } from '../bars/number-cell.ts'
import type { RowVerdict } from '../bars/bar-row.ts'
import { symbolFault } from '../bars/price-symbol.ts'
import { HOLDINGS_SLOT, type HoldingsField, type HoldingsHeader } from './holdings-layout.ts'

/** Texts that stand for nothing. */
const NOTHING = new Set(['', '-', '--', 'n/a'])

/** Reads one line of a list; a line without name and symbol, or with a number that is none, is held back. */
export function readHoldingsRow(row: Row, bytes: Buffer, { layout, names }: HoldingsHeader): HoldingRow | RowVerdict {
  if (row.hasSurplus) return { status: 'error', reason: `The row has ${row.cells} cells, more than the header.` }
  if (row.cells < layout.cells.length) return { status: 'error', reason: `The row has ${row.cells} cells, fewer than the header.` }
  for (const field of ['marketValue', 'weightPercent', 'shares'] as const) {
    const column = names[field]
    if (row.states[HOLDINGS_SLOT[field]] === BAD && column !== undefined) return { status: 'error', reason: `${column} is no number.`, column }
  }
  const text = (field: HoldingsField): string | null => {
    const slot = HOLDINGS_SLOT[field]
    if (names[field] === undefined || row.states[slot] !== VALUE) return null
    const value = textOf(bytes, row.textStarts[slot]!, row.textEnds[slot]!).replaceAll('""', '"')
    return NOTHING.has(value.toLowerCase()) ? null : value
  }
  const number = (field: HoldingsField): number | null => (row.states[HOLDINGS_SLOT[field]] === VALUE ? row.values[HOLDINGS_SLOT[field]]! : null)
  const symbolText = text('symbol')?.toUpperCase() ?? null
  const fault = symbolText === null ? null : symbolFault(symbolText)
  if (fault !== null) return { status: 'error', reason: fault, ...(names.symbol === undefined ? {} : { column: names.symbol }) }
  const name = text('name')
  const rowKey = symbolText ?? name
  if (rowKey === null) return { status: 'error', reason: 'Neither a ticker nor a name.' }
  const percent = number('weightPercent')
  return {
    rowKey,
    symbolText,
    name,
    sector: text('sector'),
    assetClass: text('assetClass'),
    weightFraction: percent === null ? null : percent / 100,
    shares: number('shares'),
    marketValue: number('marketValue'),
    currency: text('currency'),
  }
}
