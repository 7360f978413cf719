import { isAtLeast, isAtMost } from '#domain/comparison.ts'

export type CircuitState = 'NORMAL' | 'REDUCE' | 'HALT'
export type ScopeKind = 'account' | 'satellite' | 'position'

/** One thing that has a value: the account, a sleeve, a position. */
export interface CircuitScope {
  readonly id: string
  readonly kind: ScopeKind
  /** USD at the close, one per session, oldest first; null = not known. */
  readonly values: readonly (number | null)[]
  /** Deposits (positive) and withdrawals at the start of each session. */
  readonly flows?: readonly (number | null)[] | null
  /** Indexes of the sessions on which a halt was reviewed and signed. */
  readonly reviews?: readonly number[] | null
}

export interface CircuitRule {
  /** Drawdowns from which entries are halved, and stopped. */
  readonly reduce: number
  readonly halt: number
  /** Share of `reduce` the drawdown must fall to, for `hold` sessions, before entries are full again. */
  readonly recover: number
  readonly hold: number
}

export interface ScopeReading {
  readonly state: CircuitState | null
  readonly drawdown: number | null
  /** Sessions in this state, today among them. */
  readonly sessions: number | null
}

const NOT_KNOWN: ScopeReading = { state: null, drawdown: null, sessions: null }

/**
 * The state of one scope after its last session. Drawdown is measured on the value of a unit, so a deposit cures nothing.
 * NORMAL → REDUCE → HALT by drawdown; REDUCE is left by recovering, HALT only by a signed review, which starts a new peak and
 * counts as the first calm session of REDUCE. Any missing value, or a session that starts with nothing: not known.
 */
export function readScope(scope: CircuitScope, { reduce, halt, recover, hold }: CircuitRule): ScopeReading {
  const growth = unitGrowth(scope)
  if (growth === null) return NOT_KNOWN
  const reviews = new Set(scope.reviews ?? [])
  let state: CircuitState = 'NORMAL'
  let unit = 1
  let peak = 1
  let drawdown = 0
  let calm = 0
  let sessions = 0
  growth.forEach((factor, t) => {
    const before: CircuitState = state
    unit *= factor
    if (state === 'HALT' && reviews.has(t)) {
      // A new unit rather than a new peak for the old one: after a total loss the old one is worth nothing for ever.
      state = 'REDUCE'
      unit = 1
      peak = 1
      calm = 0
    }
    peak = Math.max(peak, unit)
    drawdown = 1 - unit / peak
    if (isAtLeast(drawdown, halt)) state = 'HALT'
    else if (state === 'NORMAL' && isAtLeast(drawdown, reduce)) {
      state = 'REDUCE'
      calm = 0
    } else if (state === 'REDUCE') {
      calm = isAtMost(drawdown, recover * reduce) ? calm + 1 : 0
      if (calm >= hold) state = 'NORMAL'
    }
    sessions = state === before ? sessions + 1 : 1
  })
  return { state, drawdown, sessions }
}

/** What a unit of the scope grew by in each session, 1 in the first; null as soon as it cannot be known. */
function unitGrowth({ values, flows = null }: CircuitScope): number[] | null {
  if (values.length === 0) return null
  const growth: number[] = []
  for (let t = 0; t < values.length; t += 1) {
    const value = values[t] ?? null
    const flow = flows === null || t === 0 ? 0 : (flows[t] ?? null)
    if (value === null || flow === null) return null
    const start = t === 0 ? value : values[t - 1]! + flow
    if (t > 0 && start <= 0) return null
    growth.push(t === 0 ? 1 : value / start)
  }
  return growth
}
