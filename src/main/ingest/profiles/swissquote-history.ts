import { defineProfile } from '../profile.ts'

/**
 * Swissquote, account transactions: semicolons, newest first, several currencies in one file. Rows that move no shares print
 * the quantity 1 and their gross amount as unit price.
 */
export const swissquoteHistory = defineProfile({
  id: 'swissquote-history',
  version: 1,
  broker: 'Swissquote',
  label: 'Swissquote transactions',
  kind: 'transactions',
  detect: { headers: [['date', 'order #', 'transaction', 'symbol', 'isin', 'quantity', 'unit price', 'costs', 'net amount', 'currency']] },
  dayOrder: 'dmy',
  decimalMark: 'point',
  zone: 'Europe/Zurich',
  order: 'newest-first',
  currency: 'CHF',
  reads: {
    shape: 'table',
    row: {
      columns: {
        date: ['date'],
        action: ['transaction'],
        symbol: ['symbol', 'isin'],
        description: ['name'],
        quantity: ['quantity'],
        price: ['unit price'],
        accrued: ['accrued interest'],
        amount: ['net amount'],
        currency: ['currency'],
      },
      required: ['date', 'action', 'amount', 'currency'],
      fees: ['costs'],
      withoutShares: ['cash', 'dividend', 'interest', 'fee', 'tax', 'fx', 'internal'],
      actions: {
        buy: 'buy',
        sell: 'sell',
        subscription: 'buy',
        redemption: 'corp',
        dividend: 'dividend',
        'capital gain': 'dividend',
        interests: 'interest',
        'custody fees': 'fee',
        'fees tax statement': 'fee',
        'tax statement': 'fee',
        'forex credit': 'fx',
        'forex debit': 'fx',
        'fx credit comp.': 'fx',
        'fx debit comp.': 'fx',
        credit: 'cash',
        debit: 'cash',
        payment: 'cash',
        payout: 'cash',
        reimbursement: 'cash',
        'crypto deposit': 'unsupported',
      },
    },
  },
})
