import { firstRefusal } from '#domain/input/first-refusal.ts'
import { isRecord, refuseRows, refuseTwins, type UntrustedRecord } from '#domain/input/record.ts'
import type { Refusal } from '#domain/input/refusal.ts'
import { refuseText } from '#domain/input/text.ts'
import { refuseOptionalWord } from '#domain/input/word.ts'
import { badInput, known, type Result } from '#domain/result.ts'
import { ITEM_STATUSES, type ItemStatus } from './item-status.ts'

export const SEVERITIES = ['hard', 'required', 'advisory'] as const

export interface GateItem {
  readonly id: string
  /** null = pending. */
  readonly status: ItemStatus | null
  /** null = hard. */
  readonly severity: (typeof SEVERITIES)[number] | null
  readonly override?: { readonly reason: string; readonly by: string } | null
}

export interface GateInput {
  readonly items: readonly GateItem[]
  /** Every item id of the order type; null = not checked for completeness. */
  readonly required?: readonly string[] | null
}

export type GateDecision = 'blocked' | 'go_with_overrides' | 'go_with_advisories' | 'go'

export interface Gate {
  readonly decision: GateDecision
  readonly blockedBy: readonly string[]
  readonly overridden: readonly string[]
  readonly advisories: readonly string[]
}

/** An override names why in at least so many characters. */
const MIN_REASON = 10

/**
 * chk.gate(items, required): may the order go. Anything hard that did not pass blocks; a required item blocks unless it is
 * overridden with a reason of at least 10 characters and a name; advisory items are listed. An id of `required` without
 * its item is pending and blocks; an empty list blocks. Wrong words BAD_VALUE, an id twice DUPLICATE_ID. House rule.
 */
export function gate({ items, required = null }: GateInput): Result<Gate> {
  const refused = firstRefusal(refuseRows(items, refuseGateItem), refuseIds(required)) ?? refuseTwins(items)
  if (refused !== undefined) return refused
  const open = items.filter((item) => item.status !== 'pass')
  const advisories = open.filter((item) => item.severity === 'advisory')
  const overridden = open.filter((item) => item.severity === 'required' && isOverridden(item))
  const blocking = open.filter((item) => item.severity !== 'advisory' && !overridden.includes(item))
  const present = new Set(items.map((item) => item.id))
  const absent = (required ?? []).filter((id) => !present.has(id))
  const blockedBy = [...blocking.map((item) => item.id), ...new Set(absent)]
  return known({
    decision: decide(blockedBy.length > 0 || items.length === 0, overridden.length > 0, advisories.length > 0),
    blockedBy,
    overridden: overridden.map((item) => item.id),
    advisories: advisories.map((item) => item.id),
  })
}

function decide(isBlocked: boolean, hasOverrides: boolean, hasAdvisories: boolean): GateDecision {
  if (isBlocked) return 'blocked'
  if (hasOverrides) return 'go_with_overrides'
  return hasAdvisories ? 'go_with_advisories' : 'go'
}

/** Half an override (no name, a short reason, another type) overrides nothing. */
function isOverridden({ override }: GateItem): boolean {
  if (!isRecord(override)) return false
  const { reason, by } = override as UntrustedRecord
  return typeof reason === 'string' && reason.trim().length >= MIN_REASON && typeof by === 'string' && by.trim() !== ''
}

const refuseGateItem = (item: UntrustedRecord): Refusal | undefined =>
  firstRefusal(refuseText(item['id']), refuseOptionalWord(item['status'], ITEM_STATUSES), refuseOptionalWord(item['severity'], SEVERITIES))

function refuseIds(ids: unknown): Refusal | undefined {
  if (ids === null) return undefined
  return Array.isArray(ids) && ids.every((id) => typeof id === 'string') ? undefined : badInput('BAD_VALUE')
}
