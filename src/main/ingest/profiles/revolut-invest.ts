import { defineProfile } from '../profile.ts'

/**
 * Revolut, stocks account: money with a currency sign or word, points and commas as decimal marks in one column, times in UTC
 * to the microsecond. Purchases print their total without a sign, cash movements with one.
 */
export const revolutInvest = defineProfile({
  id: 'revolut-invest',
  version: 1,
  broker: 'Revolut',
  label: 'Revolut stocks',
  kind: 'transactions',
  detect: { headers: [['date', 'ticker', 'type', 'quantity', 'price per share', 'total amount', 'currency']] },
  dayOrder: 'ymd',
  decimalMark: 'mixed-point',
  zone: 'UTC',
  order: 'oldest-first',
  currency: 'USD',
  reads: {
    shape: 'table',
    row: {
      columns: {
        date: ['date'],
        action: ['type'],
        symbol: ['ticker'],
        quantity: ['quantity'],
        price: ['price per share'],
        amount: ['total amount'],
        currency: ['currency'],
      },
      required: ['date', 'action', 'amount'],
      amountIs: 'net-unsigned',
      hasCurrencyWords: true,
      actions: {
        buy: 'buy',
        sell: 'sell',
        dividend: 'dividend',
        'dividend tax (correction)': 'tax',
        'custody fee': 'fee',
        'custody fee reversal': 'fee',
        'robo management fee': 'fee',
        interest: 'interest',
        'cash top-up': 'cash',
        'cash withdrawal': 'cash',
        'stock split': 'split',
        spinoff: 'corp',
      },
      beginnings: [
        ['buy - ', 'buy'],
        ['sell - ', 'sell'],
        ['merger - ', 'corp'],
        ['transfer from revolut bank', 'internal'],
        ['transfer from', 'transfer'],
      ],
    },
  },
})
