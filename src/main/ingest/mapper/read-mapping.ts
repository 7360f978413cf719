import { Mapping, type MappedField } from '#contract/schemas/mapping.ts'
import type { AppError } from '#contract/errors.ts'
import { headerCell } from '../cells/header-cell.ts'
import type { FoundTable } from './find-table.ts'

const NEEDED: Readonly<Record<Mapping['record'], readonly MappedField[]>> = {
  transactions: ['date'],
  positions: ['symbol', 'quantity'],
  bars: ['date', 'close'],
}

/** The answer `mapping` as it travels among the answers of a file; a mapping that names columns the file lacks is refused by name. */
export function readMapping(answer: string, table: FoundTable): { readonly mapping: Mapping } | { readonly refused: AppError } {
  const parsed = Mapping.safeParse(parseJson(answer))
  if (!parsed.success) return { refused: refuse('it is not a mapping of columns. Ask for the file again and start from its guess.') }
  const mapping = parsed.data
  const names = new Set(table.header.map(headerCell))
  for (const column of Object.values(mapping.columns).flat()) {
    if (!names.has(headerCell(column))) return { refused: refuse(`the file has no column “${column}”.`) }
  }
  for (const field of NEEDED[mapping.record]) {
    if (mapping.columns[field] === undefined) return { refused: refuse(`no column is assigned to the ${field}.`) }
  }
  return { mapping }
}

const refuse = (reason: string): AppError => ({ kind: 'refused', field: 'mapping', reason })

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
