import type { RowFields } from '../profile.ts'
import { unguarded } from '../cells/guarded-text.ts'

const DAY = /^\d{4}-\d{2}-\d{2}/
const AS_OF = /^as of \d{4}-\d{2}-\d{2}$/

/**
 * Our own layout: takes the apostrophe off texts that our export guarded, and makes one moment of `date` and `at`. `at` is a time of
 * day in New York, or a moment of the same day; with both, `date` stays the day of the trade. An `at` of another day leaves a
 * date that cannot be read, so the row is an error instead of a trade on one of two days. A note "as of" a day is the effective date that the
 * export wrote there, so that the row is known where it came from.
 */
export function readOwnLayout(fields: RowFields): void {
  for (const field of ['account', 'symbol', 'externalId', 'note'] as const) fields[field] = unguarded(fields[field])
  const { date, time, note } = fields
  if (time === '' && AS_OF.test(note)) fields.date = `${date} ${note}`
  if (!DAY.test(time)) return
  fields.time = ''
  fields.date = time.slice(0, 10) === date ? time : `${date} / ${time}`
}
