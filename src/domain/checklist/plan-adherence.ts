import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseFlag } from '#domain/input/flag.ts'
import { refuseOptionalNumber } from '#domain/input/number.ts'
import { refusePositiveInteger } from '#domain/input/parameter.ts'
import { isRecord, refuseRows, refuseTwins, type UntrustedRecord } from '#domain/input/record.ts'
import type { Refusal } from '#domain/input/refusal.ts'
import { refuseText } from '#domain/input/text.ts'
import { badInput, known, type Result } from '#domain/result.ts'
import { mean } from '#domain/statistics/moments.ts'

export interface PlannedTrade {
  readonly id: string
  /** Whether the checklist let it pass before the order; anything but true = ungated. */
  readonly gated?: boolean | null
  /** Per step: done as planned; absent or null = not recorded. */
  readonly done: Readonly<Record<string, boolean | null>>
  /** Result in R; null = not graded yet. */
  readonly r?: number | null
}

export interface PlanAdherenceInput {
  readonly trades: readonly PlannedTrade[]
  readonly steps?: readonly string[]
  readonly minN?: number
}

interface Side {
  readonly n: number
  /** Over the trades with a result; null = none. */
  readonly meanR: number | null
}

export interface PlanAdherence {
  /** Steps done as planned / steps planned; null without trades. */
  readonly rate: number | null
  readonly unknownSteps: number
  readonly ungated: readonly string[]
  readonly followed: Side
  readonly notFollowed: Side
  readonly label: 'compared' | 'too_few'
}

/**
 * chk.plan_adherence(trades, steps, minN): share of the planned steps that were done, and the mean result of trades followed
 * in full against the rest. A step that was not recorded was not followed, nor is an ungated trade. `compared` needs minN
 * results on each side. An id twice DUPLICATE_ID. House rule.
 */
export function planAdherence({ trades, steps = ['entry', 'size', 'stop', 'exit'], minN = 20 }: PlanAdherenceInput): Result<PlanAdherence> {
  const refused = firstRefusal(refuseSteps(steps), refuseRows(trades, refuseTrade), refusePositiveInteger(minN)) ?? refuseTwins(trades)
  if (refused !== undefined) return refused
  let done = 0
  let unknownSteps = 0
  for (const trade of trades) {
    for (const step of steps) {
      const outcome = trade.done[step] ?? null
      if (outcome === true) done += 1
      if (outcome === null) unknownSteps += 1
    }
  }
  const planned = trades.length * steps.length
  const isFollowed = (trade: PlannedTrade): boolean => trade.gated === true && steps.every((step) => trade.done[step] === true)
  const followed = trades.filter(isFollowed)
  const rest = trades.filter((trade) => !isFollowed(trade))
  const isCompared = resultsOf(followed).length >= minN && resultsOf(rest).length >= minN
  return known({
    rate: planned === 0 ? null : done / planned,
    unknownSteps,
    ungated: trades.filter((trade) => trade.gated !== true).map((trade) => trade.id),
    followed: sideOf(followed),
    notFollowed: sideOf(rest),
    label: isCompared ? 'compared' : 'too_few',
  })
}

const resultsOf = (trades: readonly PlannedTrade[]): number[] => trades.flatMap(({ r = null }) => (r === null ? [] : [r]))

function sideOf(trades: readonly PlannedTrade[]): Side {
  const results = resultsOf(trades)
  return { n: trades.length, meanR: results.length > 0 ? mean(results) : null }
}

function refuseSteps(steps: unknown): Refusal | undefined {
  const isList = Array.isArray(steps) && steps.length > 0 && steps.every((step) => typeof step === 'string' && step !== '')
  return isList ? undefined : badInput('BAD_VALUE')
}

function refuseTrade(trade: UntrustedRecord): Refusal | undefined {
  const { done } = trade
  return firstRefusal(
    refuseText(trade['id']),
    refuseFlag(trade['gated']),
    isRecord(done) ? firstRefusal(...Object.values(done).map(refuseFlag)) : badInput('BAD_VALUE'),
    refuseOptionalNumber(trade['r']),
  )
}
