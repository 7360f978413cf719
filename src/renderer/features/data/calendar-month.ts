/** "2026-11" moved by so many months. */
export function moveMonth(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const index = year * 12 + (number - 1) + by
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
}

const NAMES = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'] as const

/** "November 2026". */
export function writeMonth(month: string): string {
  const [year = '', number = '1'] = month.split('-')
  return `${NAMES[Number(number) - 1] ?? ''} ${year}`
}

/** The days of a month in weeks from Monday to Sunday; null where another month begins or ends the week. */
export function weeksOf<D extends { readonly day: string }>(days: readonly D[]): readonly (readonly (D | null)[])[] {
  const [first] = days
  if (first === undefined) return []
  const before = (new Date(`${first.day}T00:00:00Z`).getUTCDay() + 6) % 7
  const cells: (D | null)[] = [...Array.from({ length: before }, () => null), ...days]
  while (cells.length % 7 !== 0) cells.push(null)
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7))
}
