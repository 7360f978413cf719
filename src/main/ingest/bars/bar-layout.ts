import type { DayFormat } from './date-cell.ts'
import { type BarReading, columnOf } from './bar-reading.ts'
import type { LineLayout } from './line-scanner.ts'

/** Where each part of a bar goes in the scanner's row. The first six are also the columns of a stored chunk, in this order. */
export const SLOT = { open: 0, high: 1, low: 2, close: 3, volume: 4, adjustedClose: 5, dividend: 6, split: 7, symbol: 8, interval: 9, time: 10 } as const
export type SlotName = keyof typeof SLOT

const NUMBERS = ['open', 'high', 'low', 'close', 'volume', 'adjustedClose', 'dividend', 'split'] as const satisfies readonly SlotName[]
const TEXTS = ['symbol', 'interval', 'time'] as const satisfies readonly SlotName[]

export interface BarLayout {
  readonly line: LineLayout
  /** Header text of each slot that is in the file, and of the date, for the words of a row error. */
  readonly names: { readonly [slot in SlotName | 'date']?: string }
}

/** Finds the columns of a reading by name. What is undecided is read as plain as can be: its rows wait for an answer anyway. */
export function barLayout({ profile, header, delimiter, dayFormat, marks, usesTicks }: BarReading): BarLayout {
  const names: { [slot in SlotName | 'date']?: string } = {}
  const cells: LineLayout['cells'][number][] = header.map(() => ({ kind: 'skip', slot: 0 }))
  const place = (name: SlotName | 'date', kind: 'date' | 'number' | 'text', slot: number): void => {
    const index = columnOf(header, name === 'volume' && usesTicks ? profile.columns.ticks : profile.columns[name])
    if (index < 0) return
    const mark = marks[index]
    cells[index] = { kind, slot, ...(mark === undefined || mark === 'undecided' ? {} : { mark }) }
    names[name] = header[index]!
  }
  place('date', 'date', 0)
  for (const name of NUMBERS) place(name, 'number', SLOT[name])
  for (const name of TEXTS) place(name, 'text', SLOT[name])
  if (names.date === undefined || names.close === undefined) throw new Error(`barLayout ${profile.id}: got ${header.join(',')}, wanted a date and a close`)
  const format: DayFormat = dayFormat === 'undecided' ? 'month-first' : dayFormat
  return { line: { delimiter, dayFormat: format, cells }, names }
}
