import type { DatedRecord } from '../../store/dated-records.ts'
import { isListing as isListingLine } from '../../store/universe-members.ts'

/** True for a record that is one name of a list as it stood on the record's day. */
export function isListing({ family, day, values }: DatedRecord): boolean {
  const { from = null, to = null } = values
  return family === 'universe' && isListingLine({ day, from: from === null ? null : String(from), to: to === null ? null : String(to) })
}
