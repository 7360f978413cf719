import { createRandom, hashSeed } from './random.ts'
import { SECTORS } from './sectors.ts'

/** What moves everything, session by session. Returns are fractions of a day; levels are in the units the files use. */
export interface MarketFactors {
  readonly market: Float64Array
  /** Daily volatility of the market. */
  readonly volatility: Float64Array
  readonly size: Float64Array
  readonly value: Float64Array
  /** [sector][session]. */
  readonly sectors: readonly Float64Array[]
  readonly vix: Float64Array
  /** Percent. */
  readonly yield10: Float64Array
  readonly yield2: Float64Array
  readonly highYieldSpread: Float64Array
  readonly dollar: Float64Array
}

/** Market volatility of an ordinary day. */
export const USUAL_VOLATILITY = 0.0125
const SIZE_DRIFT = { up: 0.002, flat: 0, down: -0.002 } as const
const MEAN_STAY = { up: 30, flat: 90, down: 30 } as const
type Regime = keyof typeof SIZE_DRIFT

/**
 * The common factors of `count` sessions from one stream. Market: mean 3 bp a day, two-speed log-AR volatility around 1.25 % (bursts as in 2020).
 * Size: three-state Markov drift, so that rotations come, last and fade. Rates, credit and dollar follow as AR(1) levels, credit -.6 with the market.
 */
export function marketFactors(seed: number, count: number): MarketFactors {
  const random = createRandom(hashSeed(seed, 'market'))
  const column = (): Float64Array => new Float64Array(count)
  const factors = {
    market: column(),
    volatility: column(),
    size: column(),
    value: column(),
    sectors: SECTORS.map(column),
    vix: column(),
    yield10: column(),
    yield2: column(),
    highYieldSpread: column(),
    dollar: column(),
  }
  let fast = 0
  let slow = 0
  let regime: Regime = 'flat'
  let yield10 = 4.1
  let yield2 = 3.9
  let spread = 3.6
  let dollar = 100
  for (let t = 0; t < count; t += 1) {
    fast = 0.9 * fast + 0.3 * Math.sqrt(1 - 0.81) * random.normal()
    slow = 0.99 * slow + 0.42 * Math.sqrt(1 - 0.9801) * random.normal()
    const volatility = Math.min(0.06, USUAL_VOLATILITY * Math.exp(fast + slow))
    const shock = random.normal()
    const market = 0.0003 + 0.5 * volatility * volatility + volatility * shock
    regime = nextRegime(regime, random.uniform(), random.uniform())
    factors.market[t] = market
    factors.volatility[t] = volatility
    factors.size[t] = SIZE_DRIFT[regime] + 0.0062 * random.normal()
    factors.value[t] = 0.0045 * random.normal()
    let average = 0
    for (const [i, sector] of factors.sectors.entries()) {
      sector[t] = 0.008 * random.normal()
      average += SECTORS[i]!.share * sector[t]!
    }
    // What all sectors do together is the market's: only the difference is their own.
    for (const sector of factors.sectors) sector[t] = sector[t]! - average
    const common = -0.6 * shock + 0.8 * random.normal()
    spread = Math.max(2.2, spread + 0.004 * (3.8 - spread) + 0.045 * (volatility / USUAL_VOLATILITY) * common)
    yield10 = Math.max(0.5, yield10 + 0.003 * (4.1 - yield10) + 0.05 * (0.35 * shock + 0.94 * random.normal()))
    yield2 = Math.max(0.1, yield2 + 0.003 * (3.7 - yield2) + 0.045 * random.normal())
    dollar *= Math.exp(0.0035 * (-0.3 * shock + 0.95 * random.normal()))
    factors.vix[t] = Math.max(9, 100 * volatility * Math.sqrt(252) * Math.exp(0.06 * random.normal()))
    factors.highYieldSpread[t] = spread
    factors.yield10[t] = yield10
    factors.yield2[t] = yield2
    factors.dollar[t] = dollar
  }
  return factors
}

function nextRegime(regime: Regime, leave: number, turn: number): Regime {
  if (leave >= 1 / MEAN_STAY[regime]) return regime
  if (regime === 'flat') return turn < 0.5 ? 'up' : 'down'
  return turn < 0.7 ? 'flat' : regime === 'up' ? 'down' : 'up'
}
