import { magnitudeOf } from '../cells/decimal-sign.ts'
import { Exact } from '../cells/exact.ts'
import type { Profile } from '../profile.ts'
import type { AccountAssignment } from './assign-accounts.ts'
import type { BrokerRecord } from './broker-record.ts'
import type { FileCheck, ParsedFile, PrintedTotal } from './parsed-file.ts'
import type { StagedRow } from './staged-row.ts'

/** How many lines a detail names. */
const MOST_LINES = 5

/** What a file proves about itself. A check that fails is a warning: the rows stay as they were judged. */
export function checkFile(file: ParsedFile, profile: Profile, assignment: AccountAssignment, given: string | undefined): FileCheck[] {
  const checks = [...file.totals.map((total) => checkTotal(total)), ...file.checks]
  const trades = checkQuantityTimesPrice(file.rows)
  if (trades !== null) checks.push(trades)
  const balance = checkBalance(file.rows, profile)
  if (balance !== null) checks.push(balance)
  const accounts = checkAccounts(assignment, given)
  if (accounts !== null) checks.push(accounts)
  return checks
}

function checkTotal({ of, line, printed, sum }: PrintedTotal): FileCheck {
  const what = of === '' ? 'The total' : `The total of “${of}”`
  const place = `on line ${line}, ${printed},`
  if (sum === null) return { id: 'footerTotal', ok: false, detail: `${what} ${place} cannot be compared: an amount is unreadable.` }
  return sum === printed
    ? { id: 'footerTotal', ok: true, detail: `${what} ${place} is the sum of the rows.` }
    : { id: 'footerTotal', ok: false, detail: `${what} ${place} is not the sum of the rows, ${sum}.` }
}

const TRADES: ReadonlySet<string> = new Set(['buy', 'sell', 'short', 'cover', 'reinvest'])

/** Quantity times price with fees and accrued interest against the amount, as far as the printed digits allow. */
function checkQuantityTimesPrice(rows: readonly StagedRow[]): FileCheck | null {
  let checked = 0
  const off: number[] = []
  for (const { record, line } of rows) {
    if (record === null || !TRADES.has(record.kind) || record.feesIn.length > 0 || record.priceCurrency !== null) continue
    const { quantity, price, amount } = record
    // A price of 0 beside an amount is what some layouts print where they have none.
    if (quantity === null || price === null || price === '0' || amount === null) continue
    checked += 1
    if (!isAmountExplained(record, quantity, price, amount)) off.push(line)
  }
  if (checked === 0) return null
  if (off.length === 0) return { id: 'quantityPrice', ok: true, detail: `Quantity times price gives the amount on all ${checked} trades.` }
  return { id: 'quantityPrice', ok: false, detail: `Quantity times price does not give the amount on ${linesText(off)}. The amount is kept as printed.` }
}

/** Bonds are priced per 100 of face value; their symbol is a CUSIP of nine characters. */
const CUSIP = /^[0-9A-Z]{8}\d$/

function isAmountExplained({ kind, fees, accrued, symbol }: BrokerRecord, quantity: string, price: string, amount: string): boolean {
  const isPurchase = kind === 'buy' || kind === 'cover' || kind === 'reinvest'
  // Double precision settles the ordinary row, well inside the cent that is allowed below; the others are looked at exactly.
  const cost = Number.parseFloat(fees ?? '0') + Number.parseFloat(magnitudeOf(accrued ?? '0'))
  const value = Number.parseFloat(quantity) * Number.parseFloat(price)
  if (Math.abs(value + (isPurchase ? cost : -cost) - (isPurchase ? -1 : 1) * Number.parseFloat(amount)) < 0.0099) return true
  const exactCost = new Exact(fees ?? '0').plus(magnitudeOf(accrued ?? '0'))
  const wanted = new Exact(amount).times(isPurchase ? -1 : 1)
  const scales = symbol !== null && CUSIP.test(symbol) ? [1, 100] : [1]
  return scales.some((scale) => {
    const gross = new Exact(quantity).times(price).div(scale)
    const slack = halfDigit(price, 2).times(quantity).plus(halfDigit(quantity, 0).times(price)).div(scale).plus('0.01')
    return gross
      .plus(isPurchase ? exactCost : exactCost.neg())
      .minus(wanted)
      .abs()
      .lte(slack)
  })
}

/** Half of the last printed digit, what rounding for print can hide: 0 for a whole number that is printed without digits behind the point. */
function halfDigit(text: string, leastPlaces: number): Exact {
  const places = Math.max(text.includes('.') ? text.length - text.indexOf('.') - 1 : 0, leastPlaces)
  return places === 0 ? new Exact(0) : new Exact(10).pow(-places).div(2)
}

/** Each printed balance against its neighbour's: previous balance plus amount. Rows without a balance break the chain. */
function checkBalance(rows: readonly StagedRow[], profile: Profile): FileCheck | null {
  const records = rows.flatMap(({ record, line }) => (record === null ? [] : [{ record, line }]))
  let checked = 0
  const off: number[] = []
  for (let index = 1; index < records.length; index += 1) {
    const [before, after] = profile.order === 'newest-first' ? [records[index], records[index - 1]] : [records[index - 1], records[index]]
    if (before === undefined || after === undefined || before.record.account !== after.record.account) continue
    const { balance, amount } = after.record
    if (balance === null || amount === null || before.record.balance === null) continue
    checked += 1
    if (!new Exact(before.record.balance).plus(amount).eq(balance)) off.push(after.line)
  }
  if (checked === 0) return null
  if (off.length === 0) return { id: 'balance', ok: true, detail: `All ${checked} printed balances follow from the rows.` }
  return { id: 'balance', ok: false, detail: `The printed balance does not follow from the row before on ${linesText(off)}.` }
}

function checkAccounts({ shown }: AccountAssignment, given: string | undefined): FileCheck | null {
  if (given === undefined || shown.length === 0) return null
  if (shown.length > 1)
    return { id: 'accounts', ok: false, detail: `The file holds ${shown.length} accounts (${shown.join(', ')}); all its rows go to ${given}.` }
  return { id: 'accounts', ok: true, detail: `The file shows the account ${shown[0]}; its rows go to ${given}.` }
}

function linesText(lines: readonly number[]): string {
  const named = lines.slice(0, MOST_LINES).join(', ')
  const more = lines.length > MOST_LINES ? ` and ${lines.length - MOST_LINES} more` : ''
  return `${lines.length === 1 ? 'line' : 'lines'} ${named}${more}`
}
