import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseUnequal } from '#domain/input/length.ts'
import { refuseInteger, refuseParameter, refusePositiveInteger } from '#domain/input/parameter.ts'
import { isRecord, refuseRows, refuseTwins, type UntrustedRecord } from '#domain/input/record.ts'
import type { Refusal } from '#domain/input/refusal.ts'
import { refuseNonNegatives, refuseSeries } from '#domain/input/series.ts'
import { refuseWord } from '#domain/input/word.ts'
import { badInput, known, type Result } from '#domain/result.ts'
import { type CircuitScope, type CircuitState, readScope, type ScopeKind, type ScopeReading } from './circuit-scope.ts'

/** [reduce, halt] drawdowns by kind of scope. */
export type CircuitLimits = Readonly<Partial<Record<ScopeKind, readonly [reduce: number, halt: number]>>>

export interface CircuitInput {
  readonly scopes: readonly CircuitScope[]
  /** null = the built-in limits; kinds that are not named keep theirs. */
  readonly limits?: CircuitLimits | null
  readonly recover?: number
  readonly hold?: number
  /** Kinds without which nothing can be said. */
  readonly required?: readonly ScopeKind[]
}

export interface Circuit {
  readonly scopes: readonly ({ readonly id: string; readonly kind: ScopeKind } & ScopeReading)[]
  /** Worst of account and satellite; null while one is not known and none is halted. */
  readonly state: CircuitState | null
  /** What new entries are multiplied by. */
  readonly entryMult: number
  /** Positions to leave. */
  readonly exitPositions: readonly string[]
}

const KINDS: readonly ScopeKind[] = ['account', 'satellite', 'position']
const LIMITS: Readonly<Record<ScopeKind, readonly [number, number]>> = { account: [0.08, 0.15], satellite: [0.1, 0.2], position: [0.15, 0.25] }
const ENTRY_MULT: Readonly<Record<CircuitState, number>> = { NORMAL: 1, REDUCE: 0.5, HALT: 0 }

/**
 * pf.circuit(scopes, limits, recover, hold, required): drawdown limits for the account, the satellite and each position.
 * Entries are halved in REDUCE, stopped in HALT; a position in HALT is to be left. What is not known stops entries too.
 * Values below zero BAD_VALUE; unless 0 < reduce < halt ≤ 1 BAD_PARAM. Source: shape after Grossman & Zhou 1993, numbers house.
 */
export function circuit({ scopes, limits = null, recover = 0.5, hold = 5, required = ['account', 'satellite'] }: CircuitInput): Result<Circuit> {
  const refused =
    firstRefusal(
      refuseRows(scopes, refuseScope),
      refuseKinds(required),
      refuseLimits(limits),
      refuseParameter(recover, (share) => share > 0 && share < 1),
      refusePositiveInteger(hold),
    ) ?? refuseTwins(scopes)
  if (refused !== undefined) return refused
  const read = scopes.map((scope) => {
    const [reduce, halt] = limits?.[scope.kind] ?? LIMITS[scope.kind]
    return { id: scope.id, kind: scope.kind, ...readScope(scope, { reduce, halt, recover, hold }) }
  })
  const portfolio = read.filter(({ kind }) => kind !== 'position').map(({ state }) => state)
  const isIncomplete = required.some((kind) => !scopes.some((scope) => scope.kind === kind))
  const state = worstOf(isIncomplete ? [...portfolio, null] : portfolio)
  return known({
    scopes: read,
    state,
    entryMult: state === null ? 0 : ENTRY_MULT[state],
    exitPositions: read.filter((scope) => scope.kind === 'position' && scope.state === 'HALT').map(({ id }) => id),
  })
}

/** A halt that is known outranks what is not known. */
function worstOf(states: readonly (CircuitState | null)[]): CircuitState | null {
  if (states.includes('HALT')) return 'HALT'
  if (states.includes(null)) return null
  return states.includes('REDUCE') ? 'REDUCE' : 'NORMAL'
}

function refuseScope(scope: UntrustedRecord): Refusal | undefined {
  const { values, flows, reviews } = scope
  return firstRefusal(
    typeof scope['id'] === 'string' ? undefined : badInput('BAD_VALUE'),
    refuseWord(scope['kind'], KINDS),
    Array.isArray(values) ? refuseNonNegatives(values) : badInput('BAD_VALUE'),
    flows === null || flows === undefined ? undefined : (refuseUnequal(values, flows) ?? refuseSeries(flows)),
    refuseReviews(reviews, Array.isArray(values) ? values.length : 0),
  )
}

function refuseReviews(reviews: unknown, sessions: number): Refusal | undefined {
  if (reviews === null || reviews === undefined) return undefined
  const areIndexes = Array.isArray(reviews) && reviews.every((index) => refuseInteger(index, 0, sessions - 1) === undefined)
  return areIndexes ? undefined : badInput('BAD_VALUE')
}

function refuseKinds(kinds: unknown): Refusal | undefined {
  return Array.isArray(kinds) ? firstRefusal(...kinds.map((kind) => refuseWord(kind, KINDS))) : badInput('BAD_VALUE')
}

function refuseLimits(limits: unknown): Refusal | undefined {
  if (limits === null) return undefined
  if (!isRecord(limits)) return badInput('BAD_VALUE')
  return firstRefusal(...Object.entries(limits).map(([kind, pair]) => refuseWord(kind, KINDS) ?? refuseLimitPair(pair)))
}

function refuseLimitPair(pair: unknown): Refusal | undefined {
  if (!Array.isArray(pair) || pair.length !== 2 || !pair.every((limit) => typeof limit === 'number')) return badInput('BAD_VALUE')
  const [reduce, halt] = pair as [number, number]
  return 0 < reduce && reduce < halt && halt <= 1 ? undefined : badInput('BAD_PARAM')
}
