import { defineRecordLayout, type RecordLayoutText } from '../record-layout.ts'

const asksIndex: NonNullable<RecordLayoutText['asks']> = [
  { field: 'index', reads: 'text', text: 'Of which index are these the members?', proposals: [[/s(?:[_ -]?(?:and|&)[_ -]?)?p[_ -]?500/i, 'S&P 500']] },
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

/** The members of an index as they stood on a day, with sector and industry and since when each belongs (the datasets project). */
export const indexConstituents = defineRecordLayout({
  id: 'index-constituents',
  version: 1,
  label: 'Members of an index with their sectors',
  kind: 'universe',
  family: 'universe',
  headerStart: ['Symbol', 'Security', 'GICS Sector', 'GICS Sub-Industry'],
  mayGoOn: true,
  columns: {
    symbol: { header: 'Symbol', reads: 'symbol', isRequired: true },
    name: { header: 'Security', reads: 'text' },
    sector: { header: 'GICS Sector', reads: 'text' },
    industry: { header: 'GICS Sub-Industry', reads: 'text' },
    from: { header: 'Date added', reads: 'day' },
  },
  split: 'list-of-a-day',
  compares: 'earlier-list',
  asks: [
    ...asksIndex,
    { field: 'asOf', reads: 'day', text: 'Of which day is this list (YYYY-MM-DD)? It counts from that day on.', proposals: [[/(\d{4}-\d{2}-\d{2})/, '$1']] },
  ],
  key: ['symbol', 'index', 'asOf'],
  day: ['asOf'],
  knownAt: { otherwise: { daysAfter: 0 } },
})
