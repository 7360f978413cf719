import { definePositionProfile } from '../position-profile.ts'

/**
 * Charles Schwab, positions of one account or of all: a title with the moment in Eastern time, then one table per account with the
 * account's name above its header. The words of the header changed about 2021 ("Quantity", then "Qty (Quantity)").
 */
export const schwabPositions = definePositionProfile({
  id: 'schwab-positions',
  version: 1,
  label: 'Charles Schwab positions',
  headers: [
    ['symbol', 'description', 'quantity', 'price', 'market value', 'cost basis'],
    ['symbol', 'description', 'qty (quantity)', 'price', 'mkt val (market value)'],
  ],
  reading: {
    columns: {
      symbol: ['symbol'],
      name: ['description'],
      quantity: ['quantity', 'qty (quantity)'],
      price: ['price'],
      costBasis: ['cost basis'],
      marketValue: ['market value', 'mkt val (market value)'],
      type: ['security type', 'asset type'],
    },
    cash: [{ field: 'symbol', pattern: /^cash(?: & cash investments)?$/i }],
    options: [
      { field: 'symbol', pattern: /^\S+ \d{2}\/\d{2}\/\d{4} [\d.]+ [CP]$/ },
      { field: 'symbol', pattern: /^[A-Z.]{1,6} *\d{6}[CP]\d{8}$/ },
      { field: 'type', pattern: /^options?$/i },
    ],
    totals: [/^(?:account|positions) total$/i],
  },
  asOf: /\bas of (.+)$/i,
  accountTitles: [
    /^positions for account .*?(?:\.{3}|\s)(X*-?\d{3,})\s+as of/i,
    /^positions for account (.+?)(?:\s*\.{3}\S*)?\s+as of/i,
    /(?:^|\s|\.{3})(X*-?\d{3,})$/,
  ],
})
