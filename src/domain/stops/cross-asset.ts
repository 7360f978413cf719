import { isAtLeast } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { isPositive, refuseOptionalNumber } from '#domain/input/number.ts'
import { refuseParameter } from '#domain/input/parameter.ts'
import { badInput, known, type Result, unknown } from '#domain/result.ts'

export interface CrossAssetInput {
  readonly zYield?: number | null
  /** |z|: a strong and a weak dollar are both sudden moves. */
  readonly zUsd?: number | null
  readonly zOas?: number | null
  readonly warn?: number
  readonly reduce?: number
  readonly exit?: number
}

export const CROSS_ASSET_ACTIONS = ['none', 'tighten', 'reduce_half', 'exit'] as const
export type CrossAssetAction = (typeof CROSS_ASSET_ACTIONS)[number]
export type CrossAssetDriver = 'yield' | 'usd' | 'oas'

export interface CrossAsset {
  readonly action: CrossAssetAction | null
  /** Inputs at or beyond `warn`, the largest first. */
  readonly drivers: readonly CrossAssetDriver[]
  readonly unknown: readonly CrossAssetDriver[]
}

/**
 * `stop.cross_asset`: what yields, dollar and credit spreads ask for, from adverse z-scores of their 5-session changes.
 * One at `exit` or two at `reduce`: exit; one at `reduce`: reduce_half; one at `warn`: tighten; else none, or null (not judged) while an input is unknown.
 * With an unknown input every action means "at least". All unknown: MISSING_DATA. House thresholds.
 */
export function crossAsset({ zYield = null, zUsd = null, zOas = null, warn = 1.5, reduce = 2, exit = 3 }: CrossAssetInput): Result<CrossAsset> {
  const refused = firstRefusal(
    ...[zYield, zUsd, zOas].map((z) => refuseOptionalNumber(z)),
    ...[warn, reduce, exit].map((limit) => refuseParameter(limit, isPositive)),
  )
  if (refused !== undefined) return refused
  if (warn > reduce || reduce > exit) return badInput('BAD_PARAM')

  const inputs: readonly { readonly name: CrossAssetDriver; readonly z: number | null }[] = [
    { name: 'yield', z: zYield },
    { name: 'usd', z: zUsd },
    { name: 'oas', z: zOas },
  ]
  const missing = inputs.filter(({ z }) => z === null).map(({ name }) => name)
  if (missing.length === inputs.length) return unknown('MISSING_DATA')
  const reaching = (limit: number) => inputs.flatMap(({ name, z }) => (z !== null && isAtLeast(z, limit) ? [{ name, z }] : []))
  const drivers = reaching(warn)
    .toSorted((a, b) => b.z - a.z || (a.name < b.name ? -1 : 1))
    .map(({ name }) => name)
  const strong = reaching(reduce).length
  const action =
    reaching(exit).length > 0 || strong >= 2 ? 'exit' : strong === 1 ? 'reduce_half' : drivers.length > 0 ? 'tighten' : missing.length > 0 ? null : 'none'
  return known({ action, drivers, unknown: missing })
}
