import type { FileCheck } from '../broker/parsed-file.ts'
import { holdBack } from '../broker/staged-row.ts'
import { negateDecimal } from '../cells/decimal-sign.ts'
import { addDecimals } from '../cells/exact.ts'
import { readDecimal } from '../cells/read-decimal.ts'
import { readMoment } from '../cells/read-moment.ts'
import type { PartRow } from './file-hooks.ts'

/** A trade in the cash table: "SOLD -105 BATL @6.61", "BOT +1 SPY 100 17 APR 26 500 CALL @2.50". */
const TRADE = /\b(?:BOT|SOLD) ([+-][\d,.]+) (.*)$/

interface CashTrade {
  readonly of: PartRow
  readonly quantity: string | null
  readonly words: ReadonlySet<string>
  isTaken: boolean
}

/**
 * The same trade stands twice in an account statement of thinkorswim: in the trade history (part `fills`) with its position
 * effect, in the cash table (part `cash`) with its fees and cash effect. The fill is the record; amount and fees are taken
 * over from the cash row of the same second, symbol and quantity. A trade that only the cash table has is held for review:
 * a statement without its trade history loses nothing in silence.
 * @returns the check of the printed balances
 */
export function joinTosCash(rows: readonly PartRow[]): readonly FileCheck[] {
  const cash = rows.filter(({ part }) => part === 'cash')
  const trades = tradesByMoment(cash)
  for (const { part, row, text } of rows) {
    const { record } = row
    if (part !== 'fills' || record === null || record.time === null) continue
    const quantity = readDecimal(text('quantity'), 'point')
    const trade = trades
      .get(`${record.session} ${record.time.wall}`)
      ?.find((candidate) => !candidate.isTaken && candidate.words.has(text('symbol').toUpperCase()) && candidate.quantity === quantity)
    if (trade === undefined) continue
    trade.isTaken = true
    const amount = readDecimal(trade.of.text('amount'), 'point') || null
    const fees = trade.of.fees()
    row.record = { ...record, fees: fees ?? record.fees, amount: amount === null ? null : netOf(amount, fees) }
  }
  for (const { of, isTaken } of [...trades.values()].flat()) {
    if (!isTaken) holdBack(of.row, 'review', 'The trade history of this file lacks this trade. Export the statement with its trade history.', 'DESCRIPTION')
  }
  return checkBalances(cash)
}

function tradesByMoment(cash: readonly PartRow[]): ReadonlyMap<string, CashTrade[]> {
  const trades = new Map<string, CashTrade[]>()
  for (const of of cash) {
    if (of.text('action').toUpperCase() !== 'TRD') continue
    const [, quantity = '', rest = ''] = TRADE.exec(of.text('description').toUpperCase()) ?? []
    const moment = readMoment(`${of.text('date')} ${of.text('time')}`, 'mdy')
    const key = `${moment?.day} ${moment?.time}`
    trades.set(key, [...(trades.get(key) ?? []), { of, quantity: readDecimal(quantity, 'point'), words: new Set(rest.split(' ')), isTaken: false }])
  }
  return trades
}

const netOf = (amount: string, fees: string | null): string => (fees === null ? amount : addDecimals(amount, negateDecimal(fees)))

/** Each printed balance is the one before plus amount less fees; a row without an amount states a balance anew. */
function checkBalances(cash: readonly PartRow[]): readonly FileCheck[] {
  // The chain runs over all cash rows, those of trades included; the records alone would break it.
  for (const { row } of cash) if (row.record !== null) row.record = { ...row.record, balance: null }
  let before = ''
  let checked = 0
  const off: number[] = []
  for (const { row, text, fees } of cash) {
    // The row that sums the columns has no type.
    if (text('action') === '') continue
    const balance = readDecimal(text('balance'), 'point') ?? ''
    const amount = readDecimal(text('amount'), 'point') ?? ''
    if (before !== '' && balance !== '' && amount !== '') {
      checked += 1
      if (addDecimals(before, netOf(amount, fees())) !== balance) off.push(row.line)
    }
    if (balance !== '') before = balance
  }
  if (checked === 0) return []
  if (off.length === 0) return [{ id: 'balance', ok: true, detail: `All ${checked} printed balances follow from the rows; the last one is ${before}.` }]
  return [
    {
      id: 'balance',
      ok: false,
      detail: `The printed balance does not follow from the row before on ${off.length === 1 ? 'line' : 'lines'} ${off.join(', ')}.`,
    },
  ]
}
