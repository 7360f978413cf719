import { type RecordFamilyName, recordFamilies } from './record-families.ts'

const STORED = '\u001f'
const PRINTED = '\u241f'

/** What stands in front of a family's own fields where a record is written into a file as it is. */
export const PRINTED_RECORD = { key: 'record_key', symbol: 'symbol', day: 'day', knownAt: 'known_at', isAssumed: 'is_assumed' } as const

/** The header of the file of a family: what every record has, then the family's own fields. */
export const printedHeader = (family: RecordFamilyName): readonly string[] => [...Object.values(PRINTED_RECORD), ...Object.keys(recordFamilies[family].columns)]

/** The key of a record in a file: what parts it is no character for one, so its picture stands there. */
export const printedKey = (key: string): string => key.replaceAll(STORED, PRINTED)
export const storedKey = (text: string): string => text.replaceAll(PRINTED, STORED)
