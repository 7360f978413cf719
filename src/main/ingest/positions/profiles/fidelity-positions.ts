import { definePositionProfile } from '../position-profile.ts'

/**
 * Fidelity, portfolio positions: account number and name in every row, the core fund marked ** and without a quantity, the moment of
 * download below the table. Since 2026 the same words stand in sentence case.
 */
export const fidelityPositions = definePositionProfile({
  id: 'fidelity-positions',
  version: 1,
  label: 'Fidelity positions',
  headers: [['account number', 'symbol', 'description', 'quantity', 'last price', 'current value']],
  reading: {
    columns: {
      account: ['account number', 'account name'],
      symbol: ['symbol'],
      name: ['description'],
      quantity: ['quantity'],
      price: ['last price'],
      costBasis: ['cost basis total', 'cost basis'],
      marketValue: ['current value'],
    },
    cash: [{ field: 'symbol', pattern: /\*\*$/ }],
    options: [{ field: 'symbol', pattern: /^-[A-Z.]+\d{6}[CP][\d.]+$/ }],
    symbolMarks: /\*+$/,
    pending: [/^pending activity$/i],
  },
  asOf: /^date downloaded (.+)$/i,
})
