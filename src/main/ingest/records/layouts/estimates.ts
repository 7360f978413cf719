import { defineRecordLayout } from '../record-layout.ts'

/** Our own layout of single analysts' estimates of earnings per share. */
export const ownEstimates = defineRecordLayout({
  id: 'own-estimates',
  version: 1,
  label: 'Analyst estimates',
  kind: 'estimates',
  family: 'estimates',
  headerStart: ['symbol', 'ts', 'period', 'analyst', 'eps'],
  columns: {
    symbol: { header: 'symbol', reads: 'symbol', isRequired: true },
    ts: { header: 'ts', reads: 'moment', isRequired: true },
    period: { header: 'period', reads: 'text', isRequired: true },
    analyst: { header: 'analyst', reads: 'text', isRequired: true },
    eps: { header: 'eps', reads: 'number', isRequired: true },
  },
  key: ['symbol', 'period', 'analyst'],
  day: ['ts'],
  knownAt: { field: 'ts', otherwise: { daysAfter: 0 } },
})

/** Our own layout of consensus estimates: the mean and how many it is of. */
export const ownConsensus = defineRecordLayout({
  id: 'own-consensus',
  version: 1,
  label: 'Consensus estimates',
  kind: 'estimates',
  family: 'consensus',
  headerStart: ['symbol', 'ts', 'period', 'mean', 'n'],
  columns: {
    symbol: { header: 'symbol', reads: 'symbol', isRequired: true },
    ts: { header: 'ts', reads: 'moment', isRequired: true },
    period: { header: 'period', reads: 'text', isRequired: true },
    mean: { header: 'mean', reads: 'number', isRequired: true },
    n: { header: 'n', reads: 'number', sign: 'not-negative' },
  },
  key: ['symbol', 'period'],
  day: ['ts'],
  knownAt: { field: 'ts', otherwise: { daysAfter: 0 } },
})

/** Our own layout of revisions: what an analyst or the company did to an estimate or a guidance. */
export const ownRevisions = defineRecordLayout({
  id: 'own-revisions',
  version: 1,
  label: 'Estimate revisions',
  kind: 'estimates',
  family: 'revisions',
  headerStart: ['symbol', 'ts', 'type'],
  columns: {
    symbol: { header: 'symbol', reads: 'symbol', isRequired: true },
    ts: { header: 'ts', reads: 'moment', isRequired: true },
    type: {
      header: 'type',
      reads: 'word',
      isRequired: true,
      words: ['up', 'down', 'unchanged', 'guidance_raise', 'guidance_maintain', 'guidance_lower', 'margin_warning'],
    },
  },
  key: ['symbol', 'type'],
  day: ['ts'],
  knownAt: { field: 'ts', otherwise: { daysAfter: 0 } },
})

/** An earnings calendar saved day after day: what was expected then, and for which day. Two of its days side by side are a revision. */
export const estimateSnapshots = defineRecordLayout({
  id: 'eps-snapshots',
  version: 1,
  label: 'Earnings estimates, day by day',
  kind: 'estimates',
  family: 'consensus',
  headerStart: ['snapshot_date', 'symbol', 'name', 'report_date', 'fiscal_date_ending', 'estimate', 'currency'],
  columns: {
    knownAt: { header: 'snapshot_date', reads: 'moment', isRequired: true },
    symbol: { header: 'symbol', reads: 'symbol', isRequired: true },
    reportsOn: { header: 'report_date', reads: 'day' },
    period: { header: 'fiscal_date_ending', reads: 'day', isRequired: true },
    mean: { header: 'estimate', reads: 'number' },
    currency: { header: 'currency', reads: 'text' },
  },
  key: ['symbol', 'period'],
  day: ['knownAt'],
  knownAt: { field: 'knownAt', otherwise: { daysAfter: 0 } },
})

/** What was expected and what was reported. The printed time is taken as that of New York. */
export const earningsSurprises = defineRecordLayout({
  id: 'earnings-surprises',
  version: 1,
  label: 'Earnings surprises',
  kind: 'estimates',
  family: 'surprises',
  headerStart: ['ticker', 'earnings_date', 'eps_estimate', 'reported_eps', 'surprise_pct'],
  columns: {
    symbol: { header: 'ticker', reads: 'symbol', isRequired: true },
    reportedAt: { header: 'earnings_date', reads: 'moment', isRequired: true },
    estimate: { header: 'eps_estimate', reads: 'number' },
    reported: { header: 'reported_eps', reads: 'number' },
    surprisePercent: { header: 'surprise_pct', reads: 'number' },
  },
  key: ['symbol'],
  day: ['reportedAt'],
  knownAt: { field: 'reportedAt', otherwise: { daysAfter: 0 } },
})
