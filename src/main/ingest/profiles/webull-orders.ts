import { defineProfile } from '../profile.ts'

/** Option symbols as the Options Clearing Corporation writes them, without the padding: SPY260903C00766000. */
const OPTION = /^[A-Z]{1,6}\d{6}[CP]\d{8}$/i

/**
 * Webull, orders: one row per order, not per fill, and no fees or amounts. What was traded is the filled part at its average
 * price; the price column is the limit. An order that filled further stands in a later export with other figures.
 */
export const webullOrders = defineProfile({
  id: 'webull-orders',
  version: 1,
  broker: 'Webull',
  label: 'Webull orders',
  kind: 'orders',
  detect: { headers: [['symbol', 'side', 'status', 'filled', 'avg price', 'placed time', 'filled time']] },
  dayOrder: 'mdy',
  readsIsoDays: true,
  decimalMark: 'point',
  zone: 'America/New_York',
  order: 'oldest-first',
  currency: 'USD',
  reads: {
    shape: 'table',
    row: {
      columns: {
        date: ['filled time'],
        action: ['side'],
        status: ['status'],
        symbol: ['symbol'],
        description: ['name'],
        quantity: ['filled'],
        price: ['avg price'],
        placed: ['placed time'],
        orderQuantity: ['total qty'],
      },
      required: ['date', 'action', 'symbol', 'quantity', 'price', 'placed'],
      amountNeeded: false,
      orderKey: ['placed', 'orderQuantity'],
      rules: [
        { when: { quantity: 'blank' }, is: 'ignored', why: 'Nothing of this order was filled.' },
        { when: { quantity: 'zero' }, is: 'ignored', why: 'Nothing of this order was filled.' },
        { when: { symbol: OPTION, action: /^buy/i }, is: 'option-bought' },
        { when: { symbol: OPTION, action: /^s/i }, is: 'option-sold' },
      ],
      actions: { buy: 'buy', sell: 'sell', short: 'short', 'short sell': 'short', 'buy to cover': 'cover' },
    },
  },
})
