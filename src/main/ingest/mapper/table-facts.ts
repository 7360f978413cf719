import type { MappedAction, Mapping } from '#contract/schemas/mapping.ts'
import { DayEvidence, type Decided, NumberEvidence } from '../bars/column-evidence.ts'
import type { DayFormat } from '../bars/date-cell.ts'
import { lineEnd, readRecords } from '../broker/read-records.ts'
import { cleanCell } from '../cells/clean-cell.ts'
import { headerCell } from '../cells/header-cell.ts'
import type { DecimalMark } from '../cells/read-decimal.ts'
import type { FileRefused } from '../files/file-refusal.ts'
import type { FoundTable } from './find-table.ts'

/** What all rows of a file say about how it writes: nothing is assumed from the first ones. */
export interface TableFacts {
  readonly days: Decided<DayFormat>
  readonly mark: Decided<DecimalMark>
  /** The first and the last day cell, for the order of the rows. */
  readonly firstDay: string
  readonly lastDay: string
  /** True when what the user pays stands without a minus: the sign of amounts says nothing then, what the row is does. */
  readonly areAmountsUnsigned: boolean
  /** Distinct texts of the action column with their rows. */
  readonly texts: ReadonlyMap<string, number>
}

const NUMBERS = ['quantity', 'price', 'amount', 'fees', 'costBasis', 'marketValue'] as const
/** More different texts than this is prose, not a column of actions; the first ones are asked about. */
const MOST_TEXTS = 500

/** Reads every cell of the mapped columns once, before a row is judged. */
export async function readTableFacts(
  path: string,
  bytes: Buffer,
  table: FoundTable,
  mapping: Mapping,
  breathe: () => Promise<void>,
): Promise<TableFacts | FileRefused> {
  const names = table.header.map(headerCell)
  const columnsOf = (field: keyof Mapping['columns']): readonly number[] =>
    [mapping.columns[field] ?? []]
      .flat()
      .map((name) => names.indexOf(headerCell(name)))
      .filter((index) => index >= 0)
  const [dateColumn = -1] = columnsOf('date')
  const [actionColumn = -1] = columnsOf('action')
  const days = new DayEvidence()
  const numbers = NUMBERS.flatMap(columnsOf).map((column) => ({ column, evidence: new NumberEvidence() }))
  const texts = new Map<string, number>()
  const amounts = new AmountSigns(mapping)
  const [amountColumn = -1] = columnsOf('amount')
  let firstDay = ''
  let lastDay = ''
  const sink = {
    width: null,
    take({ cells, line }: { readonly cells: readonly string[]; readonly line: number }) {
      if (line <= table.line) return
      const day = cleanCell(cells[dateColumn] ?? '')
      days.add(day)
      if (firstDay === '') firstDay = day
      if (day !== '') lastDay = day
      for (const { column, evidence } of numbers) evidence.add(cleanCell(cells[column] ?? ''))
      const text = cleanCell(cells[actionColumn] ?? '')
      amounts.add(text, cleanCell(cells[amountColumn] ?? ''))
      if (text !== '' && (texts.has(text) || texts.size < MOST_TEXTS)) texts.set(text, (texts.get(text) ?? 0) + 1)
    },
    takeOpenQuote: () => undefined,
  }
  let start = 0
  for (let line = 1; line < table.line; line += 1) start = lineEnd(bytes, start)
  const refused = await readRecords({ path, bytes, start, line: table.line, delimiter: table.delimiter }, sink, breathe)
  return (
    refused ?? {
      days: days.format(),
      mark: markOf(numbers.map(({ evidence }) => evidence)),
      firstDay,
      lastDay,
      areAmountsUnsigned: amounts.areUnsigned,
      texts,
    }
  )
}

/** One mark for the file: what its columns show, and asked where they contradict each other and a cell could be either. */
function markOf(columns: readonly NumberEvidence[]): Decided<DecimalMark> {
  const marks = columns.map((evidence) => evidence.mark())
  const shown = new Set(marks.filter((mark) => mark !== null && mark !== 'undecided'))
  if (shown.size === 1) return [...shown][0] ?? null
  if (shown.size === 0) return marks.includes('undecided') ? 'undecided' : null
  return columns.some(({ hasEither }) => hasEither) ? 'undecided' : 'mixed-point'
}

/** Purchases first, then other payments: whether their amounts carry the minus of money that leaves. */
class AmountSigns {
  readonly #actions: ReadonlyMap<string, MappedAction>
  readonly #counts = { trades: { plus: 0, minus: 0 }, payments: { plus: 0, minus: 0 } }

  constructor({ actions }: Mapping) {
    this.#actions = new Map(Object.entries(actions).map(([text, action]) => [text.toLowerCase(), action]))
  }

  add(text: string, amount: string): void {
    const action = this.#actions.get(text.toLowerCase())
    const group = action === undefined ? undefined : PAID[action]
    if (group === undefined || !/[1-9]/.test(amount)) return
    this.#counts[group][/^[^\d]*[-(\u2212]|-$/.test(amount) ? 'minus' : 'plus'] += 1
  }

  get areUnsigned(): boolean {
    const { trades, payments } = this.#counts
    const told = trades.plus + trades.minus > 0 ? trades : payments
    return told.plus > 0 && told.minus === 0
  }
}

const PAID: { readonly [action in MappedAction]?: 'trades' | 'payments' } = {
  buy: 'trades',
  cover: 'trades',
  reinvest: 'trades',
  'cash-out': 'payments',
  fee: 'payments',
  tax: 'payments',
}
