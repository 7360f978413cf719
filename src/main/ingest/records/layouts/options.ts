import { defineRecordLayout } from '../record-layout.ts'

/** The two options nearest to the money of every expiry, day by day. Each line is a call and a put. */
export const impliedVolatilities = defineRecordLayout({
  id: 'atm-volatilities',
  version: 1,
  label: 'Implied volatilities at the money',
  kind: 'options',
  family: 'options',
  headerStart: ['snapshot_date', 'expiration', 'dte', 'spot', 'atm_strike', 'atm_iv', 'atm_call_iv', 'atm_put_iv', 'atm_call_oi', 'atm_put_oi'],
  columns: {
    knownAt: { header: 'snapshot_date', reads: 'moment', isRequired: true },
    expiry: { header: 'expiration', reads: 'day', isRequired: true },
    spot: { header: 'spot', reads: 'number' },
    strike: { header: 'atm_strike', reads: 'number', isRequired: true, sign: 'positive' },
    callIv: { header: 'atm_call_iv', reads: 'number' },
    putIv: { header: 'atm_put_iv', reads: 'number' },
    callOpenInterest: { header: 'atm_call_oi', reads: 'number' },
    putOpenInterest: { header: 'atm_put_oi', reads: 'number' },
  },
  split: 'call-and-put',
  asks: [{ field: 'symbol', reads: 'symbol', text: 'Whose options are these?', proposals: [[/^([A-Z]{1,5})_/, '$1']] }],
  key: ['symbol', 'expiry', 'strike', 'right'],
  day: ['knownAt'],
  knownAt: { field: 'knownAt', otherwise: { daysAfter: 0 } },
})

/** Our own layout of an option chain: a line for each option as it was quoted; implied volatility as a fraction a year. */
export const ownOptions = defineRecordLayout({
  id: 'own-options',
  version: 1,
  label: 'Option chain',
  kind: 'options',
  family: 'options',
  headerStart: ['symbol', 'asOf', 'expiry', 'strike', 'right', 'bid', 'ask', 'openInterest', 'iv'],
  columns: {
    symbol: { header: 'symbol', reads: 'symbol', isRequired: true },
    asOf: { header: 'asOf', reads: 'moment', isRequired: true },
    expiry: { header: 'expiry', reads: 'day', isRequired: true },
    strike: { header: 'strike', reads: 'number', isRequired: true, sign: 'positive' },
    right: { header: 'right', reads: 'word', isRequired: true, words: ['call', 'put'] },
    bid: { header: 'bid', reads: 'number' },
    ask: { header: 'ask', reads: 'number' },
    openInterest: { header: 'openInterest', reads: 'number' },
    iv: { header: 'iv', reads: 'number' },
  },
  key: ['symbol', 'expiry', 'strike', 'right'],
  day: ['asOf'],
  knownAt: { field: 'asOf', otherwise: { daysAfter: 0 } },
})
