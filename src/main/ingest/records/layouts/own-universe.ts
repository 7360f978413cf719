import { defineRecordLayout } from '../record-layout.ts'

/** Our own layout of a universe: who is in it, from when to when, and how the names are classified. A blank index is a list of one's own. */
export const ownUniverse = defineRecordLayout({
  id: 'own-universe',
  version: 1,
  label: 'Universe',
  kind: 'universe',
  family: 'universe',
  headerStart: ['symbol', 'name', 'sector', 'industry', 'index', 'weight', 'from', 'to', 'knownAt'],
  columns: {
    symbol: { header: 'symbol', reads: 'symbol', isRequired: true },
    name: { header: 'name', reads: 'text' },
    sector: { header: 'sector', reads: 'text' },
    industry: { header: 'industry', reads: 'text' },
    index: { header: 'index', reads: 'text' },
    weight: { header: 'weight', reads: 'number' },
    from: { header: 'from', reads: 'day' },
    to: { header: 'to', reads: 'day' },
    knownAt: { header: 'knownAt', reads: 'moment' },
  },
  key: ['symbol', 'index', 'from'],
  day: ['from', 'to', 'knownAt'],
  knownAt: { field: 'knownAt', otherwise: { daysAfter: 0 }, isAsked: true },
})
