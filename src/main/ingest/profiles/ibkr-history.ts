import { defineProfile } from '../profile.ts'

/**
 * Interactive Brokers, transaction history: the newer statement with one section for everything, a masked account and no
 * times. Amounts are in the base currency that the summary names, prices in the currency beside them.
 */
export const ibkrHistory = defineProfile({
  id: 'ibkr-history',
  version: 1,
  broker: 'Interactive Brokers',
  label: 'Interactive Brokers transaction history',
  kind: 'transactions',
  detect: {
    lines: [
      ['statement', 'header'],
      ['statement', 'data', 'title', 'transaction history'],
    ],
  },
  dayOrder: 'ymd',
  decimalMark: 'point',
  order: 'newest-first',
  currency: 'USD',
  account: { cell: 'text' },
  reads: {
    shape: 'sectioned',
    currency: { section: 'summary', label: 'base currency' },
    sections: {
      'transaction history': {
        row: {
          columns: {
            date: ['date'],
            account: ['account'],
            description: ['description'],
            action: ['transaction type'],
            symbol: ['symbol'],
            quantity: ['quantity'],
            price: ['price'],
            priceCurrency: ['price currency'],
            amount: ['net amount', 'gross amount'],
          },
          required: ['date', 'action', 'amount'],
          fees: ['commission'],
          feesAre: 'effect',
          amountIs: { 'net amount': 'net', 'gross amount': 'gross' },
          quantities: 'signed',
          rules: [
            { when: { action: /^(buy|sell|assignment|exercise|expiration)$/i, symbol: /\d{6}[CP]\d{8}$/ }, is: 'option' },
            { when: { action: /^adjustment$/i, description: /^fx translations/i }, is: 'internal' },
          ],
          actions: {
            buy: 'buy',
            sell: 'sell',
            assignment: 'option',
            exercise: 'option',
            expiration: 'option',
            dividend: 'dividend',
            'payment in lieu': 'dividend',
            'foreign tax withholding': 'tax',
            'withholding tax': 'tax',
            'credit interest': 'interest',
            'debit interest': 'interest',
            'investment interest paid': 'interest',
            'investment interest received': 'interest',
            'other fee': 'fee',
            'commission adjustment': 'fee',
            'sales tax': 'tax',
            'transaction fee': 'fee',
            deposit: 'cash',
            withdrawal: 'cash',
            'electronic fund transfer': 'cash',
            transfer: 'transfer',
            'cash transfer': 'cash',
            'forex trade component': 'fx',
            'corporate action': 'corp',
            split: 'split',
          },
        },
      },
    },
  },
})
