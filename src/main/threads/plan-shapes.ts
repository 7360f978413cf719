import type { Json } from '#domain/formula.ts'

/** One version of a plan as it is stored. Prices are numbers: they are decisions, not money that must reconcile. */
export interface PlanFields {
  /** null = a new plan. */
  readonly plan: string | null
  readonly symbol: string
  readonly side: 'long' | 'short'
  readonly account: string
  /** The session the plan stands on; null while no bar is known. */
  readonly asOf: string | null
  /** True when the caller gave asOf: the plan's clock stands at 20:00 New York of that session. */
  readonly isReplay: boolean
  readonly nowAtMs: number
  readonly entry: number | null
  readonly entrySource: string
  readonly stop: number | null
  readonly riskFraction: number
  readonly slippageBps: number | null
  readonly isAdopted: boolean
  readonly adoptedQuantity: number | null
  /** Key of the adopted position: (account, instrument, first opening fill). */
  readonly position: string | null
}

/** One stop decision kept for replay: unique by (position, session, rule, rule version, input digest). */
export interface StoredStopEvent {
  readonly position: string
  readonly plan: string | null
  readonly planVersion: number | null
  readonly symbol: string
  readonly session: string
  readonly rule: string
  readonly ruleVersion: number
  readonly inputDigest: string
  readonly stopPrice: number | null
  readonly exitFraction: number
  readonly record: Json
}
