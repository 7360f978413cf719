import { cleanCell } from '../cells/clean-cell.ts'
import { magnitudeOf, negateDecimal, signOf } from '../cells/decimal-sign.ts'
import { addDecimals, decimalText, Exact } from '../cells/exact.ts'
import { isBlankCell, readDecimal } from '../cells/read-decimal.ts'
import type { AmountMeaning, Field, Profile, Reading, RowFields, RowReading } from '../profile.ts'
import type { BrokerRecord } from './broker-record.ts'
import type { ColumnMap } from './column-map.ts'
import type { KindNumbers } from './judge-kind.ts'

/** The numbers of a row, canonical; null = blank. */
export interface RowNumbers extends KindNumbers {
  readonly feesIn: BrokerRecord['feesIn']
  readonly currency: string
  /** Currency of the price where it is not that of the amount. */
  readonly priceCurrency: string | null
}

/** Why a row's number cannot be read, and the column it stands in. */
export interface BadNumber {
  readonly reason: string
  readonly column: string | null
}

export interface NumberFacts {
  readonly decimalMark: Profile['decimalMark']
  /** Currency of amounts that name none. */
  readonly currency: string
  readonly reading: RowReading
  readonly columns: ColumnMap
}

/** Reads quantity, price, amount, fees and currencies of one row that is known to be `kind`. */
export function readNumbers(cells: readonly string[], fields: RowFields, kind: Reading, facts: NumberFacts): RowNumbers | BadNumber {
  const hasShares = !facts.reading.withoutShares.includes(kind)
  const quantity = hasShares ? readQuantity(fields.quantity, facts) : null
  if (typeof quantity === 'object' && quantity !== null) return quantity
  const printedPrice = hasShares ? readNumber(fields.price, 'price', facts) : null
  if (typeof printedPrice === 'object' && printedPrice !== null) return printedPrice
  const printedAmount = facts.reading.withoutCash.includes(kind) ? null : readNumber(fields.amount, 'amount', facts)
  if (typeof printedAmount === 'object' && printedAmount !== null) return printedAmount
  const currency = isBlankCell(fields.currency) ? facts.currency : wholeCurrency(fields.currency)
  const printed = inWholeUnits(printedAmount, fields.currency)
  const price = inWholeUnits(facts.reading.prices === 'signed' && printedPrice !== null ? magnitudeOf(printedPrice) : printedPrice, fields.priceCurrency)
  if (!CURRENCY.test(currency)) return { reason: `“${fields.currency}” is not a currency.`, column: printedName('currency', facts.columns) }
  const fees = readFees(cells, fields, currency, facts)
  if ('reason' in fees) return fees
  const meaning = printed === null ? 'net' : amountMeaning(cells, facts)
  const signed = printed !== null && meaning.endsWith('unsigned') ? withSignOf(kind, quantity, printed) : printed
  const amount = signed !== null && meaning.startsWith('gross') && fees.own !== null ? addDecimals(signed, negateDecimal(fees.own)) : signed
  const priceCurrency = wholeCurrency(fields.priceCurrency)
  return {
    quantity,
    price,
    amount,
    fees: facts.reading.feesFrom === 'implied' ? (impliedFee(kind, quantity, price, amount, fees.own) ?? fees.own) : fees.own,
    feesIn: fees.others,
    currency,
    priceCurrency: CURRENCY.test(priceCurrency) && priceCurrency !== currency ? priceCurrency : null,
  }
}

/** What the amount column of this row means: the first of its columns that is filled, as the row's text is taken. */
function amountMeaning(cells: readonly string[], { reading, columns }: NumberFacts): AmountMeaning {
  if (typeof reading.amountIs === 'string') return reading.amountIs
  const indices = columns.fields.get('amount') ?? []
  const index = indices.find((at) => isFilled(cells[at])) ?? indices[0]
  return reading.amountIs[index === undefined ? '' : (columns.names.get(index) ?? '')] ?? 'net'
}

const isFilled = (cell: string | undefined): boolean => cell !== undefined && !isBlankCell(cleanCell(cell))

const PAYS: ReadonlySet<Reading> = new Set<Reading>(['buy', 'cover', 'reinvest', 'option-bought', 'fx-bought'])
const EARNS: ReadonlySet<Reading> = new Set<Reading>(['sell', 'short', 'option-sold', 'fx-sold'])
const BY_QUANTITY: ReadonlySet<Reading> = new Set<Reading>(['trade', 'option', 'fx'])

const COSTS: ReadonlySet<Reading> = new Set<Reading>(['cash-out', 'fee', 'tax'])

/** Money printed without the sign of its cash effect: a purchase pays it, a sale brings it, a cost without a minus leaves. Other rows keep the printed sign. */
function withSignOf(kind: Reading, quantity: string | null, money: string): string {
  const size = magnitudeOf(money)
  if (PAYS.has(kind)) return negateDecimal(size)
  if (EARNS.has(kind)) return size
  if (COSTS.has(kind)) return negateDecimal(size)
  if (!BY_QUANTITY.has(kind) || quantity === null) return money
  return signOf(quantity) > 0 ? negateDecimal(size) : size
}

const IMPLIES: ReadonlyMap<Reading, -1 | 1> = new Map([
  ['buy', -1],
  ['cover', -1],
  ['sell', 1],
  ['short', 1],
])

/**
 * The fee hidden in a net amount: quantity x price rounded half up to the cent against the amount. Null where it cannot be
 * told: no such trade, a number missing, or less than what is printed as a fee (then the price is a rounded average).
 */
function impliedFee(kind: Reading, quantity: string | null, price: string | null, amount: string | null, printed: string | null): string | null {
  const sign = IMPLIES.get(kind)
  if (sign === undefined || quantity === null || price === null || amount === null) return null
  const gross = new Exact(magnitudeOf(quantity)).times(price).toDecimalPlaces(2, Exact.ROUND_HALF_UP)
  const fee = gross.times(sign).minus(amount)
  return fee.gte(printed ?? '0') ? decimalText(fee) : null
}

/** Sums the fee columns of a row as costs: those in the row's currency, and the others apart. */
export function readFees(
  cells: readonly string[],
  fields: RowFields,
  currency: string,
  { reading, columns, decimalMark }: NumberFacts,
): { readonly own: string | null; readonly others: BrokerRecord['feesIn'] } | BadNumber {
  let own: string | null = null
  let others: BrokerRecord['feesIn'] = NONE
  const named = wholeCurrency(fields.feesCurrency)
  const stated = CURRENCY.test(named) ? named : null
  for (const fee of columns.fees) {
    const text = cleanCell(cells[fee.index] ?? '')
    if (text === '') continue
    const printed = readDecimal(text, decimalMark)
    if (printed === null) return { reason: numberReason(text), column: cleanCell(columns.printed[fee.index] ?? '') }
    if (printed === '') continue
    const ownName = fee.currencyIndex === null ? '' : cleanCell(cells[fee.currencyIndex] ?? '')
    const cost = inWholeUnits(reading.feesAre === 'cost' ? printed : negateDecimal(printed), ownName)
    const feeCurrency = fee.currency ?? (CURRENCY.test(wholeCurrency(ownName)) ? wholeCurrency(ownName) : stated)
    if (feeCurrency === null || feeCurrency === currency) own = own === null ? cost : addDecimals(own, cost)
    else others = addFee(others, feeCurrency, cost)
  }
  return { own, others }
}

/** Several fees in one currency are one sum. */
function addFee(fees: BrokerRecord['feesIn'], currency: string, amount: string): BrokerRecord['feesIn'] {
  const same = fees.find((fee) => fee.currency === currency)
  if (same === undefined) return [...fees, { currency, amount }]
  return fees.map((fee) => (fee === same ? { currency, amount: addDecimals(fee.amount, amount) } : fee))
}

function readQuantity(text: string, facts: NumberFacts): string | null | BadNumber {
  const { outMark } = facts.reading
  if (outMark === undefined || !text.toUpperCase().endsWith(outMark)) return readNumber(text, 'quantity', facts)
  const size = readNumber(text.slice(0, -1), 'quantity', facts)
  return typeof size === 'string' ? negateDecimal(size) : size
}

/** Canonical text, null for a blank cell, or why the row is an error. */
function readNumber(text: string, field: Field, { decimalMark, columns, reading }: NumberFacts): string | null | BadNumber {
  if (text === '') return null
  const decimal = readDecimal(reading.hasCurrencyWords ? text.replace(CURRENCY_WORD, '$1') : text, decimalMark)
  if (decimal === null) return { reason: numberReason(text), column: printedName(field, columns) }
  return decimal === '' ? null : decimal
}

/** Header of a field's column as printed. */
export function printedName(field: Field, columns: ColumnMap): string | null {
  const index = columns.fields.get(field)?.[0]
  return index === undefined ? null : cleanCell(columns.printed[index] ?? '')
}

const NONE: BrokerRecord['feesIn'] = []
const CURRENCY = /^[A-Z]{3}$/
/** "USD 87.49", "-USD 30.93". */
const CURRENCY_WORD = /^(-?)[A-Z]{3} /

/** Hundredths that exchanges quote prices in, with the currency they are hundredths of. */
const HUNDREDTHS: ReadonlyMap<string, string> = new Map([
  ['GBX', 'GBP'],
  ['GBp', 'GBP'],
  ['ZAc', 'ZAR'],
  ['ILA', 'ILS'],
])

/** A currency as it is kept: pence are pounds. */
const wholeCurrency = (printed: string): string => HUNDREDTHS.get(printed) ?? printed.toUpperCase()

/** Money in the unit of its currency: 630.11 pence are 6.3011 pounds. */
function inWholeUnits<T extends string | null>(money: T, printedCurrency: string): T | string {
  return money === null || !HUNDREDTHS.has(printedCurrency) ? money : decimalText(new Exact(money).div(100))
}

export const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text)
const numberReason = (text: string): string => `“${shortened(text)}” is not a number.`
