import { firstRefusal } from '#domain/input/first-refusal.ts'
import { isNonNegative, isPositive, isShare, refuseNumber } from '#domain/input/number.ts'
import { refuseInteger } from '#domain/input/parameter.ts'
import { refuseRecord, refuseRows, refuseTwins, type UntrustedRecord } from '#domain/input/record.ts'
import type { Refusal } from '#domain/input/refusal.ts'
import { refuseSeries, type Series } from '#domain/input/series.ts'
import { refuseText } from '#domain/input/text.ts'
import { refuseWord } from '#domain/input/word.ts'
import { badInput, known, type Result, unknown } from '#domain/result.ts'
import { anyOf, type Flag } from '#domain/three-valued.ts'
import { isRungLost, type RungSession, RUNGS, refuseRungs } from './rung-history.ts'

/** A value that must not close beyond a level, or the ladder that must not fall below the rung of the entry. */
export type InvalidationCondition =
  | { readonly id: string; readonly kind: ValueKind; readonly op: 'below' | 'above'; readonly level: number; readonly confirm?: number }
  | { readonly id: string; readonly kind: 'rung'; readonly entryLevel: number }

/** price in USD, ratio without unit, breadth a fraction, credit spread in percentage points. */
export type ValueKind = 'price' | 'ratio' | 'breadth' | 'credit'

/** What was observed, oldest first; null = no reading. */
export interface InvalidationReadings {
  readonly price?: Series | null
  readonly ratio?: Series | null
  readonly breadth?: Series | null
  readonly credit?: Series | null
  readonly rung?: readonly RungSession[] | null
}

export interface PlanInvalidationInput {
  readonly conditions: readonly InvalidationCondition[]
  readonly obs: InvalidationReadings | null
  /** Ids stored with the plan; one without its condition is not judged. */
  readonly required?: readonly string[] | null
  readonly unknownMax?: number
}

export interface PlanInvalidation {
  readonly fired: Flag
  readonly by: readonly string[]
  readonly unknown: readonly string[]
  /** How far the newest value is from its level, negative = broken; null for a rung and without a reading. */
  readonly distance: Readonly<Record<string, number | null>>
}

const KINDS = ['price', 'ratio', 'breadth', 'credit', 'rung'] as const
const RANGES: Readonly<Record<ValueKind, (value: number) => boolean>> = { price: isPositive, ratio: isPositive, breadth: isShare, credit: isNonNegative }

/**
 * `stop.plan_invalidation`: the levels fixed at entry beyond which the plan is wrong.
 * A value condition is met when each of the last `confirm` closes (1 for a price, 2 else) strictly breaks its level; a missing one leaves it open unless a
 * known one did not break. A rung is lost when a level up to the entry level fails, or has been unknown for more than `unknownMax` sessions.
 * @returns fired when any is met, null when one is open and none met, with the ids behind it and the distances. No condition at all: NOT_TESTED;
 * an id twice: DUPLICATE_ID. Source: the levels are the plan's; the rung leg is the rule of `stop.invalidation`. House rule.
 */
export function planInvalidation({ conditions, obs, required = null, unknownMax = 5 }: PlanInvalidationInput): Result<PlanInvalidation> {
  const refused =
    firstRefusal(
      refuseRows(conditions, refuseCondition),
      obs === null || obs === undefined ? undefined : refuseReadings(obs),
      required === null ? undefined : refuseIds(required),
      refuseInteger(unknownMax, 0),
    ) ?? refuseTwins(conditions)
  if (refused !== undefined) return refused
  if (conditions.length === 0) return unknown('NOT_TESTED')

  const readings = obs ?? {}
  const met = conditions.map((condition) => ({ id: condition.id, flag: isMet(condition, readings, unknownMax) }))
  const lost = (required ?? []).filter((id) => !conditions.some((condition) => condition.id === id))
  const flags = [...met.map(({ flag }) => flag), ...lost.map(() => null)]
  return known({
    fired: anyOf(...flags),
    by: met.filter(({ flag }) => flag === true).map(({ id }) => id),
    unknown: [...met.filter(({ flag }) => flag === null).map(({ id }) => id), ...lost],
    distance: Object.fromEntries(conditions.map((condition) => [condition.id, distanceOf(condition, readings)])),
  })
}

function isMet(condition: InvalidationCondition, readings: InvalidationReadings, unknownMax: number): Flag {
  if (condition.kind === 'rung') {
    const history = readings.rung ?? []
    return anyOf(...Array.from({ length: condition.entryLevel }, (_, i) => isRungLost(history, i + 1, unknownMax)))
  }
  const { kind, op, level, confirm = kind === 'price' ? 1 : 2 } = condition
  const closes = readings[kind] ?? []
  let isOpen = false
  for (let back = 1; back <= confirm; back += 1) {
    const close = closes.at(-back) ?? null
    if (close === null) isOpen = true
    else if (op === 'below' ? close >= level : close <= level) return false
  }
  return isOpen ? null : true
}

function distanceOf(condition: InvalidationCondition, readings: InvalidationReadings): number | null {
  if (condition.kind === 'rung') return null
  const last = readings[condition.kind]?.at(-1) ?? null
  if (last === null) return null
  return condition.op === 'below' ? last - condition.level : condition.level - last
}

function refuseCondition(row: UntrustedRecord): Refusal | undefined {
  const kind = row['kind']
  const refused = refuseWord(kind, KINDS) ?? refuseText(row['id'])
  if (refused !== undefined) return refused
  if (kind === 'rung') return refuseNumber(row['entryLevel'], (level) => Number.isInteger(level) && level >= 1 && level <= RUNGS)
  return firstRefusal(
    refuseWord(row['op'], ['below', 'above']),
    refuseNumber(row['level'], RANGES[kind as ValueKind]),
    row['confirm'] === undefined ? undefined : refuseInteger(row['confirm'], 1),
  )
}

const refuseReadings = (obs: InvalidationReadings): Refusal | undefined =>
  refuseRecord(obs) ??
  firstRefusal(
    ...(Object.keys(RANGES) as ValueKind[]).map((kind) => ((obs[kind] ?? null) === null ? undefined : refuseSeries(obs[kind], RANGES[kind]))),
    (obs.rung ?? null) === null ? undefined : refuseRungs(obs.rung),
  )

const refuseIds = (ids: unknown): Refusal | undefined => (Array.isArray(ids) && ids.every((id) => typeof id === 'string') ? undefined : badInput('BAD_VALUE'))
