import { fail, succeed } from '#contract/errors.ts'
import type { AnalysisJobs } from '../../jobs.ts'
import type { AnalysisJob } from '../job.ts'
import { type GatheredOrder, gatherOrder, judgeOrder } from './gather-order.ts'
import { sizeOrder } from './order-size.ts'

interface Gathered {
  readonly plan: string
  readonly order: GatheredOrder | undefined
}

/** `plan.size`: shares, the cap that binds, the caps that could not be applied and every input with its date. */
export const planSize: AnalysisJob<AnalysisJobs['plan.size'], Gathered> = {
  gather: (input, context) => ({ plan: input.plan, order: gatherOrder(context, input.plan) }),
  async compute({ plan, order }, context) {
    if (order === undefined) return fail({ kind: 'not-found', what: 'plan', id: plan })
    const facts = await judgeOrder(order, context)
    const size = sizeOrder(facts)
    const { name, account } = facts
    const bars = `primary daily series of ${facts.plan.symbol}`
    return succeed({
      plan,
      asOf: facts.plan.asOf,
      generation: order.generation,
      shares: size.shares,
      binding: size.binding,
      caps: { ...size.caps },
      notApplied: size.notApplied,
      riskUsd: size.riskUsd,
      notionalUsd: size.notionalUsd,
      slippageBps: size.slippageBps,
      slippagePerShare: size.slippagePerShare,
      volScale: name.volScale,
      heat: size.heat,
      inputs: [
        { id: 'equity', label: 'Equity', value: account.equity.value, asOf: account.equity.asOf, source: `account ${facts.plan.account}` },
        { id: 'cash', label: 'Settled cash', value: account.cash.value, asOf: account.cash.asOf, source: `account ${facts.plan.account}` },
        { id: 'close', label: 'Last close', value: name.close, asOf: name.lastSession, source: bars },
        { id: 'adv20Shares', label: 'Median volume, 20 sessions', value: name.adv20Shares, asOf: name.lastSession, source: bars },
        { id: 'atr14', label: 'ATR 14', value: name.atr14, asOf: name.lastSession, source: bars },
        { id: 'realizedVol20', label: 'Volatility, Yang-Zhang 20', value: name.realizedVol20, asOf: name.lastSession, source: bars },
        { id: 'volScale', label: 'Volatility scale', value: name.volScale, asOf: name.lastSession, source: 'siz.vol_scale' },
        {
          id: 'halfSpreadBps',
          label: 'Half-spread, upper bound',
          value: name.halfSpreadBps,
          asOf: name.lastSession,
          source: name.spreadSource ?? 'exec.half_spread',
        },
      ],
      unknown: size.unknown,
      refused: size.refused,
    })
  },
}
