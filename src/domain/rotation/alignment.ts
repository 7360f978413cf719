import { refuseAbsent } from '#domain/input/absent.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { isRecord, refuseRecord } from '#domain/input/record.ts'
import type { Refusal } from '#domain/input/refusal.ts'
import { refuseOptionalWord } from '#domain/input/word.ts'
import { badInput, known, type Result } from '#domain/result.ts'
import { VERDICTS, type Verdict } from './verdict.ts'

export type Condition = 'credit' | 'yields' | 'lending' | 'loans'
const CONDITIONS: readonly Condition[] = ['credit', 'yields', 'lending', 'loans']

export interface AlignmentInput {
  /** Verdict of level 2. */
  readonly breadth: Verdict
  /** Absent or null = unknown. */
  readonly conditions: Readonly<Partial<Record<Condition, Verdict | null>>>
  /** Verdict of level 4. */
  readonly revisions: Verdict
}

export interface Alignment {
  readonly lamps: { readonly breadth: Verdict; readonly conditions: Verdict; readonly revisions: Verdict }
  /** Lamps that pass. */
  readonly green: number
  readonly verdict: 'aligned' | 'partial' | 'broken' | 'unknown'
}

/**
 * rot.alignment(breadth, conditions, revisions): do breadth, financial conditions and revisions agree. Beside the ladder,
 * never added to it. Conditions fail with any of their four; they are unknown without credit or yields, and pass when
 * credit passes and none of the four is unknown. broken: a lamp fails; aligned: all three pass. Source: house.
 */
export function alignment({ breadth, conditions, revisions }: AlignmentInput): Result<Alignment> {
  const refused = firstRefusal(
    refuseOptionalWord(breadth, VERDICTS),
    refuseOptionalWord(revisions, VERDICTS),
    refuseConditions(conditions),
    refuseAbsent(breadth),
    refuseAbsent(revisions),
  )
  if (refused !== undefined) return refused
  const lamps = { breadth, conditions: conditionsLamp(conditions), revisions }
  const shown: readonly Verdict[] = Object.values(lamps)
  const green = shown.filter((lamp) => lamp === 'pass').length
  return known({ lamps, green, verdict: verdictOf(shown, green) })
}

function conditionsLamp(conditions: AlignmentInput['conditions']): Verdict {
  const [credit, yields, lending, loans] = CONDITIONS.map((name) => conditions[name] ?? 'unknown')
  const all = [credit, yields, lending, loans]
  if (all.includes('fail')) return 'fail'
  if (credit === 'unknown' || yields === 'unknown') return 'unknown'
  return credit === 'pass' && !all.includes('unknown') ? 'pass' : 'neutral'
}

function verdictOf(lamps: readonly Verdict[], green: number): Alignment['verdict'] {
  if (lamps.includes('fail')) return 'broken'
  if (lamps.includes('unknown')) return 'unknown'
  return green === lamps.length ? 'aligned' : 'partial'
}

function refuseConditions(conditions: unknown): Refusal | undefined {
  if (!isRecord(conditions)) return refuseRecord(conditions)
  const areKnownNames = Object.keys(conditions).every((name) => (CONDITIONS as readonly string[]).includes(name))
  if (!areKnownNames) return badInput('BAD_VALUE')
  return firstRefusal(...Object.values(conditions).map((verdict) => refuseOptionalWord(verdict, VERDICTS)))
}
