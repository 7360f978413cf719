import { defineRecordLayout, type RecordLayoutText } from '../record-layout.ts'

const asksIndex: RecordLayoutText['asks'] = [
  { field: 'index', reads: 'text', text: 'Of which index are these the members?', proposals: [[/sp[_ -]?500/i, 'S&P 500']] },
]

/** Ticker, first day in the index and first day no longer in it (the S&P 500 lists of fja05680). A blank end = still a member. */
export const indexMembers = defineRecordLayout({
  id: 'index-members',
  version: 1,
  label: 'Index membership from and to',
  kind: 'universe',
  family: 'universe',
  headerStart: ['ticker', 'start_date', 'end_date'],
  columns: {
    symbol: { header: 'ticker', reads: 'symbol', isRequired: true },
    from: { header: 'start_date', reads: 'day', isRequired: true },
    to: { header: 'end_date', reads: 'day' },
  },
  key: ['symbol', 'index', 'from'],
  day: ['from'],
  knownAt: { otherwise: { daysAfter: 0 } },
  asks: asksIndex,
})

/** One line for each day on which an index changed: the tickers that came in and those that went, both in commas. */
export const indexChanges = defineRecordLayout({
  id: 'index-changes',
  version: 1,
  label: 'Index changes',
  kind: 'universe',
  family: 'universe',
  headerStart: ['date', 'add', 'remove'],
  columns: {
    date: { header: 'date', reads: 'day', isRequired: true },
    joined: { header: 'add', reads: 'symbols' },
    left: { header: 'remove', reads: 'symbols' },
  },
  split: 'joined-and-left',
  key: ['symbol', 'index', 'from', 'to'],
  day: ['from', 'to'],
  knownAt: { otherwise: { daysAfter: 0 } },
  asks: asksIndex,
})
