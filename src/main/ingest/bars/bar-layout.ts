import type { BarProfile } from './bar-profile.ts'
import type { LineLayout } from './line-scanner.ts'

/** Where each part of a bar goes in the scanner's row. The first six are also the columns of a stored chunk, in this order. */
export const SLOT = { open: 0, high: 1, low: 2, close: 3, volume: 4, adjustedClose: 5, dividend: 6, split: 7, symbol: 8, interval: 9 } as const
export type SlotName = keyof typeof SLOT

const NUMBERS = ['open', 'high', 'low', 'close', 'volume', 'adjustedClose', 'dividend', 'split'] as const satisfies readonly SlotName[]
const TEXTS = ['symbol', 'interval'] as const satisfies readonly SlotName[]

export interface BarLayout {
  readonly line: LineLayout
  /** Header text of each slot that is in the file, and of the date, for the words of a row error. */
  readonly names: { readonly [slot in SlotName | 'date']?: string }
}

/** Finds the columns of a profile in a header by name. */
export function barLayout(profile: BarProfile, header: readonly string[]): BarLayout {
  const names: { [slot in SlotName | 'date']?: string } = {}
  const cells: { kind: LineLayout['cells'][number]['kind']; slot: number }[] = header.map(() => ({ kind: 'skip', slot: 0 }))
  const place = (name: SlotName | 'date', kind: 'date' | 'number' | 'text', slot: number): void => {
    const column = profile.columns[name]
    const wanted = typeof column === 'string' ? [column] : (column ?? [])
    const index = header.findIndex((cell) => wanted.includes(cell))
    if (index < 0) return
    cells[index] = { kind, slot }
    names[name] = header[index]!
  }
  place('date', 'date', 0)
  for (const name of NUMBERS) place(name, 'number', SLOT[name])
  for (const name of TEXTS) place(name, 'text', SLOT[name])
  if (names.date === undefined || names.close === undefined) throw new Error(`barLayout ${profile.id}: got ${header.join(',')}, wanted a date and a close`)
  return { line: { delimiter: profile.delimiter, dayFormat: profile.dayFormat, cells }, names }
}
