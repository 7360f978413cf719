import { defineRealisedProfile } from '../realised-profile.ts'

const accountTitles = [/(?:\.{3}|\s)(X*-?\d{3,})(?=\s|$)/]

/** Charles Schwab, realized gain and loss, lot by lot: what the broker reckons a sale has brought. */
export const schwabRealized = defineRealisedProfile({
  id: 'schwab-realized',
  version: 1,
  label: 'Charles Schwab realized gain and loss',
  kind: 'closed',
  headers: [['symbol', 'closed date', 'opened date', 'quantity', 'proceeds']],
  columns: {
    symbol: ['symbol'],
    opened: ['opened date'],
    closed: ['closed date'],
    quantity: ['quantity'],
    proceeds: ['proceeds'],
    costBasis: ['cost basis (cb)', 'cost basis'],
    gain: ['gain/loss ($)', 'gain/loss $', 'realized gain/loss ($)', 'gain/loss'],
  },
  accountTitles,
  totals: [/^total/i],
})

/** Charles Schwab, details of the open lots of one name, which stands in the title. */
export const schwabLots = defineRealisedProfile({
  id: 'schwab-lots',
  version: 1,
  label: 'Charles Schwab lot details',
  kind: 'open',
  headers: [['open date', 'quantity', 'price', 'cost/share']],
  columns: {
    opened: ['open date'],
    quantity: ['quantity'],
    costBasis: ['cost basis'],
    costPerShare: ['cost/share'],
  },
  accountTitles,
  symbolTitle: /^(\S+) lot details\b/i,
  totals: [/^total/i],
})
