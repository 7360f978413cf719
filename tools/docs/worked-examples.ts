import type { Json } from '#domain/formula.ts'

type Input = Readonly<Record<string, Json>>

const closes = [20, 20.5, 20.2, 21, 21.3, 21.6]
const bars = { o: [20, 20.4, 20.3, 20.9], h: [20.6, 20.7, 21.1, 21.5], l: [19.8, 20.1, 20.2, 20.7], c: [20.4, 20.2, 21, 21.3] }
const { h, l, c } = bars
const market = [0.01, -0.02, 0.015, 0.005, -0.01]
const strategy = [0.01, -0.02, 0.015, 0.005, 0.02]
const pair = { a: [20, 20.5, 20.2, 21, 21.3, 21.1, 21.6], b: [50, 50.2, 50.1, 50.3, 50.2, 50.5, 50.4] }
const fill = { venue: 'ARCA', qty: 100, side: 'buy', mid: 20, price: 20.01, liquidity: 'add', feePerShare: 0.002 }

/**
 * Small inputs to follow with a pocket calculator, for the formulas whose reference cases are long. Windows are shortened by
 * their own arguments; the answers are computed when the page is written.
 */
export const workedExamples: Readonly<Record<string, Input>> = {
  'stat.ols_multi': { y: [1, 2.1, 2.9, 4.2], X: [[1, 2, 3, 4]], minObs: 4 },
  'ind.atr_wilder': { h, l, c, n: 2 },
  'vol.rogers_satchell': { ...bars, n: 3 },
  'vol.yang_zhang': { ...bars, n: 3 },
  'rot.mcclellan': { adv: [300, 200, 350, 250], dec: [200, 300, 150, 250], warm: 3 },
  'rot.persistence': { ...pair, W: 5, dropBest: 1, smaN: 2, minAge: 1 },
  'rot.rrg_public': { ...pair, n: 3, k: 1, m: 3 },
  'rot.regional_banks': { kre: closes, spy: [50, 50.2, 50.1, 50.3, 50.2, 50.5], w: 3, maN: 3 },
  'rot.yield_trend': { y10: [4, 4.05, 4.02, 4.1, 4.2, 4.12], w: 1, n: 4, minN: 3 },
  'rot.dollar': { usd: [100, 100.5, 100.2, 101, 100.8, 101.2, 101.1, 100.9, 101.5, 102], w: 3, zN: 4, minN: 3 },
  'rot.concentration_check': { weights: [4, 3, 2, 1], returns: [0.05, 0.01, 0.02, -0.01], topN: 1 },
  'rot.watch_board': { signals: { equal_weight: [-0.01, 0.002, 0.004], theme: [0.5, 0.33] } },
  'rot.ladder': {
    days: [{ v: ['pass', 'neutral', 'pass', 'neutral', 'unknown'] }, { v: ['pass', 'neutral', 'pass', 'neutral', 'unknown'] }],
    up: { '1': 2, '2': 3, '3': 2, '4': 1, '5': 1 },
  },
  'rot.stress_leadership': { small: [100, 103, 99, 98, 101], large: [100, 101, 95, 94, 97], minDays: 2 },
  'rot.trend_model': { c: closes, looks: [1, 2, 3], volN: 2, back: 1 },
  'rot.theme_dependence': {
    members: [
      { id: 'A', weight: 3, ret: 0.04, themes: ['ai'] },
      { id: 'B', weight: 5, ret: 0.01, themes: [] },
      { id: 'C', weight: 2, ret: -0.01, themes: ['banks'] },
    ],
    theme: 'ai',
  },
  'rot.guidance_breadth': {
    rows: [
      { id: 'A', action: 'raise', domesticShare: 0.9 },
      { id: 'B', action: 'lower', domesticShare: 0.8 },
      { id: 'C', action: 'raise', domesticShare: 0.75 },
      { id: 'D', action: 'lower', domesticShare: 0.3 },
    ],
    minTotal: 3,
  },
  'rot.pairs_order': {
    pairs: { small_large: { a: closes, b: [50, 50, 50, 50, 50, 50] }, equal_cap: { a: closes.toReversed(), b: [9, 9, 9, 9, 9, 9] } },
    smaN: 3,
    minAge: 1,
  },
  'rot.sector_participation': { sectors: { XLF: closes, XLE: closes.toReversed() }, bench: [50, 50.2, 50.1, 50.3, 50.2, 50.5], w: 3, maN: 3, minSectors: 2 },
  'rot.squeeze': {
    members: [
      { id: 'A', si: 0.2, ret: 0.06 },
      { id: 'B', si: 0.05, ret: 0.01 },
      { id: 'C', si: 0.03, ret: -0.01 },
      { id: 'D', si: 0.02, ret: 0 },
    ],
    history: [0.01, -0.01, 0.02, 0],
    ratioRet: 0.01,
    siAge: 5,
    minNames: 3,
    minN: 3,
  },
  'rot.premia_window': { size: [0.001, -0.002, 0.001, 0, 0.004, 0.005, -0.002, -0.003], w: 2, n: 4, minN: 3, minPast: 1 },
  'scr.corwin_schultz': { h, l, c, n: 3, minObs: 2 },
  'scr.abdi_ranaldo': { h, l, c, n: 4, minObs: 2 },
  'scr.edge_spread': { ...bars, n: 3, minObs: 2 },
  'scr.amihud': { close: closes, volume: [100_000, 120_000, 0, 90_000, 150_000, 110_000], n: 5, minObs: 3 },
  'scr.dollar_volume': { close: closes, volume: [100_000, 120_000, null, 90_000, 150_000, 110_000], n: 5, minObs: 3 },
  'scr.momentum': { c: closes, look: 4, skip: 1 },
  'scr.profit_dispersion': { values: [0.1, 0.05, -0.02, 0.2, null], minN: 4 },
  'scr.cheap_junk': {
    rows: [
      { id: 'A', value: 3, quality: -2, momentum: 0.1 },
      { id: 'B', value: 1, quality: 1, momentum: -0.2 },
      { id: 'C', value: 0, quality: 2, momentum: 0.3 },
    ],
    minN: 3,
  },
  'scr.value_composite': {
    rows: [
      { id: 'A', sector: 'TECH', bp: 0.4, ep: 0.05, ebitdaEv: 0.1, fcfp: 0.03 },
      { id: 'B', sector: 'TECH', bp: 0.6, ep: 0.08, ebitdaEv: 0.12, fcfp: null },
      { id: 'C', sector: 'TECH', bp: 0.9, ep: 0.02, ebitdaEv: 0.07, fcfp: 0.06 },
    ],
    minSector: 3,
  },
  'scr.rate_sensitivity': { asset: [0.01, -0.03, 0.02, 0.015, -0.02], market, dy10: [0.05, 0.1, -0.1, -0.05, 0.02], minObs: 5 },
  'scr.liquidity_windows': {
    today: [500, 200, 900, null],
    history: [
      [250, 200, 300, 400],
      [240, 210, 280, 380],
      [260, 190, 320, 420],
    ],
    minDays: 3,
    minBuckets: 1,
  },
  'scr.window_capacity': {
    history: [
      [250, 200, 900],
      [240, 210, 280],
      [260, 190, 820],
    ],
    price: 20,
    width: 1,
    hot: 1.5,
    minDays: 3,
  },
  'siz.time_aware': { bars: [{ close: 20 }, { close: 20.5, ref: 20, rvol: 1.4 }, { close: 20.6, ref: 20, rvol: null }], target: 1000 },
  'exec.venue_stats': { fills: [fill, { ...fill, venue: 'IEX', side: 'sell', price: 20.005, liquidity: 'hidden' }], minN: 1 },
  'exec.slippage_fit': {
    fills: [
      { bucket: 'thin', slipBps: 30, modelBps: 20 },
      { bucket: 'thin', slipBps: 28, modelBps: 20 },
    ],
  },
  'stop.vix_pct': { vix: [18, 22, 15, 19], n: 3, minN: 3 },
  'stop.chandelier': { h, l, c, n: 3, k: 2, atrN: 2 },
  'stop.headline_trailing': { h, l, c, entryIndex: 2, hardStop: 16, states: ['normal', 'normal', 'quiet', 'systemic'], atrN: 2 },
  'stop.plan_invalidation': {
    conditions: [
      { id: 'px', kind: 'price', op: 'below', level: 19.5 },
      { id: 'cr', kind: 'credit', op: 'above', level: 3.6 },
    ],
    obs: { price: [20, 19.2], credit: [3.5, null] },
  },
  'pf.beta': { asset: [0.02, -0.03, 0.02, 0.01, -0.02], market, minObs: 5 },
  'pf.minvar_hedge': { spot: [0.02, -0.03, 0.02, 0.01, -0.02], hedge: market, minObs: 5 },
  'pf.haven_rank': { small: [100, 85, 90, 101, 110, 95, 111], havens: { GLD: [50, 52, 51, 51, 51, 50, 52], TLT: [90, 88, 89, 90, 91, null, 90] }, minN: 2 },
  'bt.metrics': { eq: [100, 104, 101, 107] },
  'bt.psr': { returns: strategy, minObs: 5 },
  'bt.dsr': { returns: strategy, trialSrs: [0.1, -0.05, 0.2], minObs: 5 },
  'bt.equal_exposure': {
    staticReturns: strategy,
    taReturns: [0.005, -0.008, 0.01, 0.004, 0.012],
    staticExposure: [1, 1, 1, 1, 1],
    taExposure: [0.5, 0.5, 0.6, 0.7, 0.7],
    minObs: 5,
  },
  'bt.pbo': {
    matrix: [
      [0.01, 0.02],
      [-0.01, 0.01],
      [0.02, -0.01],
      [0, 0.01],
    ],
    S: 2,
  },
  'bt.half_life': {
    ages: [0, 1, 3],
    returns: [
      [0.02, 0.011, 0.004],
      [0.018, 0.009, 0.005],
      [0.021, 0.012, 0.002],
    ],
    minN: 3,
    B: 20,
  },
}
