import { isAtLeast } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { isPositive, refuseOptionalNumber } from '#domain/input/number.ts'
import { refuseParameter } from '#domain/input/parameter.ts'
import { refuseRows, type UntrustedRecord } from '#domain/input/record.ts'
import type { Refusal } from '#domain/input/refusal.ts'
import { refuseSeries, type Series } from '#domain/input/series.ts'
import { badInput, known, type Result, unknown } from '#domain/result.ts'
import { allOf, anyOf, type Flag, judge } from '#domain/three-valued.ts'
import { BP_SLACK } from '#domain/units.ts'
import { monthIndex } from './calendar-month.ts'

/** One published month of a seasonally adjusted consumer price index. */
export interface MonthlyLevel {
  /** "2026-10". */
  readonly month: string
  readonly value: number | null
}

export interface KillerInflationInput {
  readonly cpi: readonly MonthlyLevel[]
  readonly gap?: number
  /** 10-year breakeven in percent, one per session; null = not imported. */
  readonly breakeven?: Series | null
  readonly beBp?: number
}

export interface KillerInflation {
  readonly ann3m: number | null
  readonly ann3mPrev: number | null
  readonly yoy: number | null
  readonly beChgBp: number | null
  readonly cpiLeg: Flag
  readonly active: Flag
}

const BREAKEVEN_SESSIONS = 20
const MIN_MONTHS = 14

/**
 * rot.killer_inflation(cpi, gap, breakeven, beBp): is inflation picking up. Price leg: three-month annualised inflation
 * runs `gap` percentage points above the year's, in the newest month and in the one before. Market leg: the 10-year breakeven
 * rose by beBp in 20 sessions. active = either leg.
 * Months are looked up by the calendar: one that was never published makes its figures null, it does not shift the others.
 * Neither leg known: SHORT_HISTORY below 14 months, else MISSING_DATA. A month given twice DUPLICATE_ID. Source: house.
 */
export function killerInflation({ cpi, gap = 1, breakeven = null, beBp = 20 }: KillerInflationInput): Result<KillerInflation> {
  const refused = firstRefusal(
    refuseRows(cpi, refuseMonth),
    breakeven === null ? undefined : refuseSeries(breakeven),
    refuseParameter(gap),
    refuseParameter(beBp),
  )
  if (refused !== undefined) return refused
  const levels = new Map(cpi.map(({ month, value }) => [monthIndex(month)!, value]))
  if (levels.size < cpi.length) return badInput('DUPLICATE_ID')
  const newest = Math.max(...levels.keys())
  const ann3m = annualised(levels, newest)
  const ann3mPrev = annualised(levels, newest - 1)
  const yoy = overYear(levels, newest)
  const yoyPrev = overYear(levels, newest - 1)
  const cpiLeg = allOf(runsAhead(ann3m, yoy, gap), runsAhead(ann3mPrev, yoyPrev, gap))
  const beChgBp = breakevenChange(breakeven)
  const marketLeg = judge(beChgBp, (change) => isAtLeast(change, beBp, BP_SLACK))
  if (cpiLeg === null && marketLeg === null) return unknown(cpi.length < MIN_MONTHS ? 'SHORT_HISTORY' : 'MISSING_DATA')
  return known({ ann3m, ann3mPrev, yoy, beChgBp, cpiLeg, active: anyOf(cpiLeg, marketLeg) })
}

type LevelsByMonth = ReadonlyMap<number, number | null>

/** Level of a month over that of an earlier one; null when either was not published. */
function growth(levels: LevelsByMonth, month: number, earlier: number): number | null {
  const now = levels.get(month) ?? null
  const before = levels.get(earlier) ?? null
  return now === null || before === null ? null : now / before
}

function annualised(levels: LevelsByMonth, month: number): number | null {
  const quarter = growth(levels, month, month - 3)
  return quarter === null ? null : 100 * (quarter ** 4 - 1)
}

function overYear(levels: LevelsByMonth, month: number): number | null {
  const year = growth(levels, month, month - 12)
  return year === null ? null : 100 * (year - 1)
}

const runsAhead = (ann3m: number | null, yoy: number | null, gap: number): Flag => (ann3m === null || yoy === null ? null : isAtLeast(ann3m - yoy, gap))

function breakevenChange(breakeven: Series | null): number | null {
  const now = breakeven?.at(-1) ?? null
  const before = breakeven?.at(-1 - BREAKEVEN_SESSIONS) ?? null
  return now === null || before === null ? null : 100 * (now - before)
}

function refuseMonth(row: UntrustedRecord): Refusal | undefined {
  return firstRefusal(monthIndex(row['month']) === null ? badInput('BAD_VALUE') : undefined, refuseOptionalNumber(row['value'], isPositive))
}
