import { isAbove, isBelow } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { isPositive, isShare, refuseOptionalNumber } from '#domain/input/number.ts'
import { refuseParameter } from '#domain/input/parameter.ts'
import { refuseRows, refuseTwins } from '#domain/input/record.ts'
import { refuseWord } from '#domain/input/word.ts'
import { badInput, known, type Result, unknown } from '#domain/result.ts'

export interface BasketName {
  readonly id: string
  /** Annualised, fraction; null = not known. */
  readonly vol?: number | null
}

export interface BasketWeightsInput {
  readonly names: readonly BasketName[]
  readonly method?: 'equal' | 'inverse_vol'
  readonly cap?: number
  readonly minCoverage?: number
}

export interface BasketWeights {
  readonly weights: Readonly<Record<string, number>>
  readonly capped: readonly string[]
  /** Names without the volatility the method needs. */
  readonly dropped: readonly string[]
  /** 1/Σ of the squared weights. */
  readonly effectiveNames: number
}

/**
 * pf.basket_weights(names, method, cap, minCoverage): weights that sum to 1, equal or by inverse volatility, none above `cap`;
 * what is cut off is spread over the others in proportion until none is above. Names without volatility are dropped; fewer than
 * minCoverage left LOW_COVERAGE. A cap that cannot hold all of the money BAD_PARAM. No names MISSING_DATA. Source: practice.
 */
export function basketWeights({ names, method = 'equal', cap = 0.15, minCoverage = 0.8 }: BasketWeightsInput): Result<BasketWeights> {
  const refused =
    firstRefusal(
      refuseWord(method, ['equal', 'inverse_vol']),
      refuseRows(names, (name) =>
        firstRefusal(typeof name['id'] === 'string' ? undefined : badInput('BAD_VALUE'), refuseOptionalNumber(name['vol'], isPositive)),
      ),
      refuseParameter(cap, (share) => share > 0 && share <= 1),
      refuseParameter(minCoverage, isShare),
    ) ?? refuseTwins(names)
  if (refused !== undefined) return refused
  if (names.length === 0) return unknown('MISSING_DATA')
  const weighed = names.flatMap(({ id, vol = null }) => {
    const pull = method === 'equal' ? 1 : vol === null ? null : 1 / vol
    return pull === null ? [] : [{ id, pull }]
  })
  if (isBelow(cap * names.length, 1)) return badInput('BAD_PARAM')
  if (weighed.length === 0 || isBelow(weighed.length / names.length, minCoverage)) return unknown('LOW_COVERAGE')
  if (isBelow(cap * weighed.length, 1)) return badInput('BAD_PARAM')
  const capped = cappedNames(weighed, cap)
  const free = weighed.filter(({ id }) => !capped.has(id))
  const freeMoney = 1 - cap * capped.size
  const freePull = pullOf(free)
  const weights = weighed.map(({ id, pull }) => [id, capped.has(id) ? cap : (freeMoney * pull) / freePull] as const)
  return known({
    weights: Object.fromEntries(weights),
    capped: weighed.filter(({ id }) => capped.has(id)).map(({ id }) => id),
    dropped: names.filter(({ id }) => !weighed.some((name) => name.id === id)).map(({ id }) => id),
    effectiveNames: 1 / weights.reduce((sum, [, weight]) => sum + weight ** 2, 0),
  })
}

interface WeighedName {
  readonly id: string
  readonly pull: number
}

/** Names that end at the cap: each round caps those above it, which lifts the others. */
function cappedNames(names: readonly WeighedName[], cap: number): ReadonlySet<string> {
  const capped = new Set<string>()
  for (;;) {
    const free = names.filter(({ id }) => !capped.has(id))
    const freeMoney = 1 - cap * capped.size
    const freePull = pullOf(free)
    const above = free.filter(({ pull }) => isAbove((freeMoney * pull) / freePull, cap))
    if (above.length === 0) return capped
    for (const { id } of above) capped.add(id)
  }
}

const pullOf = (names: readonly WeighedName[]): number => names.reduce((sum, { pull }) => sum + pull, 0)
