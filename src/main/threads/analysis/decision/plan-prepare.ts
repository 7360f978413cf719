import { fail, type Outcome, succeed } from '#contract/errors.ts'
import { type Bars, indexAtOrBefore } from '#domain/bars.ts'
import { dayNumber, isoDay } from '#domain/calendar/civil-day.ts'
import { hasAccount } from '../../../store/accounts.ts'
import { writtenSymbol } from '../../../store/name-pieces.ts'
import { readPlan } from '../../../store/plans.ts'
import { readSettings } from '../../../store/settings.ts'
import type { AnalysisJobs } from '../../jobs.ts'
import type { PlanFields } from '../../plan-shapes.ts'
import type { AnalysisJob } from '../job.ts'
import { type JudgingClock, judgingClock, orderSession } from '../judging-clock.ts'
import { heldPositions } from './gather-positions.ts'
import type { HeldPosition } from './held-position.ts'

type Input = AnalysisJobs['plan.prepare']['input']

interface Gathered {
  readonly input: Input
  readonly clock: JudgingClock
  readonly isPlanKnown: boolean
  readonly isAccountKnown: boolean
  readonly close: { readonly price: number; readonly session: string } | null
  readonly held: HeldPosition | undefined
  readonly riskFraction: number
  readonly writtenSymbol: string
}

/** Fills a draft in: clock, entry (typed, the last close, or an adopted position's average cost) and risk fraction. Stores nothing. */
export const planPrepare: AnalysisJob<AnalysisJobs['plan.prepare'], Gathered> = {
  gather(input, context) {
    const settings = readSettings(context.db)
    const clock = judgingClock(context, input.asOf, settings.smallCapProxy)
    return {
      input,
      clock,
      isPlanKnown: input.plan === undefined || readPlan(context.db, input.plan) !== undefined,
      isAccountKnown: hasAccount(context.db, input.account),
      close: closeOf(context.panel.bars(input.symbol), clock.asOf),
      held: heldPositions(context, clock.asOf).find((position) => position.account === input.account && position.symbol === input.symbol),
      riskFraction: settings.riskFraction,
      writtenSymbol: clock.asOf === null ? input.symbol : writtenSymbol(context.db, input.symbol, clock.asOf),
    }
  },
  compute({ input, clock, isPlanKnown, isAccountKnown, close, held, riskFraction, writtenSymbol: written }): Outcome<PlanFields> {
    if (!isPlanKnown) return fail({ kind: 'not-found', what: 'plan', id: input.plan ?? '' })
    if (!isAccountKnown) return fail({ kind: 'not-found', what: 'account', id: input.account })
    const adopted = input.adopt === true ? adopt(input, held) : succeed(null)
    if (!adopted.ok) return adopted
    const entry = adopted.value?.averageCost ?? input.entry ?? close?.price ?? null
    return succeed({
      plan: input.plan ?? null,
      symbol: input.symbol,
      writtenSymbol: written,
      side: input.side,
      account: input.account,
      asOf: clock.asOf,
      isReplay: clock.isReplay,
      nowAtMs: clock.nowAtMs,
      validFor: orderSession(clock),
      entry,
      entrySource:
        adopted.value !== null
          ? 'average cost of the position'
          : input.entry !== undefined
            ? 'typed'
            : close === null
              ? 'not known'
              : `close of ${close.session}`,
      stop: input.stop ?? null,
      riskFraction: input.riskFraction ?? riskFraction,
      slippageBps: input.slippageBps ?? null,
      isAdopted: adopted.value !== null,
      adoptedPosition: adopted.value?.position ?? null,
      adoptedQuantity: adopted.value?.quantity === null || adopted.value === null ? null : String(adopted.value.quantity),
    })
  },
}

function adopt(input: Input, held: HeldPosition | undefined): Outcome<HeldPosition> {
  const refuse = (reason: string) => fail({ kind: 'refused', field: 'adopt', reason })
  if (held === undefined)
    return refuse(`${input.account} holds no open position in ${input.symbol} at this date. Import its transactions or type an opening lot.`)
  if (held.side !== input.side) return refuse(`the position in ${input.symbol} is ${held.side}, the plan is ${input.side}.`)
  if (held.quantity === null) return refuse(`the quantity of ${input.symbol} is unknown: it closes more than the lots that are known. Type an opening lot.`)
  if (held.averageCost === null) return refuse(`the cost of ${input.symbol} is unknown: an opening lot has no price. Type it.`)
  return succeed(held)
}

function closeOf(bars: Bars | undefined, asOf: string | null): Gathered['close'] {
  if (bars === undefined || asOf === null) return null
  const index = indexAtOrBefore(bars.sessions, dayNumber(asOf))
  const price = index < 0 ? Number.NaN : bars.close[index]!
  return price > 0 ? { price, session: isoDay(bars.sessions[index]!) } : null
}
