import { writeMoment } from '../../format/moment.ts'
import { writeSession } from '../../format/session.ts'

/** When something was published: "2 Nov 2026", "2 Nov 2026 16:30", with "assumed" where its file does not say. */
export function writeKnownAt({ knownAt, isAssumed }: { readonly knownAt: string; readonly isAssumed: boolean }): string {
  const moment = knownAt.length > 10 ? writeMoment(knownAt) : writeSession(knownAt)
  return isAssumed ? `${moment}, assumed` : moment
}
