import { definePositionProfile } from '../position-profile.ts'

/** Our own layout of holdings: one row per day and symbol, money as $CASH. Recognised by its exact header. */
export const genericPositions = definePositionProfile({
  id: 'generic-positions',
  version: 1,
  label: 'Rotation Desk positions',
  exact: ['date', 'symbol', 'quantity', 'price', 'currency'],
  reading: {
    columns: {
      asOf: ['date'],
      symbol: ['symbol'],
      quantity: ['quantity'],
      price: ['price'],
      currency: ['currency'],
    },
    dayOrder: 'ymd',
    cash: [{ field: 'symbol', pattern: /^\$cash$/i }],
  },
})
