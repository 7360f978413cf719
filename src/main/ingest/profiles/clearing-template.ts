import { defineProfile } from '../profile.ts'

/**
 * The clearing export that TradeZero and TradeStation share: one row per execution with eight kinds of fees, sides in letters,
 * the day and the time in two columns, no id of the execution, rows in no order.
 */
export const clearingTemplate = defineProfile({
  id: 'clearing-template',
  version: 1,
  broker: 'TradeZero and TradeStation',
  label: 'TradeZero or TradeStation executions',
  kind: 'transactions',
  detect: { headers: [['account', 't/d', 'side', 'symbol', 'qty', 'price', 'exec time', 'net proceeds']] },
  dayOrder: 'mdy',
  decimalMark: 'point',
  zone: 'America/New_York',
  order: 'oldest-first',
  currency: 'USD',
  reads: {
    shape: 'table',
    row: {
      columns: {
        date: ['t/d'],
        time: ['exec time'],
        settle: ['s/d'],
        account: ['account'],
        action: ['side'],
        instrument: ['type'],
        symbol: ['symbol'],
        quantity: ['qty'],
        price: ['price'],
        amount: ['net proceeds'],
        currency: ['currency'],
        note: ['note'],
      },
      required: ['date', 'action', 'symbol', 'quantity', 'price', 'amount'],
      fees: ['comm', 'sec', 'taf', 'nscc', 'nasdaq', 'ecn remove', 'ecn add'],
      quantities: 'either',
      rules: [
        { when: { instrument: /^opt/i, action: /^b/i }, is: 'option-bought' },
        { when: { instrument: /^opt/i, action: /^s/i }, is: 'option-sold' },
      ],
      actions: {
        b: 'buy',
        s: 'sell',
        ss: 'short',
        bc: 'cover',
        buy: 'buy',
        sell: 'sell',
        'sell short': 'short',
        'short sell': 'short',
        'buy to cover': 'cover',
        'buy cover': 'cover',
      },
    },
  },
})
