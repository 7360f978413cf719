import { definePositionProfile } from '../position-profile.ts'

/**
 * What our own export writes of statements: every line that stands, under the key it stood, and what was stated of accounts as a whole.
 * Recognised by its exact header.
 */
export const ownStatements = definePositionProfile({
  id: 'own-statements',
  version: 1,
  label: 'Rotation Desk statements',
  exact: ['date', 'time', 'account', 'symbol', 'name', 'type', 'quantity', 'price', 'costBasis', 'marketValue', 'currency', 'key'],
  isOwnExport: true,
  reading: {
    columns: {
      asOf: ['date'],
      time: ['time'],
      account: ['account'],
      symbol: ['symbol'],
      name: ['name'],
      type: ['type'],
      quantity: ['quantity'],
      price: ['price'],
      costBasis: ['costbasis'],
      marketValue: ['marketvalue'],
      currency: ['currency'],
      key: ['key'],
    },
    dayOrder: 'ymd',
  },
})
