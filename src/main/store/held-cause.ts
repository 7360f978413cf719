import type { HeldCause } from '#contract/schemas/quarantine.ts'

/** What the reasons of held-back rows begin or end with, as the readers of prices and values word them; the first that fits. */
const CAUSES: readonly (readonly [HeldCause, string])[] = [
  ['differs', `r.reason LIKE 'Differs from what is stored%'`],
  ['repeated', `r.reason LIKE 'The same day as line%' OR r.reason LIKE 'Another bar for the minute%'`],
  ['contradiction', `r.reason LIKE '% lies outside low % to high %'`],
  ['closed', `r.reason LIKE 'The exchange was closed on %'`],
  [
    'action',
    `r.reason LIKE '% states another dividend%' OR r.reason LIKE '% states another split%' OR r.reason LIKE 'Another dividend %' OR r.reason LIKE 'Another split %'`,
  ],
]

/** SQL: why a row `r` of raw_rows is held back. */
export const CAUSE_OF_ROW = `CASE WHEN r.status = 'error' THEN 'impossible' ${CAUSES.map(([cause, when]) => `WHEN ${when} THEN '${cause}'`).join(' ')} ELSE 'other' END`
