import { createRandom, hashSeed } from './random.ts'
import { SECTORS } from './sectors.ts'

/** What a simulated company is: fixed at its birth, drawn from its own stream. */
export interface Company {
  readonly symbol: string
  readonly name: string
  /** Index into SECTORS. */
  readonly sector: number
  readonly beta: number
  readonly sizeLoading: number
  readonly valueLoading: number
  readonly sectorLoading: number
  /** Daily idiosyncratic volatility. */
  readonly sigma: number
  /** What a share costs around the end of the sample, but for what befell this company alone. */
  readonly price: number
  /** Average dollar volume of a day at that price. */
  readonly advUsd: number
  readonly isBiotech: boolean
  readonly paysDividend: boolean
  /** Fraction of the sample after which it leaves the market; null = alive at the end. */
  readonly life: number | null
  readonly ending: 'takeover' | 'failure' | null
}

/** Tickers that trip parsers: classes with a dot, words of other formats. They are always in the universe, in this order. */
export const AWKWARD_TICKERS: readonly string[] = ['MOG.A', 'TRUE', 'NA', 'NULL', 'E', 'INF', 'NAN']
const DEATHS_PER_YEAR = 0.06
const TAKEOVER_SHARE = 0.55 / 0.9

/** Symbols alive at the end, then those that die: the same list for the same seed, whatever is generated of it. */
export function universeSymbols(seed: number, aliveCount: number, years: number): { readonly alive: readonly string[]; readonly dead: readonly string[] } {
  const random = createRandom(hashSeed(seed, 'tickers'))
  const deadCount = Math.round(aliveCount * DEATHS_PER_YEAR * years)
  const taken = new Set<string>(RESERVED)
  const symbols: string[] = []
  for (const ticker of AWKWARD_TICKERS) {
    if (symbols.length >= aliveCount) break
    taken.add(ticker)
    symbols.push(ticker)
  }
  while (symbols.length < aliveCount + deadCount) {
    const ticker = randomTicker(random.uniform(), () => random.below(26))
    if (taken.has(ticker)) continue
    taken.add(ticker)
    symbols.push(ticker)
  }
  return { alive: symbols.slice(0, aliveCount), dead: symbols.slice(aliveCount) }
}

/** Real funds of the regime set keep their tickers; a company never takes one. */
const RESERVED = (
  'IWM IWN IWO IJR IWB IWD IWF IWC SPY RSP QQQ DIA MDY VTV VUG KRE KBE IYT XRT XLB XLC XLE XLF XLI XLK XLP XLU XLV XLY XLRE GLD SLV USO UUP TLT IEF SHY TIP HYG JNK ' +
  'LQD QUAL SPLV VLUE GSPC SPX RUT VIX'
).split(' ')

function randomTicker(u: number, letter: () => number): string {
  const length = u < 0.03 ? 2 : u < 0.28 ? 3 : u < 0.94 ? 4 : 5
  return Array.from({ length }, () => String.fromCharCode(65 + letter())).join('')
}

/** One company from its own stream: independent of how many others are made. */
export function company(seed: number, symbol: string, isDead: boolean): Company {
  const random = createRandom(hashSeed(seed, 'company', symbol))
  const sector = pickSector(random.uniform())
  const { name: sectorName, dividendShare } = SECTORS[sector]!
  const zSigma = random.normal()
  const zAdv = random.normal()
  const zPrice = random.normal()
  const isBiotech = sectorName === 'Health Care' && random.uniform() < 0.5
  return {
    symbol,
    name: companyName(random.below(FIRST_WORDS.length), random.below(SECOND_WORDS.length)),
    sector,
    beta: clamp(1.05 + 0.38 * random.normal(), 0.1, 2.5),
    sizeLoading: 1 + 0.25 * random.normal(),
    valueLoading: 0.1 + 0.3 * random.normal(),
    sectorLoading: sectorName === 'Financials' ? 1.215 : 0.79,
    sigma: Math.exp(Math.log(isBiotech ? 0.028 : 0.0205) + 0.36 * zSigma),
    // Cheap shares are thin and wild: price +.5 with dollar volume, volatility -.4 with it.
    price: clamp(Math.exp(Math.log(20) + 0.5 * (0.5 * mixed(zAdv, zSigma) + 0.87 * zPrice)), 1.5, 400),
    advUsd: Math.exp(Math.log(5.4e6) + 1.4 * mixed(zAdv, zSigma)),
    isBiotech,
    paysDividend: random.uniform() < dividendShare,
    life: isDead ? 0.15 + 0.8 * random.uniform() : null,
    ending: isDead ? (random.uniform() < TAKEOVER_SHARE ? 'takeover' : 'failure') : null,
  }
}

/** A standard normal that is correlated -.4 with the volatility draw. */
const mixed = (z: number, zSigma: number): number => -0.4 * zSigma + Math.sqrt(1 - 0.16) * z

function pickSector(u: number): number {
  let sum = 0
  for (const [index, sector] of SECTORS.entries()) {
    sum += sector.share
    if (u < sum) return index
  }
  return SECTORS.length - 1
}

const FIRST_WORDS =
  'Alder Basalt Cedar Delta Ember Fjord Granite Harbor Iron Juniper Kestrel Lumen Maple North Orchard Prairie Quarry River Summit Timber Upland Valley Willow Yarrow'.split(
    ' ',
  )
const SECOND_WORDS =
  'Bancorp Bio Brands Capital Controls Devices Energy Foods Holdings Industries Labs Logistics Materials Medical Networks Partners Power Realty Systems Therapeutics'.split(
    ' ',
  )
const companyName = (first: number, second: number): string => `${FIRST_WORDS[first]} ${SECOND_WORDS[second]}`

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value))
