import { fixedDigits } from './fixed-digits.ts'

/** "1 row", "3,214 rows", "2 entries" with its own plural. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${fixedDigits(count, 0)} ${count === 1 ? one : many}`
}

/** "a", "a and b", "a, b and c". */
export function listed(parts: readonly string[]): string {
  const last = parts.at(-1)
  if (last === undefined) return ''
  return parts.length === 1 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`
}
