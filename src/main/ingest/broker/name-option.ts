import type { RowFields, RowReading } from '../profile.ts'

/**
 * The name of an option where the symbol cell holds only its underlying: otherwise two options on one name would be one
 * instrument. The comma in "$1,200.00" is left out, blanks count once. '' when the row does not name it.
 */
export function nameOption(fields: RowFields, optionName: NonNullable<RowReading['optionName']>): string {
  const text = Array.isArray(optionName)
    ? optionName
        .map((field) => fields[field])
        .filter((part) => part !== '')
        .join(' ')
    : (optionName.pattern.exec(fields[optionName.field])?.[1] ?? '')
  return text.replaceAll(',', '').replace(/\s+/g, ' ')
}
