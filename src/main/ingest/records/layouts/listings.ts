import { defineRecordLayout } from '../record-layout.ts'

/** All listed tickers on a day, a tab and the name behind each, no header (pystock-data). The day stands in the file's name. */
export const listings = defineRecordLayout({
  id: 'listings',
  version: 1,
  label: 'Listed tickers of a day',
  kind: 'universe',
  family: 'universe',
  headerStart: ['ticker', 'name'],
  delimiter: '\t',
  everyLine: /^[A-Z][A-Z0-9.\-^$/=]{0,9}\t[^\t]*\p{L}[^\t]*$/u,
  columns: {
    symbol: { header: 'ticker', reads: 'symbol', isRequired: true },
    name: { header: 'name', reads: 'text' },
  },
  names: 'listings',
  compares: 'earlier-list',
  asks: [
    { field: 'index', reads: 'text', text: 'What are these tickers a list of?', proposals: [[/^symbols_/i, 'US listings']] },
    {
      field: 'asOf',
      reads: 'day',
      text: 'Of which day is this list (YYYY-MM-DD)?',
      proposals: [
        [/(\d{4}-\d{2}-\d{2})/, '$1'],
        [/_(\d{8})(?!\d)/, '$1'],
      ],
    },
  ],
  key: ['symbol', 'index', 'asOf'],
  day: ['asOf'],
  knownAt: { otherwise: { daysAfter: 0 } },
})
