import { defineProfile } from '../profile.ts'

/**
 * DAS Trader, trades window: times without a date, one row per fill, no amounts and no fees. The day stands in the file name
 * or is asked. The order id is shared by the fills of an order and therefore names none of them.
 */
export const dasTrades = defineProfile({
  id: 'das-trades',
  version: 1,
  broker: 'DAS Trader',
  label: 'DAS Trader trades',
  kind: 'transactions',
  detect: { headers: [['time', 'symbol', 'side', 'price', 'qty', 'route', 'account', 'cloid']], without: ['date'] },
  dayOrder: 'ymd',
  dayFrom: /(?<!\d)(\d{4}[-_.]?\d{2}[-_.]?\d{2})(?!\d)/,
  decimalMark: 'point',
  zone: 'America/New_York',
  order: 'oldest-first',
  currency: 'USD',
  account: { cell: 'text' },
  reads: {
    shape: 'table',
    row: {
      columns: {
        time: ['time'],
        account: ['account'],
        action: ['side'],
        symbol: ['symbol'],
        quantity: ['qty'],
        price: ['price'],
      },
      required: ['time', 'action', 'symbol', 'quantity', 'price'],
      amountNeeded: false,
      actions: { b: 'buy', s: 'sell', ss: 'short', bc: 'cover', buy: 'buy', sell: 'sell', short: 'short', cover: 'cover' },
    },
  },
})
