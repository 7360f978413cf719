import { daysFromCivil, isoDay } from '#domain/calendar/civil-day.ts'

/** How the stamps of a series are parted into chunks. Stamps are civil day numbers (daily) or epoch minutes (minutes). */
export interface Periods {
  /** The chunk a stamp belongs to: 2024, or 202411. */
  of(stamp: number): number
  /** First stamp of a chunk; a stamp's bit in a bitmap is its distance from here. */
  startOf(period: number): number
  /** First stamp after a chunk. */
  endOf(period: number): number
}

const MINUTES_PER_DAY = 1_440

/** One chunk per calendar year of daily rows. */
export const yearPeriods: Periods = {
  of: (day) => Number(isoDay(day).slice(0, 4)),
  startOf: (year) => daysFromCivil(year, 1, 1),
  endOf: (year) => daysFromCivil(year + 1, 1, 1),
}

/** One chunk per calendar month (UTC) of minute rows. */
export const monthPeriods: Periods = {
  of: (minute) =>
    Number(
      isoDay(Math.floor(minute / MINUTES_PER_DAY))
        .slice(0, 7)
        .replace('-', ''),
    ),
  startOf: (month) => daysFromCivil(Math.floor(month / 100), month % 100, 1) * MINUTES_PER_DAY,
  endOf: (month) => (month % 100 === 12 ? monthPeriods.startOf(month + 89) : monthPeriods.startOf(month + 1)),
}

export const periodsOf = (timeframe: '1d' | '1m'): Periods => (timeframe === '1d' ? yearPeriods : monthPeriods)

/** A bitmap over one period with a bit for each stamp, least significant bit first. */
export function bitmapOf(stamps: Iterable<number>, period: number, periods: Periods): Buffer {
  const start = periods.startOf(period)
  const bitmap = Buffer.alloc(Math.ceil((periods.endOf(period) - start) / 8))
  for (const stamp of stamps) {
    const bit = stamp - start
    bitmap[bit >> 3]! |= 1 << (bit & 7)
  }
  return bitmap
}

export function hasBit(bitmap: Uint8Array, bit: number): boolean {
  return (((bitmap[bit >> 3] ?? 0) >> (bit & 7)) & 1) === 1
}

/** The stamps whose bits are set, rising. */
export function* stampsOf(bitmap: Uint8Array, startStamp: number): Iterable<number> {
  for (let bit = 0; bit < bitmap.length * 8; bit += 1) if (hasBit(bitmap, bit)) yield startStamp + bit
}
