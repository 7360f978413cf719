import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseFlag } from '#domain/input/flag.ts'
import { isNonNegative, refuseNumber, refuseOptionalNumber } from '#domain/input/number.ts'
import { refuseRecord } from '#domain/input/record.ts'
import type { Refusal } from '#domain/input/refusal.ts'
import { refuseOptionalText } from '#domain/input/text.ts'
import { refuseOptionalWord, refuseWord } from '#domain/input/word.ts'
import { badInput, known, type Result } from '#domain/result.ts'

export const ITEM_KINDS = ['auto', 'manual', 'evidence'] as const
export const ITEM_SCOPES = ['days', 'order', 'session'] as const
export const ITEM_RESULTS = ['pass', 'fail'] as const
export const ITEM_STATUSES = ['pass', 'fail', 'pending', 'expired'] as const
export type ItemStatus = (typeof ITEM_STATUSES)[number]

export interface ChecklistItem {
  readonly kind: (typeof ITEM_KINDS)[number]
  /** What the result holds for: so many days (default), one order, one session. */
  readonly scope?: (typeof ITEM_SCOPES)[number]
  /** null = no result, also of an automatic test that answered UNKNOWN or STALE. */
  readonly result: (typeof ITEM_RESULTS)[number] | null
  /** Day the result was given, in the count of `now`. */
  readonly doneAt?: number | null
  /** Days the result holds; needed for scope days. */
  readonly validDays?: number | null
  readonly signedBy?: string | null
  /** Whether the evidence file is stored, or its SHA-256. */
  readonly evidence?: boolean | string | null
  readonly orderId?: string | null
  readonly session?: string | null
}

export interface ItemStatusInput {
  readonly it: ChecklistItem
  /** Days, any origin. */
  readonly now: number
  readonly orderId?: string | null
  readonly session?: string | null
}

/** A result counts as one of its last day up to this rounding of fractions of days. */
const DAY_SLACK = 1e-9

/**
 * chk.item_status(it, now, orderId, session): pass, fail, pending or expired.
 * Pending: no result, or one of another order or session, or a pass that lacks its signature, its evidence file or its day.
 * Fail comes before unsigned and before expired. Scope days without validDays and any wrong word BAD_VALUE; doneAt after now FUTURE_DATA. House rule.
 */
export function itemStatus({ it, now, orderId = null, session = null }: ItemStatusInput): Result<ItemStatus> {
  const refused = refuseRecord(it) ?? refuseItem(it, now, orderId, session)
  return refused ?? known(judge(it, now, orderId, session))
}

function judge(it: ChecklistItem, now: number, orderId: string | null, session: string | null): ItemStatus {
  if (it.result === null || it.result === undefined) return 'pending'
  if (it.scope === 'order' && !isSame(it.orderId, orderId)) return 'pending'
  if (it.scope === 'session' && !isSame(it.session, session)) return 'pending'
  if (it.result === 'fail') return 'fail'
  if (it.kind !== 'auto' && !isSigned(it)) return 'pending'
  if (it.kind === 'evidence' && !hasEvidence(it)) return 'pending'
  const { doneAt = null, validDays = null } = it
  if (doneAt === null) return 'pending'
  return validDays !== null && now - doneAt > validDays + DAY_SLACK ? 'expired' : 'pass'
}

const isSame = (stored: string | null | undefined, asked: string | null): boolean => asked !== null && asked === stored

const hasEvidence = ({ evidence }: ChecklistItem): boolean => evidence === true || (typeof evidence === 'string' && evidence.trim() !== '')

const isSigned = ({ signedBy }: ChecklistItem): boolean => typeof signedBy === 'string' && signedBy.trim() !== ''

function refuseItem(it: ChecklistItem, now: number, orderId: string | null, session: string | null): Refusal | undefined {
  const { scope = 'days' } = it
  const refused = firstRefusal(
    refuseWord(it.kind, ITEM_KINDS),
    refuseWord(scope, ITEM_SCOPES),
    refuseOptionalWord(it.result, ITEM_RESULTS),
    refuseOptionalNumber(it.doneAt),
    refuseOptionalNumber(it.validDays, isNonNegative),
    typeof it.evidence === 'string' ? undefined : refuseFlag(it.evidence),
    refuseOptionalText(it.signedBy),
    refuseOptionalText(it.orderId),
    refuseOptionalText(it.session),
    refuseOptionalText(orderId),
    refuseOptionalText(session),
    scope === 'days' && (it.validDays ?? null) === null ? badInput('BAD_VALUE') : undefined,
    refuseNumber(now),
  )
  if (refused !== undefined) return refused
  return typeof it.doneAt === 'number' && it.doneAt > now ? badInput('FUTURE_DATA') : undefined
}
