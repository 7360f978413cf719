import { isAbove } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort } from '#domain/input/length.ts'
import { known, type Result } from '#domain/result.ts'
import { type LadderDay, type LadderRules, refuseLadderDays, refuseLadderRules } from './ladder-input.ts'
import { advanceRung, type Rung, type RungRule, type RungState, UNTESTED_RUNG } from './rung.ts'
import { refuseTradingMode, type TradingMode } from './trading-mode.ts'

export interface EvidenceLadderInput {
  /** Evaluations, oldest first. */
  readonly days: readonly LadderDay[]
  /** Passes in a row that confirm, failures in a row that refute, unknown evaluations a state outlives; by level, the rest keeps its default. */
  readonly up?: LadderRules | null
  readonly down?: LadderRules | null
  readonly stale?: LadderRules | null
  readonly mode?: TradingMode
}

export type LadderLabel = 'none' | 'tactical' | 'structural_candidate' | 'structural'

export interface LadderReading {
  /** Of levels 1 to 5. */
  readonly states: readonly RungState[]
  /** The largest k with levels 1 to k all confirmed. */
  readonly level: number
  readonly label: LadderLabel
  /** The level whose question comes next; null at the top. */
  readonly nextCheck: number | null
  /** Confirmed levels above a gap: shown, never counted. */
  readonly outOfOrder: readonly number[]
}

/** The reading of one evaluation with the runs behind it: the screen says "held 2 of 3" from them. */
export interface LadderStep {
  readonly reading: LadderReading
  /** Of levels 1 to 5. */
  readonly rungs: readonly Rung[]
}

const LEVELS = [1, 2, 3, 4, 5] as const
const TOP = 5

const DEFAULT_RULES: Readonly<Record<number, RungRule>> = {
  1: { up: 3, down: 5, stale: 3 },
  2: { up: 3, down: 3, stale: 5 },
  3: { up: 3, down: 2, stale: 5 },
  4: { up: 1, down: 1, stale: 25 },
  5: { up: 1, down: 1, stale: 63 },
}

/**
 * rot.ladder(days, up, down, stale, mode): how far the rotation has climbed, one reading per evaluation.
 * 1 small companies lead; 2 it is broad; 3 credit agrees; 4 earnings agree; 5 it holds in a drawdown. Each level is a
 * state machine of its own (`advanceRung`); the ladder counts only what stands without a gap.
 * Empty SHORT_HISTORY; a day without exactly five verdicts BAD_SHAPE; an unknown word BAD_VALUE.
 * A day is folded from the days up to it only. Source: house; order of the levels from the 2026 rotation playbook.
 */
export function evidenceLadder(input: EvidenceLadderInput): Result<readonly LadderReading[]> {
  const steps = climbLadder(input)
  return steps.kind === 'value' ? known(steps.value.map((step) => step.reading)) : steps
}

/** The fold itself: what `evidenceLadder` reads, step by step, with the state of every level. */
export function climbLadder({ days, up = null, down = null, stale = null, mode = 'trading' }: EvidenceLadderInput): Result<readonly LadderStep[]> {
  const refused =
    firstRefusal(refuseTradingMode(mode), refuseLadderDays(days), refuseLadderRules(up, 1), refuseLadderRules(down, 1), refuseLadderRules(stale, 0)) ??
    refuseShort(days.length, 1)
  if (refused !== undefined) return refused
  const rules = LEVELS.map((level) => ruleOf(level, up, down, stale))
  const steps: LadderStep[] = []
  let rungs: readonly Rung[] = LEVELS.map(() => UNTESTED_RUNG)
  let levelBefore = 0
  for (const day of days) {
    rungs = advanceRungs(rungs, day, rules)
    const reading = readLadder(rungs, day, mode, levelBefore)
    steps.push({ reading, rungs })
    levelBefore = reading.level
  }
  return known(steps)
}

function ruleOf(level: (typeof LEVELS)[number], up: LadderRules | null, down: LadderRules | null, stale: LadderRules | null): RungRule {
  const rule = DEFAULT_RULES[level]!
  return { up: up?.[level] ?? rule.up, down: down?.[level] ?? rule.down, stale: stale?.[level] ?? rule.stale }
}

/** Every level takes its verdict of the day. When level 1 is lost, level 5 starts over: it was earned by a rotation that has ended. */
function advanceRungs(rungs: readonly Rung[], day: LadderDay, rules: readonly RungRule[]): readonly Rung[] {
  const next = rungs.map((rung, i) => advanceRung(rung, day.v[i]!, rules[i]!))
  const isRotationLost = rungs[0]!.state === 'pass' && next[0]!.state !== 'pass'
  return isRotationLost ? next.with(TOP - 1, UNTESTED_RUNG) : next
}

function readLadder(rungs: readonly Rung[], day: LadderDay, mode: TradingMode, levelBefore: number): LadderReading {
  const states = rungs.map((rung) => rung.state)
  const isKept = mode === 'allocating' && keepsLevelFour(states, day, levelBefore)
  const level = isKept ? 4 : confirmedInOrder(states)
  return {
    states,
    level,
    label: labelOf(level, isHeldBack(day)),
    nextCheck: isKept ? 1 : nextAbove(level),
    outOfOrder: LEVELS.filter((candidate) => candidate > level && states[candidate - 1] === 'pass'),
  }
}

const confirmedInOrder = (states: readonly RungState[]): number => {
  const gap = states.findIndex((state) => state !== 'pass')
  return gap === -1 ? TOP : gap
}

const nextAbove = (level: number): number | null => (level === TOP ? null : level + 1)

/**
 * An allocation is not given up because the last days ran the other way: with level 1 lost, a level of 4 or more that
 * stood the evaluation before stays as 4 while levels 2 to 4 hold and the quarter still shows a lead. A quarter that is
 * not known keeps nothing, and what has once been let go is not taken up again.
 */
function keepsLevelFour(states: readonly RungState[], day: LadderDay, levelBefore: number): boolean {
  const isLeadLost = states[0] !== 'pass'
  const doOthersHold = states.slice(1, 4).every((state) => state === 'pass')
  const doesQuarterLead = typeof day.rel63 === 'number' && isAbove(day.rel63, 0)
  return isLeadLost && levelBefore >= 4 && doOthersHold && doesQuarterLead
}

/** A killer or failure mode C holds the label back while it is active, and also while nobody knows (null); an absent key means none. */
const isHeldBack = (day: LadderDay): boolean => isOnOrUnknown(day.killer) || isOnOrUnknown(day.failC)

const isOnOrUnknown = (flag: boolean | null | undefined): boolean => flag === true || flag === null

function labelOf(level: number, isHeldBackToday: boolean): LadderLabel {
  if (level === 0) return 'none'
  if (level <= 3 || isHeldBackToday) return 'tactical'
  return level === 4 ? 'structural_candidate' : 'structural'
}
