import { definePositionProfile } from '../position-profile.ts'

/** E*TRADE, portfolio download: a table of the account, then one of its positions with the rows CASH and TOTAL. A day stands below it at times. */
export const etradePositions = definePositionProfile({
  id: 'etrade-positions',
  version: 2,
  label: 'E*TRADE positions',
  headers: [['symbol', 'last price $', 'quantity', 'price paid $', 'value $']],
  reading: {
    columns: {
      symbol: ['symbol'],
      quantity: ['quantity', 'qty #'],
      price: ['last price $'],
      costPerShare: ['price paid $'],
      marketValue: ['value $'],
    },
    cash: [{ field: 'symbol', pattern: /^cash$/i }],
    options: [
      { field: 'symbol', pattern: /^\S+ .*\b(?:call|put)$/i },
      { field: 'symbol', pattern: /^[A-Z.]{1,6} *\d{6}[CP]\d{8}$/ },
    ],
    totals: [/^total$/i],
  },
  asOf: /^generated (?:at|on) (.+)$/i,
  summary: { account: 'account', value: 'net account value' },
})
