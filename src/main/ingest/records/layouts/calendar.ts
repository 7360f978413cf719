import { EARLY_CLOSE } from '../compare-sessions.ts'
import { defineRecordLayout } from '../record-layout.ts'

/** Our own layout of a calendar: earnings, reconstitutions, central banks, holidays and whatever else falls on a day. */
export const ownEvents = defineRecordLayout({
  id: 'own-events',
  version: 1,
  label: 'Calendar events',
  kind: 'calendar',
  family: 'calendar',
  headerStart: ['date', 'kind', 'symbol', 'note', 'knownAt'],
  columns: {
    date: { header: 'date', reads: 'day', isRequired: true },
    kind: { header: 'kind', reads: 'word', isRequired: true },
    symbol: { header: 'symbol', reads: 'symbol' },
    note: { header: 'note', reads: 'text' },
    knownAt: { header: 'knownAt', reads: 'moment' },
  },
  key: ['date', 'kind', 'symbol'],
  day: ['date'],
  knownAt: { field: 'knownAt', otherwise: { daysAfter: 0 }, isAsked: true },
})

/** Listings and delistings, each with the notice it was read in. */
export const tickerEvents = defineRecordLayout({
  id: 'ticker-events',
  version: 1,
  label: 'Listings and delistings',
  kind: 'calendar',
  family: 'calendar',
  headerStart: ['ticker', 'cik', 'event_type', 'event_date', 'source_name', 'source_doc_type', 'source_url', 'source_title', 'notes'],
  columns: {
    symbol: { header: 'ticker', reads: 'symbol', isRequired: true },
    kind: { header: 'event_type', reads: 'word', isRequired: true },
    date: { header: 'event_date', reads: 'day', isRequired: true },
    source: { header: 'source_url', reads: 'text' },
    note: { header: 'source_title', reads: 'text' },
  },
  key: ['symbol', 'date', 'kind', 'source'],
  day: ['date'],
  knownAt: { otherwise: { daysAfter: 0 } },
})

/** Days on which the exchanges were shut. */
export const marketHolidays = defineRecordLayout({
  id: 'market-holidays',
  version: 1,
  label: 'Market holidays',
  kind: 'calendar',
  family: 'calendar',
  headerStart: ['Date', 'DayOfWeek', 'Holiday'],
  columns: { date: { header: 'Date', reads: 'day', isRequired: true }, note: { header: 'Holiday', reads: 'text', isRequired: true } },
  constants: { kind: 'holiday' },
  compares: 'holidays',
  key: ['date', 'kind'],
  day: ['date'],
  knownAt: { otherwise: { daysAfter: 0 }, isAsked: true },
})

const CLOCK = /T(\d{2}:\d{2})/

/** The sessions of an exchange with their opening and their close, as exchange_calendars writes them out. */
export const exchangeSessions = defineRecordLayout({
  id: 'exchange-sessions',
  version: 1,
  label: 'Sessions of an exchange',
  kind: 'calendar',
  family: 'calendar',
  headerStart: ['session_date', 'open_utc', 'close_utc', 'open_et', 'close_et', 'is_early_close', 'year', 'month', 'dow', 'calendar', 'timezone'],
  columns: {
    date: { header: 'session_date', reads: 'day', isRequired: true },
    opens: { header: 'open_et', reads: 'text', part: CLOCK, isRequired: true },
    closes: { header: 'close_et', reads: 'text', part: CLOCK, isRequired: true },
    kind: { header: 'is_early_close', reads: 'word', meanings: { true: EARLY_CLOSE, false: 'session' }, isRequired: true },
    exchange: { header: 'calendar', reads: 'text', isRequired: true },
  },
  composed: { note: '{exchange} {opens} to {closes} New York' },
  compares: 'sessions',
  key: ['date', 'exchange'],
  day: ['date'],
  knownAt: { otherwise: { daysAfter: 0 }, isAsked: true },
})
