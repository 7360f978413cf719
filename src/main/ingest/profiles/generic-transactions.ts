import { defineProfile } from '../profile.ts'

/**
 * Our own layout, for everything that has no profile: recognised only by its exact header,
 * with or without `at` (a time of day in New York, or a moment) behind `date`, with commas or semicolons. It is what the export writes.
 */
export const genericTransactions = defineProfile({
  id: 'generic-transactions',
  version: 3,
  broker: 'the generic layout',
  label: 'Rotation Desk transactions',
  kind: 'transactions',
  detect: {
    exact: [
      ['date', 'kind', 'symbol', 'quantity', 'price', 'amount', 'fees', 'currency', 'account', 'externalId', 'note'],
      ['date', 'at', 'kind', 'symbol', 'quantity', 'price', 'amount', 'fees', 'currency', 'account', 'externalId', 'note'],
    ],
    delimiters: [',', ';'],
  },
  dayOrder: 'ymd',
  hasAsOfDates: true,
  decimalMark: 'point',
  zone: 'America/New_York',
  order: 'oldest-first',
  currency: 'USD',
  account: { cell: 'text' },
  reads: {
    shape: 'table',
    row: {
      columns: {
        date: ['date'],
        time: ['at'],
        action: ['kind'],
        symbol: ['symbol'],
        quantity: ['quantity'],
        price: ['price'],
        amount: ['amount'],
        currency: ['currency'],
        account: ['account'],
        externalId: ['externalid'],
        note: ['note'],
      },
      hook: 'own-layout',
      required: ['date', 'action', 'amount'],
      fees: ['fees'],
      amountNeeded: false,
      actions: {
        buy: 'buy',
        sell: 'sell',
        short: 'short',
        cover: 'cover',
        dividend: 'dividend',
        reinvest: 'reinvest',
        interest: 'interest',
        fee: 'fee',
        tax: 'tax',
        'cash-in': 'cash-in',
        'cash-out': 'cash-out',
        'sec-transfer': 'sec-transfer',
        split: 'split',
        corp: 'corp',
        option: 'option',
        fx: 'fx',
        internal: 'internal',
        opening: 'opening',
      },
    },
  },
})
