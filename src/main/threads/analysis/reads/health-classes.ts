import type { DataHealth } from '#contract/schemas/series.ts'
import { FRESHNESS_LIMITS, type FreshnessKind } from '#domain/checklist/freshness.ts'
import type { JudgingClock } from '../judging-clock.ts'
import { ageAt } from './age-at.ts'

type HealthClass = DataHealth['classes'][number]

const LABELS: Readonly<Record<FreshnessKind, { readonly label: string; readonly wants: string }>> = {
  daily_bars: { label: 'Daily prices', wants: 'Daily price files of your names and of IWM and SPY (Yahoo, Nasdaq.com, Stooq)' },
  intraday: { label: 'Minute prices', wants: 'Minute price files of the names you want to trade' },
  yields: { label: 'Treasury yields', wants: 'FRED files DGS2 and DGS10' },
  oas: { label: 'Credit spreads', wants: 'FRED file BAMLH0A0HYM2, or BAA10Y as a stand-in' },
  estimates: { label: 'Estimates', wants: 'A file of analyst estimates' },
  cpi: { label: 'Inflation', wants: 'FRED file CPIAUCSL' },
  fundamentals: { label: 'Fundamentals', wants: 'A file of fundamentals by company and period' },
  news: { label: 'Headlines', wants: 'A file of headlines' },
  positions: { label: 'Positions and cash', wants: "Your broker's positions or balance file, or equity and cash typed with a date" },
}

/** The newest day each item of a class has: one entry per symbol, series or account; null = it has nothing. */
export type NewestDays = { readonly [kind in FreshnessKind]?: readonly (string | null)[] }

const MACRO: readonly (readonly [FreshnessKind, RegExp])[] = [
  ['yields', /^(?:DGS\d|DFII\d|T\d+Y|DTB\d)/],
  ['oas', /^(?:BAML|BAA10Y|AAA10Y)/],
  ['cpi', /^CPI/],
]

/** The class a value series counts to, by its code; undefined for any other series. */
export const classOfCode = (code: string): FreshnessKind | undefined => MACRO.find(([, pattern]) => pattern.test(code))?.[0]

/** How fresh each kind of input is at the clock: aged in completed sessions, under the limits of chk.freshness. */
export function healthClasses(newest: NewestDays, clock: JudgingClock): HealthClass[] {
  return (Object.keys(LABELS) as FreshnessKind[]).map((kind) => healthClass(kind, newest[kind] ?? [], clock))
}

function healthClass(kind: FreshnessKind, items: readonly (string | null)[], clock: JudgingClock): HealthClass {
  const { label, wants } = LABELS[kind]
  const days = items.filter((day) => day !== null)
  const newest = days.length === 0 ? null : days.reduce((a, b) => (a > b ? a : b))
  const ofNewest = newest === null ? null : ageAt(kind, newest, clock)
  // Thousands of names share few days: each day is judged once.
  const isFresh = new Map([...new Set(days)].map((day) => [day, ageAt(kind, day, clock)?.fresh === true]))
  const covered = days.filter((day) => isFresh.get(day) === true).length
  return {
    kind,
    label,
    state: ofNewest === null ? 'unknown' : ofNewest.fresh ? 'fresh' : 'stale',
    newest,
    ageSessions: ofNewest?.ageSessions ?? null,
    limitSessions: FRESHNESS_LIMITS[kind],
    covered,
    of: items.length,
    wants: covered > 0 && covered === items.length ? null : wants,
  }
}
