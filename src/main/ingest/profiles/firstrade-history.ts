import { defineProfile } from '../profile.ts'

/**
 * Firstrade, account history. Sales are printed with positive and with negative quantities, options and bonds have no symbol,
 * an execution time stands in the description at times, and fees are hidden in the net amount.
 */
export const firstradeHistory = defineProfile({
  id: 'firstrade-history',
  version: 1,
  broker: 'Firstrade',
  label: 'Firstrade account history',
  kind: 'transactions',
  detect: { headers: [['symbol', 'quantity', 'price', 'action', 'description', 'tradedate', 'settleddate', 'amount', 'recordtype']] },
  dayOrder: 'ymd',
  decimalMark: 'point',
  zone: 'America/New_York',
  order: 'oldest-first',
  currency: 'USD',
  reads: {
    shape: 'table',
    row: {
      columns: {
        date: ['tradedate'],
        settle: ['settleddate'],
        action: ['action'],
        instrument: ['recordtype'],
        symbol: ['symbol'],
        description: ['description'],
        quantity: ['quantity'],
        price: ['price'],
        amount: ['amount'],
      },
      required: ['date', 'action', 'amount'],
      fees: ['commission', 'fee'],
      feesFrom: 'implied',
      quantities: 'either',
      timeFrom: { field: 'description', pattern: /\bEXEC TIME: ?\d{4}-\d{2}-\d{2} (\d{1,2}:\d{2}:\d{2})/i },
      optionName: { field: 'description', pattern: /^((?:PUT|CALL) +\S+ +\d{1,2}\/\d{1,2}\/\d{2} +[\d.]+)/i },
      rules: [
        { when: { symbol: 'blank', description: /^(?:PUT|CALL) /i, action: /^buy/i }, is: 'option-bought' },
        { when: { symbol: 'blank', description: /^(?:PUT|CALL) /i, action: /^sell/i }, is: 'option-sold' },
        { when: { symbol: 'blank', description: /^(?:PUT|CALL) /i }, is: 'option' },
        {
          when: { symbol: 'blank', instrument: /^trade$/i, action: /^(?:buy|sell)/i },
          is: 'unsupported',
          why: 'A trade without a symbol: bonds are listed by this broker under their number only and priced per 100. The row is listed only.',
        },
        { when: { action: /^dividend$/i, amount: 'negative' }, is: 'tax' },
      ],
      actions: {
        buy: 'buy',
        sell: 'sell',
        interest: 'interest',
        dividend: 'dividend',
        'foreign tax': 'tax',
        fee: 'fee',
        deposit: 'cash',
        withdrawal: 'cash',
        'wire in': 'cash',
        'wire out': 'cash',
        ach: 'cash',
      },
    },
  },
})
