import { defineProfile } from '../profile.ts'

/**
 * Webull outside the United States, trade records: symbol and name in one cell, days first, fees and taxes as negative cash
 * effects, the net amount printed without a dependable sign.
 */
export const webullInternational = defineProfile({
  id: 'webull-international',
  version: 1,
  broker: 'Webull',
  label: 'Webull international trades',
  kind: 'transactions',
  detect: { headers: [['symbol & name', 'trade date', 'settlement date', 'buy/sell', 'quantity', 'traded price', 'net amount']] },
  dayOrder: 'dmy',
  decimalMark: 'point',
  order: 'newest-first',
  currency: 'USD',
  reads: {
    shape: 'table',
    row: {
      columns: {
        date: ['trade date'],
        settle: ['settlement date'],
        action: ['buy/sell'],
        description: ['symbol & name'],
        quantity: ['quantity'],
        price: ['traded price'],
        amount: ['net amount'],
        currency: ['currency'],
      },
      required: ['date', 'action', 'description', 'quantity', 'price', 'amount'],
      symbolFrom: { field: 'description', pattern: /^(\S+)/ },
      fees: ['comm/fee/tax', 'vat'],
      feesAre: 'effect',
      amountIs: 'net-unsigned',
      quantities: 'either',
      rules: [
        { when: { description: /^[A-Z]{1,6}\d{6}[CP]\d{8}\b/i, action: /^buy/i }, is: 'option-bought' },
        { when: { description: /^[A-Z]{1,6}\d{6}[CP]\d{8}\b/i, action: /^sell/i }, is: 'option-sold' },
      ],
      actions: { buy: 'buy', sell: 'sell', 'sell short': 'short', 'buy to cover': 'cover' },
    },
  },
})
