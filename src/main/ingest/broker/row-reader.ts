import type { TransactionKind } from '#contract/schemas/imports.ts'
import { cleanCell } from '../cells/clean-cell.ts'
import { addDecimals } from '../cells/exact.ts'
import { negateDecimal } from '../cells/decimal-sign.ts'
import { readDecimal } from '../cells/read-decimal.ts'
import { hooks } from '../hooks/hooks.ts'
import { Field, type Profile, type Reading, type RowFields, type RowReading } from '../profile.ts'
import { type BrokerRecord, heldBack, type RowVerdict } from './broker-record.ts'
import { type ColumnMap, mapColumns } from './column-map.ts'
import { judgeKind, type KindNumbers } from './judge-kind.ts'
import { type PrintedDate, readPrintedDate } from './printed-date.ts'
import { readSymbol } from './read-symbol.ts'

/** Facts that hold for every row of a file. */
export interface FileFacts {
  readonly profile: Profile
  /** Zone of printed times: the profile's, or the answer to the question. */
  readonly zone: string
}

/** The numbers of a row, canonical; null = blank. */
export interface RowNumbers extends KindNumbers {
  readonly feesIn: BrokerRecord['feesIn']
  readonly currency: string
}

type Refused = Extract<RowVerdict, { reason: string }>

/** Reads the rows below one header: made once per header, asked once per row. */
export class RowReader {
  readonly columns: ColumnMap
  readonly #facts: FileFacts
  readonly #reading: RowReading
  readonly #slots: readonly (readonly [Field, number])[]
  readonly #actions: ReadonlyMap<string, Reading>
  readonly #symbols = new Map<string, ReturnType<typeof readSymbol>>()
  #lastDateCell = ''
  #lastDate: PrintedDate | null = null

  constructor(facts: FileFacts, reading: RowReading, header: readonly string[]) {
    this.#facts = facts
    this.#reading = reading
    this.columns = mapColumns(header, reading)
    this.#slots = [...this.columns.fields]
    this.#actions = new Map(Object.entries(reading.actions))
  }

  /** The text of one field of a row, cleaned; '' where the header has no such column. */
  text(cells: readonly string[], field: Field): string {
    const index = this.columns.fields.get(field)
    return index === undefined ? '' : cleanCell(cells[index] ?? '')
  }

  read(cells: readonly string[]): RowVerdict {
    const surplus = this.#findSurplus(cells)
    if (surplus !== null) return surplus
    const missing = this.columns.missing[0]
    if (missing !== undefined) return heldBack('review', `The header above this row has no column for its ${missing}.`)
    const fields = this.#fieldsOf(cells)
    const reading = this.#readingOf(fields)
    if (typeof reading !== 'string') return reading
    if (reading === 'ignored' || reading === 'unsupported' || reading === 'review') return this.#heldBackByRule(reading, fields.action)
    const date = this.#dateOf(fields.date)
    if (date === null) return heldBack('error', dateReason(fields.date), this.#printed('date'))
    if (fields.externalId.length > LONGEST_ID) return heldBack('error', `An id has at most ${LONGEST_ID} characters.`, this.#printed('externalId'))
    const numbers = this.#numbersOf(cells, fields)
    if ('reason' in numbers) return numbers
    const symbol = this.#symbolOf(fields.symbol)
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
      account: fields.account === '' ? null : fields.account,
      externalId: fields.externalId === '' ? null : fields.externalId,
      note: fields.note !== '' ? fields.note : date.effective === null ? null : `as of ${date.effective}`,
      accrued: fields.accrued === '' ? null : readDecimal(fields.accrued, this.#facts.profile.decimalMark) || null,
      balance: fields.balance === '' ? null : readDecimal(fields.balance, this.#facts.profile.decimalMark) || null,
      isReverseSplit: reading === 'reverse-split',
    }
    return { status: 'record', record }
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

  #fieldsOf(cells: readonly string[]): RowFields {
    const fields = emptyFields()
    for (const [field, index] of this.#slots) fields[field] = cleanCell(cells[index] ?? '')
    const { hook, symbolFrom } = this.#reading
    if (hook !== undefined) hooks[hook](fields)
    if (symbolFrom !== undefined && fields.symbol === '') fields.symbol = symbolFrom.pattern.exec(fields[symbolFrom.field])?.[1] ?? ''
    return fields
  }

  #readingOf(fields: RowFields): Reading | Refused {
    const { beginnings, contains, otherwise } = this.#reading
    if (fields.action === '' && this.columns.fields.has('action')) {
      return { status: 'error', reason: 'The row does not say what it is: this cell is empty.', column: this.#printed('action') }
    }
    const action = fields.action.toLowerCase()
    const exact = this.#actions.get(action)
    if (exact !== undefined) return exact
    for (const [beginning, reading] of beginnings) if (action.startsWith(beginning)) return reading
    for (const [pattern, reading] of contains) if (pattern.test(action === '' ? fields.description : action)) return reading
    return otherwise
  }

  #heldBackByRule(reading: 'ignored' | 'unsupported' | 'review', action: string): RowVerdict {
    switch (reading) {
      case 'ignored':
        return heldBack('ignored', `Rows of the kind “${action}” move neither shares nor cash.`)
      case 'unsupported':
        return heldBack('unsupported', `“${action}” is not kept by this program; the row is listed only.`)
      case 'review':
        return heldBack('review', `What “${action}” means is not known for ${this.#facts.profile.broker}.`, this.#printed('action'))
    }
  }

  #numbersOf(cells: readonly string[], fields: RowFields): RowNumbers | Refused {
    const quantity = this.#number(fields.quantity, 'quantity')
    if (typeof quantity === 'object' && quantity !== null) return quantity
    const price = this.#number(fields.price, 'price')
    if (typeof price === 'object' && price !== null) return price
    const printedAmount = this.#number(fields.amount, 'amount')
    if (typeof printedAmount === 'object' && printedAmount !== null) return printedAmount
    const currency = fields.currency === '' ? this.#facts.profile.currency : fields.currency.toUpperCase()
    if (!CURRENCY.test(currency)) return { status: 'error', reason: `“${fields.currency}” is not a currency.`, column: this.#printed('currency') }
    const fees = this.#feesOf(cells, currency)
    if ('reason' in fees) return fees
    const isGross = this.#reading.amountIs === 'gross'
    const amount = isGross && printedAmount !== null && fees.own !== null ? addDecimals(printedAmount, negateDecimal(fees.own)) : printedAmount
    return { quantity, price, amount, fees: fees.own, feesIn: fees.others, currency }
  }

  #feesOf(cells: readonly string[], currency: string): { own: string | null; others: BrokerRecord['feesIn'] } | Refused {
    let own: string | null = null
    let others: { currency: string; amount: string }[] = NONE
    for (const fee of this.columns.fees) {
      const text = cleanCell(cells[fee.index] ?? '')
      if (text === '') continue
      const printed = readDecimal(text, this.#facts.profile.decimalMark)
      if (printed === null) return { status: 'error', reason: numberReason(text), column: cleanCell(this.columns.printed[fee.index] ?? '') }
      if (printed === '') continue
      const cost = this.#reading.feesAre === 'cost' ? printed : negateDecimal(printed)
      if (fee.currency === null || fee.currency === currency) own = own === null ? cost : addDecimals(own, cost)
      else others = [...others, { currency: fee.currency, amount: cost }]
    }
    return { own, others }
  }

  /** Canonical text, null for a blank cell, or why the row is an error. */
  #number(text: string, field: Field): string | null | Refused {
    if (text === '') return null
    const decimal = readDecimal(text, this.#facts.profile.decimalMark)
    if (decimal === null) return { status: 'error', reason: numberReason(text), column: this.#printed(field) }
    return decimal === '' ? null : decimal
  }

  #printed(field: Field): string | null {
    const index = this.columns.fields.get(field)
    return index === undefined ? null : cleanCell(this.columns.printed[index] ?? '')
  }
}

/** Ids of executions are short; a longer text is none. */
const LONGEST_ID = 200
/** Symbol cells that are remembered; a history names hundreds. */
const MOST_SYMBOLS = 20_000
const NONE: { currency: string; amount: string }[] = []
const CURRENCY = /^[A-Z]{3}$/

const emptyFields = (): RowFields => ({
  date: '',
  settle: '',
  account: '',
  action: '',
  symbol: '',
  description: '',
  quantity: '',
  price: '',
  amount: '',
  currency: '',
  externalId: '',
  note: '',
  balance: '',
  accrued: '',
  mark: '',
})

const shown = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text)
const numberReason = (text: string): string => `“${shown(text)}” is not a number.`
const dateReason = (text: string): string => (text === '' ? 'The row has no date.' : `“${shown(text)}” is not a date of this layout.`)
