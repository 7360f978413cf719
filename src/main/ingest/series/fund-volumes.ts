/** The quietest year 2018-2026 of well-known funds: median shares a day of all venues together, rounded down. */
export const QUIETEST_YEAR_SHARES: ReadonlyMap<string, number> = new Map([
  ['SPY', 52_000_000],
  ['QQQ', 27_000_000],
  ['DIA', 2_800_000],
  ['IWM', 18_000_000],
  ['IWN', 700_000],
  ['IJR', 3_100_000],
  ['RSP', 2_200_000],
  ['MDY', 780_000],
  ['KRE', 12_000_000],
  ['XRT', 2_300_000],
  ['HYG', 14_000_000],
  ['TLT', 7_900_000],
  ['GLD', 6_000_000],
  ['XLF', 38_000_000],
  ['XLE', 25_000_000],
])
