import { defineProfile } from '../profile.ts'

/** Words for what happens to shares without a trade. */
const CORPORATE = /split|symbol change|merger|acquisition|spin|stock dividend/i

/**
 * tastytrade, transaction history with 20 columns, or 21 with a total. Value and price carry the sign of the cash effect,
 * commissions and fees are negative, and a short sale of stock is the opening mark on a sale.
 */
export const tastytradeHistory = defineProfile({
  id: 'tastytrade-history',
  version: 1,
  broker: 'tastytrade',
  label: 'tastytrade transactions',
  kind: 'transactions',
  detect: { headers: [['date', 'type', 'sub type', 'action', 'symbol', 'instrument type', 'value', 'quantity', 'average price', 'commissions', 'fees']] },
  dayOrder: 'ymd',
  decimalMark: 'point',
  zone: 'America/New_York',
  order: 'newest-first',
  currency: 'USD',
  account: { fileName: /_x?(\d[A-Z]{2}\d{5})(?=_|$)/i },
  reads: {
    shape: 'table',
    row: {
      columns: {
        date: ['date'],
        detail: ['type'],
        action: ['sub type'],
        mark: ['action'],
        symbol: ['symbol'],
        instrument: ['instrument type'],
        description: ['description'],
        quantity: ['quantity'],
        price: ['average price'],
        amount: ['value'],
        currency: ['currency'],
      },
      required: ['date', 'detail', 'action', 'amount'],
      fees: ['commissions', 'fees'],
      feesAre: 'effect',
      amountIs: 'gross',
      prices: 'signed',
      rules: [
        { when: { instrument: /^equity option$/i, mark: /^buy/i }, is: 'option-bought' },
        { when: { instrument: /^equity option$/i, mark: /^sell/i }, is: 'option-sold' },
        { when: { instrument: /^equity option$/i }, is: 'option' },
        {
          when: { instrument: /future|crypto|warrant|bond/i },
          is: 'unsupported',
          why: 'Futures, coins, warrants and bonds are not kept; the row is listed only.',
        },
        // What happens to shares without a trade is marked like one ("BUY_TO_OPEN"): told apart before the marks are looked at.
        { when: { detail: /^receive deliver$/i, action: CORPORATE, mark: /^sell/i }, is: 'corp-out' },
        { when: { detail: /^receive deliver$/i, action: CORPORATE }, is: 'corp' },
        { when: { detail: /^receive deliver$/i, action: /^(?:acat|transfer)/i, mark: /^sell/i }, is: 'shares-out' },
        { when: { detail: /^receive deliver$/i, action: /^(?:acat|transfer)/i }, is: 'sec-transfer' },
        { when: { detail: /^receive deliver$/i, action: /^dividend/i }, is: 'reinvest' },
        { when: { mark: /^buy_to_open$/i }, is: 'buy' },
        { when: { mark: /^sell_to_close$/i }, is: 'sell' },
        { when: { mark: /^sell_to_open$/i }, is: 'short' },
        { when: { mark: /^buy_to_close$/i }, is: 'cover' },
        { when: { action: /^dividend$/i, amount: 'negative' }, is: 'tax' },
        { when: { action: /^balance adjustment$/i, amount: 'positive' }, is: 'interest' },
      ],
      actions: {
        deposit: 'cash',
        withdrawal: 'cash',
        transfer: 'cash',
        acat: 'cash',
        dividend: 'dividend',
        'credit interest': 'interest',
        'debit interest': 'interest',
        'short interest': 'interest',
        'fully paid stock lending income': 'interest',
        fee: 'fee',
        'balance adjustment': 'fee',
        'regulatory fee adjustment': 'fee',
        'tax withholding': 'tax',
      },
    },
  },
})
