import { defineRecordLayout } from '../record-layout.ts'

/** Our own layout of alternative data: a value of a kind of its own, with coverage and reliability. */
export const ownAltdata = defineRecordLayout({
  id: 'own-altdata',
  version: 1,
  label: 'Alternative data',
  kind: 'altdata',
  family: 'altdata',
  headerStart: ['symbol', 'date', 'knownAt', 'kind', 'value', 'coverage', 'reliability'],
  columns: {
    symbol: { header: 'symbol', reads: 'symbol' },
    date: { header: 'date', reads: 'day', isRequired: true },
    knownAt: { header: 'knownAt', reads: 'moment' },
    kind: { header: 'kind', reads: 'word', isRequired: true },
    value: { header: 'value', reads: 'number', isRequired: true },
    coverage: { header: 'coverage', reads: 'number' },
    reliability: { header: 'reliability', reads: 'number' },
  },
  key: ['symbol', 'date', 'kind'],
  day: ['date'],
  knownAt: { field: 'knownAt', otherwise: { daysAfter: 1 }, isAsked: true },
})

/** Our own layout of short interest. It is published some nine sessions after its settlement day; two weeks are assumed. */
export const ownShortInterest = defineRecordLayout({
  id: 'own-shortinterest',
  version: 1,
  label: 'Short interest',
  kind: 'altdata',
  family: 'shortinterest',
  headerStart: ['symbol', 'settlement', 'knownAt', 'shares', 'float'],
  columns: {
    symbol: { header: 'symbol', reads: 'symbol', isRequired: true },
    settlement: { header: 'settlement', reads: 'day', isRequired: true },
    knownAt: { header: 'knownAt', reads: 'moment' },
    shares: { header: 'shares', reads: 'number', isRequired: true, sign: 'not-negative' },
    float: { header: 'float', reads: 'number', sign: 'positive' },
  },
  key: ['symbol', 'settlement'],
  day: ['settlement'],
  knownAt: { field: 'knownAt', otherwise: { daysAfter: 14 }, isAsked: true },
})

/** Our own layout of a fund's shares outstanding, day by day. */
export const ownFlows = defineRecordLayout({
  id: 'own-flows',
  version: 1,
  label: 'Fund flows',
  kind: 'altdata',
  family: 'flows',
  headerStart: ['symbol', 'date', 'knownAt', 'sharesOutstanding'],
  columns: {
    symbol: { header: 'symbol', reads: 'symbol', isRequired: true },
    date: { header: 'date', reads: 'day', isRequired: true },
    knownAt: { header: 'knownAt', reads: 'moment' },
    sharesOutstanding: { header: 'sharesOutstanding', reads: 'number', isRequired: true, sign: 'not-negative' },
  },
  key: ['symbol', 'date'],
  day: ['date'],
  knownAt: { field: 'knownAt', otherwise: { daysAfter: 1 }, isAsked: true },
})

/** Our own layout of what the market expects of the next meetings on rates. */
export const ownProbabilities = defineRecordLayout({
  id: 'own-probabilities',
  version: 1,
  label: 'Rate probabilities',
  kind: 'altdata',
  family: 'probabilities',
  headerStart: ['asOf', 'meeting', 'rateLow', 'rateHigh', 'probability'],
  columns: {
    asOf: { header: 'asOf', reads: 'moment', isRequired: true },
    meeting: { header: 'meeting', reads: 'day', isRequired: true },
    rateLow: { header: 'rateLow', reads: 'number', isRequired: true },
    rateHigh: { header: 'rateHigh', reads: 'number', isRequired: true },
    probability: { header: 'probability', reads: 'number', isRequired: true },
  },
  key: ['meeting', 'rateLow', 'rateHigh'],
  day: ['asOf'],
  knownAt: { field: 'asOf', otherwise: { daysAfter: 0 } },
})

/** Our own layout of themes: which names belong to one, from when to when. */
export const ownThemes = defineRecordLayout({
  id: 'own-themes',
  version: 1,
  label: 'Themes',
  kind: 'universe',
  family: 'themes',
  headerStart: ['symbol', 'theme', 'from', 'to'],
  columns: {
    symbol: { header: 'symbol', reads: 'symbol', isRequired: true },
    theme: { header: 'theme', reads: 'text', isRequired: true },
    from: { header: 'from', reads: 'day' },
    to: { header: 'to', reads: 'day' },
  },
  key: ['symbol', 'theme', 'from'],
  day: ['from', 'to'],
  knownAt: { otherwise: { daysAfter: 0 }, isAsked: true },
})
