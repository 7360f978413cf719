/** Months counted from year 0, so that the month before January is the December before; null for what is no "YYYY-MM". */
export function monthIndex(text: unknown): number | null {
  const match = typeof text === 'string' ? /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text) : null
  return match === null ? null : Number(match[1]) * 12 + Number(match[2]) - 1
}
