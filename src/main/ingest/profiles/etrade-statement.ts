import { defineProfile } from '../profile.ts'
import { etradeTitleNumber } from './etrade-title.ts'

/**
 * E*TRADE, the third layout: eight columns and no symbol. The ticker is taken from the description where it stands alone,
 * before a dash or in brackets; a trade that names its security in words only is an error of its row, never a guess.
 */
export const etradeStatement = defineProfile({
  id: 'etrade-statement',
  version: 1,
  broker: 'E*TRADE',
  label: 'E*TRADE transactions without symbols',
  kind: 'transactions',
  detect: {
    headers: [['date', 'transaction type', 'description', 'quantity', 'price', 'commission', 'fees', 'amount']],
    without: ['symbol', 'action', 'run date', 'activity type'],
  },
  dayOrder: 'mdy',
  decimalMark: 'point',
  order: 'newest-first',
  currency: 'USD',
  account: { titleNumber: etradeTitleNumber },
  reads: {
    shape: 'table',
    row: {
      columns: {
        date: ['date'],
        action: ['transaction type'],
        description: ['description'],
        quantity: ['quantity'],
        price: ['price'],
        amount: ['amount'],
      },
      required: ['date', 'action', 'amount'],
      fees: ['commission', 'fees'],
      quantities: 'either',
      symbolFrom: { field: 'description', pattern: /(?:^|\()([A-Z][A-Z0-9.]{0,9})(?=\)|$|\s+-\s)/ },
      optionName: { field: 'description', pattern: /^((?:put|call)\s.*?\d+\.\d+)/i },
      rules: [{ when: { description: /^(put|call)\s/i }, is: 'option' }],
      actions: {
        bought: 'buy',
        buy: 'buy',
        sold: 'sell',
        sell: 'sell',
        'sold short': 'short',
        'bought to cover': 'cover',
        dividend: 'dividend',
        'qualified dividend': 'dividend',
        reinvestment: 'reinvest',
        'dividend reinvestment': 'reinvest',
        interest: 'interest',
        'interest income': 'interest',
        'margin interest': 'interest',
        fee: 'fee',
        'service fee': 'fee',
        'foreign tax': 'tax',
        transfer: 'transfer',
        'online transfer': 'cash',
        wire: 'cash',
        deposit: 'cash',
        withdrawal: 'cash',
        'stock split': 'split',
      },
    },
    hasProse: true,
  },
})
