import { defineProfile } from '../profile.ts'

const OPTION = /^[A-Z.]{1,6}\d{6}[CP]\d{6,8}$/i

/**
 * Moomoo, order history with 32 to 35 columns: an order stands on its first row together with its first fill and with the fees
 * of all; each further fill is a row of its own in which only the fill is filled in. A row with a filled quantity is a record,
 * whatever became of the order. Markets and Currency are printed twice, for the order and for the fill.
 */
export const moomooHistory = defineProfile({
  id: 'moomoo-history',
  version: 1,
  broker: 'Moomoo',
  label: 'Moomoo order history',
  kind: 'orders',
  detect: { headers: [['side', 'symbol', 'order qty', 'status', 'filled@avg price', 'order time', 'fill qty', 'fill price', 'fill time']] },
  dayOrder: 'mdy',
  decimalMark: 'point',
  zone: 'America/New_York',
  order: 'newest-first',
  currency: 'USD',
  reads: {
    shape: 'table',
    row: {
      columns: {
        date: ['fill time'],
        action: ['side'],
        status: ['status'],
        symbol: ['symbol'],
        description: ['name'],
        quantity: ['fill qty'],
        price: ['fill price'],
        amount: ['fill amount'],
        currency: ['currency#2', 'currency'],
        placed: ['order time'],
        orderQuantity: ['order qty'],
        note: ['remarks'],
      },
      required: ['date', 'action', 'symbol', 'quantity', 'price'],
      inherits: ['action', 'symbol', 'placed', 'orderQuantity'],
      // The total covers every fee of the order whatever the market calls it; it stands on the order's first row alone.
      fees: ['total'],
      amountIs: 'gross-unsigned',
      amountNeeded: false,
      orderKey: ['placed', 'orderQuantity'],
      rules: [
        { when: { quantity: 'blank' }, is: 'ignored', why: 'This row shows no fill of the order.' },
        { when: { quantity: 'zero' }, is: 'ignored', why: 'This row shows no fill of the order.' },
        { when: { symbol: OPTION, action: /^buy/i }, is: 'option-bought' },
        { when: { symbol: OPTION, action: /^(?:sell|short)/i }, is: 'option-sold' },
      ],
      actions: {
        buy: 'buy',
        sell: 'sell',
        'short sell': 'short',
        'sell short': 'short',
        'buy back': 'cover',
        'buy to cover': 'cover',
      },
    },
  },
})
