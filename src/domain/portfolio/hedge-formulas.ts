import type { Formula } from '#domain/formula.ts'
import { untrusted } from '#domain/input/untrusted.ts'
import { beta } from './beta.ts'
import { betaHedge } from './beta-hedge.ts'
import { goldCompare } from './gold-compare.ts'
import { goldWeight } from './gold-weight.ts'
import { havenRank } from './haven-rank.ts'
import { minvarHedge } from './minvar-hedge.ts'
import { pair } from './pair.ts'
import { shortVol } from './short-vol.ts'

/** What is held against the portfolio. */
export const hedgeFormulas: readonly Formula[] = [
  {
    id: 'pf.beta',
    title: 'Beta',
    args: [{ name: 'asset' }, { name: 'market' }, { name: 'minObs', default: 60, house: true }],
    unit: 'ratio',
    definition: 'Covariance of asset and market returns over the variance of the market, periods with both known.',
    source: 'Sharpe 1964',
    evaluate: untrusted(beta),
  },
  {
    id: 'pf.beta_hedge',
    title: 'Beta hedge',
    args: [{ name: 'value' }, { name: 'betaP' }, { name: 'betaH' }, { name: 'priceH' }, { name: 'targetBeta', default: 0 }, { name: 'lot', default: 1 }],
    unit: 'USD; shares',
    definition: 'Value·(target beta − portfolio beta)/hedge beta, in whole lots toward zero; the residual is the beta dollars of both together.',
    source: 'textbook',
    evaluate: untrusted(betaHedge),
  },
  {
    id: 'pf.minvar_hedge',
    title: 'Minimum-variance hedge',
    args: [{ name: 'spot' }, { name: 'hedge' }, { name: 'minObs', default: 20, house: true }],
    unit: 'ratio; effectiveness share of the variance',
    definition: 'Covariance of position and hedge returns over the variance of the hedge; effectiveness = squared correlation.',
    source: 'Johnson 1960, Ederington 1979',
    evaluate: untrusted(minvarHedge),
  },
  {
    id: 'pf.pair',
    title: 'Long-short pair',
    args: [
      { name: 'gross' },
      { name: 'priceLong' },
      { name: 'priceShort' },
      { name: 'mode' },
      { name: 'betaLong', default: null },
      { name: 'betaShort', default: null },
      { name: 'lot', default: 1 },
      { name: 'borrowRate', default: null },
      { name: 'minBeta', default: 0.05, house: true },
    ],
    unit: 'USD; shares; ratio long price over short price',
    definition: 'Dollar: half each. Beta: long leg = gross·short beta/(long beta + short beta). Lots rounded down; borrow = short dollars·rate/360 a day.',
    source: 'textbook',
    evaluate: untrusted(pair),
  },
  {
    id: 'pf.haven_rank',
    title: 'Havens in past falls',
    args: [{ name: 'small' }, { name: 'havens' }, { name: 'trig', default: 0.1, house: true }, { name: 'minN', default: 5, house: true }],
    unit: 'fraction; falls',
    definition: 'Return of each candidate from the peak to the lowest close of every fall of 10 % in small companies: mean, worst, share up, number.',
    source: 'house',
    evaluate: untrusted(havenRank),
  },
  {
    id: 'pf.gold_weight',
    title: 'Gold weight',
    args: [
      { name: 'portfolioLoss' },
      { name: 'goldReturns' },
      { name: 'budget', default: 0.1, house: true },
      { name: 'cap', default: 0.15, house: true },
      { name: 'q', default: 0.25, house: true },
      { name: 'minN', default: 5, house: true },
    ],
    unit: 'fraction',
    definition: 'Smallest w with (1 − w)·loss + w·gold ≥ −10 %, gold = lower quartile of its returns in earlier falls; at most 15 %.',
    source: 'house',
    evaluate: untrusted(goldWeight),
  },
  {
    id: 'pf.gold_compare',
    title: 'Gold fund or bars',
    args: [
      { name: 'notional' },
      { name: 'growth' },
      { name: 'years' },
      { name: 'etf' },
      { name: 'physical' },
      { name: 'taxLong', default: 0.28 },
      { name: 'taxShort', default: 0.37 },
    ],
    unit: 'USD; drag fraction a year',
    definition:
      'Fund: notional/(1 + half-spread)·growth·(1 − expense) a year·(1 − half-spread) − fixed. Bars: notional/(1 + premium)·growth·(1 − storage − insurance) a year·(1 − discount) − fixed. Then tax on the gain; drag = growth − net yearly return.',
    source: 'IRC 408(m) for the long rate; costs of the user',
    evaluate: untrusted(goldCompare),
  },
  {
    id: 'pf.short_vol',
    title: 'Defined-risk credit spread',
    args: [
      { name: 'kind' },
      { name: 'shortStrike' },
      { name: 'longStrike' },
      { name: 'credit' },
      { name: 'equity' },
      { name: 'riskFrac', default: 0.01, house: true },
      { name: 'multiplier', default: 100 },
      { name: 'feePerContract', default: 0.65, house: true },
      { name: 'minCreditFrac', default: 0.15, house: true },
      { name: 'bid', default: null },
      { name: 'ask', default: null },
      { name: 'maxSpreadFrac', default: 0.15, house: true },
      { name: 'openInterest', default: null },
      { name: 'minOi', default: 100, house: true },
      { name: 'killer', default: null },
    ],
    unit: 'contracts; USD',
    definition:
      'Largest loss = (width − credit)·100 + 2 fees; contracts = 1 % of equity over it. None while a killer is on or not known, the credit is under 15 % of the width, or the market is unknown, wide or thin. Adds tail risk, hedges nothing.',
    source: 'house',
    evaluate: untrusted(shortVol),
  },
]
