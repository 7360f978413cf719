import { defineRecordLayout } from '../record-layout.ts'

/** Our own layout of headlines. Several symbols of a line stand apart by blanks or semicolons. */
export const ownHeadlines = defineRecordLayout({
  id: 'own-headlines',
  version: 1,
  label: 'Headlines',
  kind: 'headlines',
  family: 'headlines',
  headerStart: ['ts', 'headline', 'source', 'symbols', 'group'],
  columns: {
    ts: { header: 'ts', reads: 'moment', isRequired: true },
    headline: { header: 'headline', reads: 'text', isRequired: true },
    source: { header: 'source', reads: 'text' },
    symbol: { header: 'symbols', reads: 'symbols' },
    group: { header: 'group', reads: 'text' },
  },
  key: ['headline', 'symbol', 'source'],
  day: ['ts'],
  knownAt: { field: 'ts', otherwise: { daysAfter: 0 } },
})

/** Benzinga's headlines as they go about: a nameless count, the line, its moment with the offset, one ticker. */
export const benzingaHeadlines = defineRecordLayout({
  id: 'benzinga-headlines',
  version: 1,
  label: 'Benzinga headlines',
  kind: 'headlines',
  family: 'headlines',
  headerStart: ['', 'title', 'date', 'stock'],
  columns: {
    headline: { header: 'title', reads: 'text', isRequired: true },
    ts: { header: 'date', reads: 'moment', isRequired: true },
    symbol: { header: 'stock', reads: 'symbol' },
  },
  constants: { source: 'Benzinga' },
  key: ['headline', 'symbol', 'source'],
  day: ['ts'],
  knownAt: { field: 'ts', otherwise: { daysAfter: 0 } },
})
