import { defineProfile } from '../profile.ts'

/**
 * Trading 212, history: columns come and go and change places from year to year. Each sum of money has its currency in a column of its own, until
 * 2022 in its header ("Total (EUR)"); totals are cash effects after fees, signed in some years only; prices may be in pence, times are UTC. The
 * charge amount of a deposit is what the card paid, no fee.
 */
export const trading212History = defineProfile({
  id: 'trading212-history',
  version: 2,
  broker: 'Trading 212',
  label: 'Trading 212 history',
  kind: 'transactions',
  detect: {
    headers: [
      ['action', 'time', 'isin', 'ticker', 'no. of shares', 'price / share', 'currency (price / share)', 'total', 'currency (total)'],
      ['action', 'time (utc)', 'isin', 'ticker', 'no. of shares', 'price / share', 'currency (price / share)', 'total', 'currency (total)'],
      ['action', 'time', 'isin', 'ticker', 'no. of shares', 'price / share', 'currency (price / share)', 'exchange rate'],
    ],
  },
  dayOrder: 'ymd',
  decimalMark: 'point',
  zone: 'UTC',
  order: 'oldest-first',
  currency: 'EUR',
  reads: {
    shape: 'table',
    row: {
      columns: {
        date: ['time', 'time (utc)'],
        action: ['action'],
        symbol: ['ticker', 'isin'],
        description: ['name'],
        quantity: ['no. of shares'],
        price: ['price / share'],
        priceCurrency: ['currency (price / share)'],
        amount: ['total', 'total (*)'],
        currency: ['currency (total)'],
        note: ['notes'],
      },
      required: ['date', 'action', 'amount', 'currency'],
      fees: [
        'currency conversion fee',
        'transaction fee',
        'finra fee',
        'sec fee',
        'stamp duty',
        'stamp duty reserve tax',
        'ptm levy',
        'french transaction tax',
        'deposit fee',
        'currency conversion fee (*)',
        'transaction fee (*)',
        'finra fee (*)',
        'stamp duty (*)',
        'stamp duty reserve tax (*)',
        'ptm levy (*)',
        'french transaction tax (*)',
        'deposit fee (*)',
      ],
      feeCurrencies: 'currency (*)',
      amountIs: 'net-unsigned',
      withoutCash: ['corp', 'corp-out', 'sec-transfer', 'shares-out'],
      rules: [
        { when: { action: /^dividend/i, amount: 'negative' }, is: 'tax' },
        { when: { action: /^result adjustment$/i, amount: 'positive' }, is: 'interest' },
      ],
      actions: {
        deposit: 'cash',
        withdrawal: 'cash',
        'card debit': 'cash',
        'card credit': 'cash',
        'spending cashback': 'interest',
        'interest on cash': 'interest',
        'lending interest': 'interest',
        'share lending interest': 'interest',
        'new card cost': 'fee',
        'result adjustment': 'fee',
        'currency conversion': 'fx',
        'transfer in': 'sec-transfer',
        'transfer out': 'shares-out',
        'stock split open': 'corp',
        'stock split close': 'corp-out',
        'stock distribution': 'corp',
      },
      beginnings: [['dividend', 'dividend']],
      contains: [
        [/^(?:market|limit|stop|stop limit|trailing stop) buy$/i, 'buy'],
        [/^(?:market|limit|stop|stop limit|trailing stop) sell$/i, 'sell'],
      ],
    },
  },
})
