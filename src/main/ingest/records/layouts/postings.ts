import { defineRecordLayout } from '../record-layout.ts'

/** How late Indeed publishes: a week's figures come with the week after. */
const LATE = { otherwise: { daysAfter: 7 }, isAsked: true }

/** Indeed's index of job postings of a country, all and new ones, as counted and with the seasons taken out. */
export const countryPostings = defineRecordLayout({
  id: 'country-postings',
  version: 1,
  label: 'Job postings of a country',
  kind: 'altdata',
  family: 'altdata',
  headerStart: ['date', 'jobcountry', 'indeed_job_postings_index_SA', 'indeed_job_postings_index_NSA', 'variable'],
  columns: {
    date: { header: 'date', reads: 'day', isRequired: true },
    country: { header: 'jobcountry', reads: 'code', isRequired: true },
    variable: { header: 'variable', reads: 'code', isRequired: true },
  },
  metrics: { indeed_job_postings_index_SA: 'sa', indeed_job_postings_index_NSA: 'nsa' },
  composed: { kind: 'job_postings_{country}_{variable}_{metric}' },
  key: ['date', 'kind'],
  day: ['date'],
  knownAt: LATE,
})

/** The same of the states of a country, one line for each state and day. */
export const statePostings = defineRecordLayout({
  id: 'state-postings',
  version: 1,
  label: 'Job postings by state',
  kind: 'altdata',
  family: 'altdata',
  headerStart: ['date', 'state', 'indeed_job_postings_index'],
  columns: {
    date: { header: 'date', reads: 'day', isRequired: true },
    state: { header: 'state', reads: 'code', isRequired: true },
    value: { header: 'indeed_job_postings_index', reads: 'number', isRequired: true },
  },
  composed: { kind: 'job_postings_us_{state}' },
  key: ['date', 'kind'],
  day: ['date'],
  knownAt: LATE,
})
