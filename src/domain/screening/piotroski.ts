import { firstRefusal } from '#domain/input/first-refusal.ts'
import { isNonNegative, refuseOptionalNumber } from '#domain/input/number.ts'
import { refusePositiveInteger } from '#domain/input/parameter.ts'
import { refuseRecord } from '#domain/input/record.ts'
import type { Refusal } from '#domain/input/refusal.ts'
import { known, type Result, unknown } from '#domain/result.ts'

/** One fiscal year; null or absent = not reported. */
export interface PiotroskiYear {
  readonly ni?: number | null
  readonly cfo?: number | null
  readonly ta?: number | null
  /** Total assets at the start of the year. */
  readonly taBegin?: number | null
  readonly ltd?: number | null
  readonly ca?: number | null
  readonly cl?: number | null
  readonly shares?: number | null
  readonly gross?: number | null
  readonly sales?: number | null
}

export interface PiotroskiInput {
  readonly now: PiotroskiYear
  readonly prev: PiotroskiYear
  readonly minKnown?: number
}

type Test = 'roa' | 'cfo' | 'dRoa' | 'accrual' | 'dLever' | 'dLiquid' | 'noIssue' | 'dMargin' | 'dTurn'

export interface Piotroski {
  readonly score: number
  readonly known: number
  readonly tests: Readonly<Record<Test, 0 | 1 | null>>
}

/**
 * `scr.piotroski`: nine yes/no tests of financial strength, 1 point each.
 * @returns the score, how many tests could be taken, and each test; null where an input is missing. Profit, cash flow and turnover are scaled by the assets
 * at the start of the year, long-term debt by average assets (no debt in both years passes). Fewer than `minKnown` tests: LOW_COVERAGE.
 * Source: Piotroski 2000.
 */
export function piotroski({ now, prev, minKnown = 7 }: PiotroskiInput): Result<Piotroski> {
  const refused = firstRefusal(refuseYear(now), refuseYear(prev), refusePositiveInteger(minKnown))
  if (refused !== undefined) return refused

  const roa = ratio(now.ni, now.taBegin)
  const tests: Record<Test, 0 | 1 | null> = {
    roa: isMore(roa, 0),
    cfo: isMore(ratio(now.cfo, now.taBegin), 0),
    dRoa: isMore(roa, ratio(prev.ni, prev.taBegin)),
    accrual: isMore(now.cfo, now.ni),
    dLever: now.ltd === 0 && prev.ltd === 0 ? 1 : isMore(leverage(prev), leverage(now)),
    dLiquid: isMore(ratio(now.ca, now.cl), ratio(prev.ca, prev.cl)),
    noIssue: flip(isMore(now.shares, prev.shares)),
    dMargin: isMore(ratio(now.gross, now.sales), ratio(prev.gross, prev.sales)),
    dTurn: isMore(ratio(now.sales, now.taBegin), ratio(prev.sales, prev.taBegin)),
  }
  const results = Object.values(tests).filter((test) => test !== null)
  if (results.length < minKnown) return unknown('LOW_COVERAGE')
  return known({ score: results.reduce<number>((sum, test) => sum + test, 0), known: results.length, tests })
}

type Amount = number | null | undefined

const ratio = (part: Amount, whole: Amount): number | null =>
  part === null || part === undefined || whole === null || whole === undefined || whole === 0 ? null : part / whole

/** Long-term debt on the average assets of the year. */
function leverage({ ltd, ta = null, taBegin = null }: PiotroskiYear): number | null {
  return ta === null || taBegin === null ? null : ratio(ltd, (ta + taBegin) / 2)
}

function isMore(one: Amount, other: Amount): 0 | 1 | null {
  if (one === null || one === undefined || other === null || other === undefined) return null
  return one > other ? 1 : 0
}

const flip = (test: 0 | 1 | null): 0 | 1 | null => (test === null ? null : test === 1 ? 0 : 1)

function refuseYear(year: PiotroskiYear): Refusal | undefined {
  const refused = refuseRecord(year)
  if (refused !== undefined) return refused
  const signed = [year.ni, year.cfo, year.gross, year.sales]
  const unsigned = [year.ta, year.taBegin, year.ltd, year.ca, year.cl, year.shares]
  return firstRefusal(...signed.map((amount) => refuseOptionalNumber(amount)), ...unsigned.map((amount) => refuseOptionalNumber(amount, isNonNegative)))
}
