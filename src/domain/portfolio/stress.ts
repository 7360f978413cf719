import { isBelow } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { isNonNegative, isPositive, refuseNumber, refuseOptionalNumber } from '#domain/input/number.ts'
import { refuseParameter } from '#domain/input/parameter.ts'
import { isRecord, refuseRecord, refuseRows, refuseTwins, type UntrustedRecord } from '#domain/input/record.ts'
import type { Refusal } from '#domain/input/refusal.ts'
import { badInput, known, type Result } from '#domain/result.ts'
import type { Flag } from '#domain/three-valued.ts'

export interface StressPosition {
  readonly id: string
  /** USD, negative for a short; null = not known. */
  readonly value?: number | null
  /** Return per unit of each shock; absent or null = not known. */
  readonly betas?: Readonly<Record<string, number | null>> | null
  /** Of a position with defined risk: it counts with this loss, whatever the shocks. */
  readonly maxLoss?: number | null
}

export interface StressInput {
  readonly positions: readonly StressPosition[]
  /** By name, in the unit of the betas. */
  readonly shocks: Readonly<Record<string, number>>
  readonly equity: number
  readonly limit?: number
}

export interface Stress {
  readonly rows: readonly { readonly id: string; readonly pnl: number | null }[]
  readonly total: number
  /** Of equity. */
  readonly fraction: number
  /** null while what is unknown decides. */
  readonly breach: Flag
  /** Positions with a missing value or beta. */
  readonly unknown: readonly string[]
}

/**
 * pf.stress(positions, shocks, equity, limit): profit and loss of the portfolio under a scenario, USD.
 * A row is its value times the sum of beta times shock; a long loses at most everything, a short has no floor.
 * Missing betas are left out of their row and named; a row of which nothing is known has no figure.
 * breach: the known part loses more than `limit` of equity; without that null while anything is unknown. Source: house.
 */
export function stress({ positions, shocks, equity, limit = 0.1 }: StressInput): Result<Stress> {
  const refused =
    firstRefusal(refuseRows(positions, refusePosition), refuseShocks(shocks), refuseNumber(equity, isPositive), refuseParameter(limit, isPositive)) ??
    refuseTwins(positions)
  if (refused !== undefined) return refused
  const rows = positions.map((position) => ({ id: position.id, ...stressPosition(position, shocks) }))
  const total = rows.reduce((sum, { pnl }) => sum + (pnl ?? 0), 0)
  const fraction = total / equity
  const unknown = rows.filter(({ isComplete }) => !isComplete).map(({ id }) => id)
  const isBeyondLimit = isBelow(fraction, -limit)
  const breach = isBeyondLimit ? true : unknown.length > 0 ? null : false
  return known({ rows: rows.map(({ id, pnl }) => ({ id, pnl })), total, fraction, breach, unknown })
}

interface StressedPosition {
  readonly pnl: number | null
  readonly isComplete: boolean
}

function stressPosition({ value = null, betas = null, maxLoss = null }: StressPosition, shocks: StressInput['shocks']): StressedPosition {
  if (maxLoss !== null) return { pnl: -maxLoss, isComplete: true }
  if (value === null) return { pnl: null, isComplete: false }
  const names = Object.keys(shocks)
  const effects = names.flatMap((name) => {
    const beta = betas?.[name] ?? null
    return beta === null ? [] : [beta * shocks[name]!]
  })
  const isComplete = effects.length === names.length
  if (effects.length === 0 && !isComplete) return { pnl: null, isComplete }
  const change = effects.reduce((sum, effect) => sum + effect, 0)
  return { pnl: value * (value > 0 ? Math.max(-1, change) : change), isComplete }
}

function refusePosition(position: UntrustedRecord): Refusal | undefined {
  const { betas } = position
  const areBetas = betas === null || betas === undefined || isRecord(betas)
  return firstRefusal(
    typeof position['id'] === 'string' && areBetas ? undefined : badInput('BAD_VALUE'),
    refuseOptionalNumber(position['value']),
    ...(isRecord(betas) ? Object.values(betas).map((beta) => refuseOptionalNumber(beta)) : []),
    refuseOptionalNumber(position['maxLoss'], isNonNegative),
  )
}

function refuseShocks(shocks: unknown): Refusal | undefined {
  return isRecord(shocks) ? firstRefusal(...Object.values(shocks).map((shock) => refuseNumber(shock))) : refuseRecord(shocks)
}
