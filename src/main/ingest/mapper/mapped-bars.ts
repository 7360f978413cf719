import type { Mapping } from '#contract/schemas/mapping.ts'
import type { BarReading } from '../bars/bar-reading.ts'
import { readingOfColumns } from '../bars/ohlcv.ts'
import { headerCell } from '../cells/header-cell.ts'
import type { FileHead } from '../importer.ts'
import type { FoundTable } from './find-table.ts'

const FIELDS = ['date', 'time', 'open', 'high', 'low', 'close', 'volume', 'symbol'] as const

/** The user's words as a reading of prices, for the scanner that reads every layout of bars; undefined where no row has a day. */
export function mappedBars({ columns }: Mapping, head: FileHead, table: FoundTable): BarReading | undefined {
  const named = FIELDS.flatMap((field) => {
    const [name] = [columns[field] ?? []].flat()
    const cell = name === undefined ? undefined : table.header.find((printed) => headerCell(printed) === headerCell(name))
    return cell === undefined ? [] : [[field, cell] as const]
  })
  const { date, close, ...others } = Object.fromEntries(named) as { [field in (typeof FIELDS)[number]]?: string }
  return date === undefined || close === undefined ? undefined : readingOfColumns(head, table, { date, close, ...others })
}
