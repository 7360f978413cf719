import type { ChecklistItem, Paper } from '#contract/schemas/checklist.ts'
import type { OrderFacts } from './order-facts.ts'
import type { OrderSize } from './order-size.ts'

/** Raised when an automatic test or the gate changes what it says for the same inputs. */
export const RULE_VERSION = 'pre-trade 1'

export interface PageContext {
  readonly appVersion: string
  readonly isSimulated: boolean
  readonly name: string | null
  readonly batches: readonly string[]
}

/** Everything the paper route draws, without what printing adds (code, number, time). */
export function paperPage(
  facts: OrderFacts,
  size: OrderSize,
  items: readonly ChecklistItem[],
  verdict: Pick<Paper, 'decision' | 'blockedBy'>,
  { appVersion, isSimulated, name, batches }: PageContext,
): Paper {
  const { plan, account } = facts
  return {
    code: null,
    sha256: null,
    number: null,
    previousSha256: null,
    printedAt: null,
    appVersion,
    ruleVersion: RULE_VERSION,
    isSimulated,
    isReplay: plan.isReplay,
    decision: verdict.decision,
    validFor: plan.validFor,
    blockedBy: [...verdict.blockedBy],
    plan: {
      plan: plan.plan,
      version: plan.version,
      symbol: plan.symbol,
      name,
      side: plan.side,
      maskedAccount: maskAccount(plan.account),
      asOf: plan.asOf,
      entry: plan.entry,
      stop: plan.stop,
      stopReason: stopReason(facts),
      shares: size.shares,
      binding: size.binding,
      riskUsd: size.riskUsd,
      notionalUsd: size.notionalUsd,
      slippageBps: size.slippageBps,
      notApplied: size.notApplied,
    },
    items: [...items],
    asOfByKind: [
      { kind: `Daily bars of ${plan.symbol}`, asOf: facts.name.lastSession, state: facts.name.lastSession === null ? 'unknown' : 'known' },
      { kind: 'Account', asOf: account.asOf, state: account.asOf === null ? 'unknown' : 'known' },
      { kind: 'Risk flags', asOf: facts.risk?.checkedAsOf ?? null, state: facts.risk === null ? 'unknown' : 'known' },
    ],
    ladder: null,
    batches: [...batches],
    warnings: isSimulated ? ['SIMULATED: these prices were made by the program. No real market is shown.'] : [],
  }
}

/** The hard stop and how far it is, in the words of the page. */
function stopReason({ plan, name }: OrderFacts): string {
  if (plan.stop === null) return 'No stop.'
  const reference = plan.isAdopted ? (name.close ?? plan.entry) : plan.entry
  if (reference === null) return 'Hard stop of the plan.'
  const distance = Math.abs(reference - plan.stop)
  const inAtr = name.atr14 === null ? '' : `, ${(distance / name.atr14).toFixed(1)} ATR`
  return `Hard stop of the plan, ${((distance / reference) * 100).toFixed(1)} %${inAtr} from ${plan.isAdopted ? 'the last close' : 'the entry'}.`
}

/** On paper an account shows its last four characters at most, and never more than half of it. */
export const maskAccount = (account: string): string => `…${account.slice(-Math.min(4, Math.floor(account.length / 2)))}`
