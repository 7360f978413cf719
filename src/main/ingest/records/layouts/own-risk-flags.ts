import { defineRecordLayout } from '../record-layout.ts'

/** Our own layout of the register of risk flags: what was found on the day a name was looked at. A blank code = looked at, nothing found. */
export const ownRiskFlags = defineRecordLayout({
  id: 'own-riskflags',
  version: 1,
  label: 'Risk flags',
  kind: 'riskflags',
  family: 'riskflags',
  headerStart: ['symbol', 'code', 'asOf', 'checkedAsOf'],
  columns: {
    symbol: { header: 'symbol', reads: 'symbol', isRequired: true },
    code: { header: 'code', reads: 'word', longest: 60 },
    flaggedOn: { header: 'asOf', reads: 'day' },
    checkedAsOf: { header: 'checkedAsOf', reads: 'day', isRequired: true },
  },
  key: ['symbol', 'checkedAsOf', 'code'],
  day: ['checkedAsOf'],
  knownAt: { field: 'checkedAsOf', otherwise: { daysAfter: 0 } },
})
