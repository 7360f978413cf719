import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseNumber, refuseOptionalNumber } from '#domain/input/number.ts'
import { refuseInteger } from '#domain/input/parameter.ts'
import { refuseRows } from '#domain/input/record.ts'
import { refuseWord } from '#domain/input/word.ts'
import { badInput, known, type Result, unknown } from '#domain/result.ts'

/** One entry of the risk register; days are counted on one calendar (any origin). */
export interface RiskFlag {
  readonly code: string
  readonly asOf: number | null
}

export interface RiskOverlapInput {
  readonly flags: readonly RiskFlag[] | null
  readonly asOf: number
  readonly checkedAsOf?: number | null
  readonly side?: 'long' | 'short'
  readonly maxWarn?: number
  readonly maxAgeDays?: number
}

export interface RiskOverlap {
  readonly decision: 'clear' | 'warn' | 'exclude'
  readonly exclude: readonly string[]
  readonly warn: readonly string[]
  readonly stale: readonly string[]
}

const EXCLUDING: ReadonlySet<string> = new Set([
  'going_concern',
  'pending_reverse_split',
  'delisting_notice',
  'halted',
  'bankruptcy',
  'dtc_chill',
  'caveat_emptor',
  'auditor_resigned',
  'non_dtc_eligible',
])
/** Codes that warn; so does any code that stands in no list. */
const WARNING = [
  'reg_sho_threshold',
  'late_filing',
  'material_weakness',
  'atm_offering',
  'custody_transfer_pending',
  'foreign_ordinary',
  'corporate_action_pending',
] as const
const EXCLUDING_SHORTS: ReadonlySet<string> = new Set(['hard_to_borrow', 'reg_sho_threshold'])
const INFORMING: ReadonlySet<string> = new Set(['hard_to_borrow'])

/** Every code that the rule knows by name, the excluding ones first: what a form offers. */
export const RISK_CODES: readonly string[] = [...EXCLUDING, ...WARNING, ...INFORMING]

/**
 * `scr.risk_overlap`: do structural flags forbid this name?
 * @returns the decision with the codes behind it, in the order of the register. Any excluding code, or more than `maxWarn` warnings: exclude.
 * A code that is not in the lists warns. Flags older than `maxAgeDays`, or without a date, count and are listed as stale.
 * A register never looked at (flags or checkedAsOf null) is NOT_TESTED; one looked at longer ago than `maxAgeDays` is at least a warning.
 * Dates later than `asOf`: FUTURE_DATA. House rule.
 */
export function riskOverlap({ flags, asOf, checkedAsOf = null, side = 'long', maxWarn = 2, maxAgeDays = 30 }: RiskOverlapInput): Result<RiskOverlap> {
  const refused = firstRefusal(
    refuseWord(side, ['long', 'short']),
    flags === null || flags === undefined ? unknown('NOT_TESTED') : refuseRows(flags, refuseFlag),
    refuseNumber(asOf),
    refuseOptionalNumber(checkedAsOf),
    refuseInteger(maxWarn, 0),
    refuseInteger(maxAgeDays, 0),
  )
  if (refused !== undefined) return refused
  const register = flags as readonly RiskFlag[]
  const isLater = (day: number | null | undefined): boolean => typeof day === 'number' && day > asOf
  if (isLater(checkedAsOf) || register.some((flag) => isLater(flag.asOf))) return badInput('FUTURE_DATA')
  if (checkedAsOf === null) return unknown('NOT_TESTED')

  const exclude: string[] = []
  const warn: string[] = []
  const stale: string[] = []
  for (const flag of register) {
    const { code } = flag
    if (EXCLUDING.has(code) || (side === 'short' && EXCLUDING_SHORTS.has(code))) exclude.push(code)
    else if (!INFORMING.has(code)) warn.push(code)
    const day = flag.asOf ?? null
    if (day === null || asOf - day > maxAgeDays) stale.push(code)
  }
  const isRegisterOld = asOf - checkedAsOf > maxAgeDays
  const isExcluded = exclude.length > 0 || warn.length > maxWarn
  return known({ decision: isExcluded ? 'exclude' : warn.length > 0 || isRegisterOld ? 'warn' : 'clear', exclude, warn, stale })
}

const refuseFlag = (row: Readonly<Record<string, unknown>>) => (typeof row['code'] === 'string' ? refuseOptionalNumber(row['asOf']) : badInput('BAD_VALUE'))
