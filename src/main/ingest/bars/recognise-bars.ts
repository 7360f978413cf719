import type { FileHead, Recognition } from '../importer.ts'
import { barProfiles } from './bar-profiles.ts'
import { areDailySessions, type BarReading, columnOf, fitsDays, readingOf, rowsOf, stampsOf } from './bar-reading.ts'
import { ohlcv, ohlcvReading } from './ohlcv.ts'
import { closeOnly } from './profiles/close-only.ts'

/** How sure an exact header makes us, and columns that were only recognised by their names. */
const BY_HEADER = 1
const BY_NAMES = 0.8

/** Bar layouts are told apart by their header as written, case and order included; any other order or spelling is `ohlcv`. */
export function recogniseBars(head: FileHead): readonly Recognition[] {
  const reading = bestReading(head)
  if (reading === undefined) return []
  const { id, label } = reading.profile
  return [{ id, label, kind: 'bars', confidence: id === ohlcv.id ? BY_NAMES : BY_HEADER }]
}

/** The reading of a file by a layout the user or the recognition named. */
export function readingBy(profileId: string, head: FileHead): BarReading | undefined {
  const profile = barProfiles.find(({ id }) => id === profileId)
  return profile === undefined ? ohlcvReading(head) : readingOf(profile, head)
}

/** The vendor whose header the file has and whose way to write days; a vendor's header over other days is read by its names where that helps. */
function bestReading(head: FileHead): BarReading | undefined {
  let first: BarReading | undefined
  for (const profile of barProfiles) {
    const reading = readingOf(profile, head)
    if (reading === undefined) continue
    if (fitsDays(reading, head.lines)) return profile !== closeOnly || hasSessions(reading, head) ? reading : undefined
    first ??= reading
  }
  return ohlcvReading(head) ?? (first?.profile === closeOnly ? undefined : first)
}

function hasSessions({ profile, header, line, delimiter }: BarReading, head: FileHead): boolean {
  return areDailySessions(stampsOf(rowsOf(head.lines, line, delimiter), columnOf(header, profile.columns.date), -1, closeOnly.dayFormat))
}
