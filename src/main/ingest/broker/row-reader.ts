import type { TransactionKind } from '#contract/schemas/transaction-kind.ts'
import { cleanCell } from '../cells/clean-cell.ts'
import { isBlankCell, readDecimal } from '../cells/read-decimal.ts'
import { hooks } from '../hooks/hooks.ts'
import { Field, type Profile, type Reading, type RowFields, type RowReading } from '../profile.ts'
import { type BrokerRecord, heldBack, type RowVerdict } from './broker-record.ts'
import { type ColumnMap, mapColumns } from './column-map.ts'
import { judgeKind } from './judge-kind.ts'
import { type MatchedReading, type ReadingMatcher, readingMatcher } from './match-reading.ts'
import { nameOption } from './name-option.ts'
import { type PrintedDate, readPrintedDate } from './printed-date.ts'
import { type NumberFacts, printedName, readFees, readNumbers, type RowNumbers, shortened } from './read-numbers.ts'
import { readSymbol } from './read-symbol.ts'

/** Facts that hold for every row of a file. */
export interface FileFacts {
  readonly profile: Profile
  /** Zone of printed times: the profile's, or the answer to the question. */
  readonly zone: string
  /** The day of rows that print a time only; null = not known yet. */
  readonly day: string | null
  /** Currency of amounts that name none: the profile's, or the one the file states. */
  readonly currency: string
}

type Refused = Extract<RowVerdict, { reason: string }>

/** Reads the rows below one header: made once per header, asked once per row. */
export class RowReader {
  readonly columns: ColumnMap
  readonly #facts: FileFacts
  readonly #reading: RowReading
  readonly #slots: readonly (readonly [Field, readonly [number, ...number[]]])[]
  readonly #match: ReadingMatcher
  readonly #numberFacts: NumberFacts
  readonly #symbols = new Map<string, ReturnType<typeof readSymbol>>()
  #lastDateCell = ''
  #lastDate: PrintedDate | null = null
  #rowAbove: RowFields | null = null

  constructor(facts: FileFacts, reading: RowReading, header: readonly string[]) {
    this.#facts = facts
    this.#reading = reading
    this.columns = mapColumns(header, reading)
    this.#slots = [...this.columns.fields]
    this.#numberFacts = { decimalMark: facts.profile.decimalMark, currency: this.columns.currency ?? facts.currency, reading, columns: this.columns }
    this.#match = readingMatcher(reading, this.columns.fields.has('action'), facts.profile.decimalMark)
  }

  /** The text of one field of a row, cleaned; '' where the header has no such column. */
  text(cells: readonly string[], field: Field): string {
    const indices = this.columns.fields.get(field)
    return indices === undefined ? '' : firstFilled(cells, indices)
  }

  /** The sum of the fee columns of a row as a cost; null when they are blank or one is unreadable. */
  fees(cells: readonly string[]): string | null {
    const fees = readFees(cells, emptyFields(), this.#numberFacts.currency, this.#numberFacts)
    return 'reason' in fees ? null : fees.own
  }

  read(cells: readonly string[]): RowVerdict {
    const surplus = this.#findSurplus(cells)
    if (surplus !== null) return surplus
    const missing = this.columns.missing[0]
    if (missing !== undefined) return heldBack('review', `The header above this row has no column for its ${missing}.`)
    return this.readFields(cells, this.fieldsOf(cells))
  }

  /** Judges a row whose fields were taken by `fieldsOf`. */
  readFields(cells: readonly string[], fields: RowFields): RowVerdict {
    const matched = this.#match(fields)
    if (matched === null) return heldBack('error', 'The row does not say what it is: this cell is empty.', this.#printed('action'))
    const { reading } = matched
    if (reading === 'ignored' || reading === 'unsupported' || reading === 'review') return this.#heldBackByRule(reading, matched, fields)
    if (this.#facts.profile.dayFrom !== undefined && this.#facts.day === null) return NO_DAY
    const date = this.#dateOf(fields.date)
    if (date === null) return heldBack('error', dateReason(fields.date), this.#printed('date'))
    if (fields.externalId.length > LONGEST_ID) return heldBack('error', `An id has at most ${LONGEST_ID} characters.`, this.#printed('externalId'))
    const numbers = readNumbers(cells, fields, reading, this.#numberFacts)
    if ('reason' in numbers) return { status: 'error', ...numbers }
    const symbol = this.#symbolOf(this.#symbolText(fields, reading))
    if ('reason' in symbol) return heldBack('error', symbol.reason, this.#printed('symbol'))
    const judged = judgeKind(reading, numbers, symbol.text, fields.mark, this.#reading)
    if ('reason' in judged) return heldBack(judged.status, judged.reason, judged.field === null ? null : this.#printed(judged.field))
    return this.#recordOf(fields, date, numbers, symbol.text, judged.kind, judged.quantity, reading)
  }

  /** Rows of one day follow each other: the date is read once per run of equal cells. */
  #dateOf(cell: string): PrintedDate | null {
    if (cell !== this.#lastDateCell || this.#lastDate === null) {
      this.#lastDate = readPrintedDate(cell, this.#facts)
      this.#lastDateCell = cell
    }
    return this.#lastDate
  }

  #symbolOf(cell: string): ReturnType<typeof readSymbol> {
    const known = this.#symbols.get(cell)
    if (known !== undefined) return known
    const symbol = readSymbol(cell)
    if (this.#symbols.size < MOST_SYMBOLS) this.#symbols.set(cell, symbol)
    return symbol
  }

  #recordOf(
    fields: RowFields,
    date: PrintedDate,
    numbers: RowNumbers,
    symbol: string | null,
    kind: TransactionKind,
    quantity: string | null,
    reading: Reading,
  ): RowVerdict {
    const settle = fields.settle === '' ? null : readPrintedDate(fields.settle, this.#facts)
    const record: BrokerRecord = {
      kind,
      session: date.day,
      effective: date.effective,
      time: date.time,
      settle: settle?.day ?? null,
      symbol,
      quantity,
      price: numbers.price,
      amount: numbers.amount,
      fees: numbers.fees,
      feesIn: numbers.feesIn,
      currency: numbers.currency,
      priceCurrency: numbers.priceCurrency,
      account: isBlankCell(fields.account) ? null : fields.account,
      externalId: isBlankCell(fields.externalId) ? null : fields.externalId,
      orderKey: this.#orderKeyOf(fields, symbol, kind),
      note: fields.note !== '' ? fields.note : date.effective === null ? null : `as of ${date.effective}`,
      accrued: fields.accrued === '' ? null : readDecimal(fields.accrued, this.#facts.profile.decimalMark) || null,
      balance: fields.balance === '' ? null : readDecimal(fields.balance, this.#facts.profile.decimalMark) || null,
      isReverseSplit: reading === 'reverse-split',
    }
    return { status: 'record', record }
  }

  /** Symbol, kind and what the layout names an order by; the moment as UTC and the size canonical, so that two exports agree. */
  #orderKeyOf(fields: RowFields, symbol: string | null, kind: TransactionKind): string | null {
    const { orderKey } = this.#reading
    if (orderKey.length === 0) return null
    const parts = orderKey.map((field) => {
      if (field === 'orderQuantity') return readDecimal(fields.orderQuantity, this.#facts.profile.decimalMark) || fields.orderQuantity
      const moment = readPrintedDate(fields.placed, this.#facts)
      return String(moment?.time?.utcMs ?? moment?.day ?? fields.placed)
    })
    return [symbol, kind, ...parts].join('|')
  }

  /** A filled cell behind the last column means that the row is cut otherwise than the header: nothing in it can be trusted. */
  #findSurplus(cells: readonly string[]): Refused | null {
    const { width } = this.columns
    for (let index = width; index < cells.length; index += 1) {
      if (cleanCell(cells[index] ?? '') !== '') {
        return {
          status: 'error',
          reason: `The row has ${cells.length} cells where the header has ${width}: a separator inside a text is not quoted.`,
          column: null,
        }
      }
    }
    return null
  }

  /** The fields of a row as text: cleaned, blanks taken over from the row above where the layout means that, hook applied. */
  fieldsOf(cells: readonly string[]): RowFields {
    const fields = emptyFields()
    for (const [field, indices] of this.#slots) fields[field] = firstFilled(cells, indices)
    const { hook, symbolFrom, timeFrom, inherits } = this.#reading
    if (inherits.length > 0) {
      if (this.#rowAbove !== null) for (const field of inherits) if (fields[field] === '') fields[field] = this.#rowAbove[field]
      this.#rowAbove = { ...fields }
    }
    if (hook !== undefined) hooks[hook](fields)
    if (symbolFrom !== undefined && isBlankCell(fields.symbol)) fields.symbol = symbolFrom.pattern.exec(fields[symbolFrom.field])?.[1] ?? ''
    if (this.#facts.profile.dayFrom !== undefined) fields.date = this.#facts.day ?? ''
    if (timeFrom !== undefined && fields.time === '') fields.time = timeFrom.pattern.exec(fields[timeFrom.field])?.[1] ?? ''
    if (fields.time !== '' && !/[:;]/.test(fields.date)) fields.date = `${fields.date} ${fields.time}`
    return fields
  }

  #symbolText(fields: RowFields, reading: Reading): string {
    const { optionName } = this.#reading
    if (optionName === undefined || !reading.startsWith('option')) return fields.symbol
    const name = nameOption(fields, optionName)
    return name === '' ? fields.symbol : name
  }

  #heldBackByRule(reading: 'ignored' | 'unsupported' | 'review', { why }: NonNullable<MatchedReading>, { action }: RowFields): RowVerdict {
    switch (reading) {
      case 'ignored':
        return heldBack('ignored', why ?? `Rows of the kind “${action}” move neither shares nor cash.`)
      case 'unsupported':
        return heldBack('unsupported', why ?? `“${action}” is not kept by this program; the row is listed only.`)
      case 'review':
        return heldBack('review', why ?? `What “${action}” means is not known for ${this.#facts.profile.broker}.`, this.#printed('action'))
    }
  }

  #printed(field: Field): string | null {
    return printedName(field, this.columns)
  }
}

/** The first filled cell of a field; the last one as it is when all are blank. */
function firstFilled(cells: readonly string[], indices: readonly [number, ...number[]]): string {
  let text = cleanCell(cells[indices[0]] ?? '')
  for (let at = 1; at < indices.length && isBlankCell(text); at += 1) text = cleanCell(cells[indices[at] ?? 0] ?? '')
  return text
}

/** Ids of executions are short; a longer text is none. */
const LONGEST_ID = 200
/** Symbol cells that are remembered; a history names hundreds. */
const MOST_SYMBOLS = 20_000

const NO_DAY = heldBack('review', 'The file prints times without a day. Say on which day these rows were traded.')

const emptyFields = (): RowFields => ({
  date: '',
  time: '',
  settle: '',
  account: '',
  action: '',
  detail: '',
  status: '',
  instrument: '',
  symbol: '',
  description: '',
  placed: '',
  orderQuantity: '',
  expiry: '',
  strike: '',
  right: '',
  quantity: '',
  price: '',
  amount: '',
  currency: '',
  priceCurrency: '',
  feesCurrency: '',
  externalId: '',
  note: '',
  balance: '',
  accrued: '',
  mark: '',
})

const dateReason = (text: string): string => (text === '' ? 'The row has no date.' : `“${shortened(text)}” is not a date of this layout.`)
