import type { Formula } from '#domain/formula.ts'
import { untrusted } from '#domain/input/untrusted.ts'
import { alignment } from './alignment.ts'
import { causes } from './causes.ts'
import { fourState } from './four-state.ts'
import { growth } from './growth.ts'
import { guidanceBreadth } from './guidance-breadth.ts'
import { lending } from './lending.ts'
import { loanSpread } from './loan-spread.ts'
import { pairsOrder } from './pairs-order.ts'
import { premiaWindow } from './premia-window.ts'
import { sectorReading } from './sector-reading.ts'
import { squeeze } from './squeeze.ts'
import { themeDependence } from './theme-dependence.ts'
import { trendModel } from './trend-model.ts'
import { watchBoard } from './watch-board.ts'

/** Beside the ladder: what else may explain the lead, and what else would have to agree. */
export const contextFormulas: readonly Formula[] = [
  {
    id: 'rot.causes',
    title: 'Other causes of the move',
    args: [
      { name: 'ratio' },
      { name: 'drivers' },
      { name: 'sectorSkew', default: null },
      { name: 'recon', default: null },
      { name: 'w', default: 21, house: true },
      { name: 'est', default: 252, house: true },
      { name: 'minEst', default: 120, house: true },
      { name: 'gapN', default: 252, house: true },
      { name: 'minMove', default: 0.01, house: true },
      { name: 'tMin', default: 1.65, house: true },
      { name: 'limit', default: 0.5, house: true },
      { name: 'tMinPull', default: 2.86 },
    ],
    unit: 'shares of the move; move log fraction; verdict',
    definition:
      'Sector skew plus, for each known driver, its coefficient over the 252 sessions before the window times what it did in the window, over the log change of the ratio. Tactical when the counted causes explain half.',
    source: 'house; t of the pull after Dickey & Fuller 1979',
    evaluate: untrusted(causes),
  },
  {
    id: 'rot.squeeze',
    title: 'Short covering',
    args: [
      { name: 'members' },
      { name: 'history' },
      { name: 'ratioRet', default: null },
      { name: 'siAge', default: null },
      { name: 'q', default: 0.2, house: true },
      { name: 'minNames', default: 20, house: true },
      { name: 'minCoverage', default: 0.6, house: true },
      { name: 'n', default: 252, house: true },
      { name: 'minN', default: 60, house: true },
      { name: 'zOn', default: 1.5, house: true },
      { name: 'maxAge', default: 20, house: true },
    ],
    unit: 'fraction; z standard deviations; lamp',
    definition:
      'Mean 5-session return of the most shorted fifth minus that of the rest; on when it is positive, 1.5 standard deviations above earlier spreads, small companies lead, and the file is at most 20 sessions old.',
    source: 'house',
    evaluate: untrusted(squeeze),
  },
  {
    id: 'rot.trend_model',
    title: 'Trend followers and volatility targets',
    args: [
      { name: 'c' },
      { name: 'looks', default: [21, 63, 126], house: true },
      { name: 'volN', default: 21, house: true },
      { name: 'volTarget', default: 0.12, house: true },
      { name: 'maxExp', default: 1.5, house: true },
      { name: 'back', default: 21, house: true },
      { name: 'recent', default: 10, house: true },
    ],
    unit: 'state; sessions; exposure multiple of capital',
    definition:
      'Long when the returns over 21, 63 and 126 sessions are all up, short when all down, left when the 63-session one no longer agrees. Exposure = 12 % over the annualised volatility of 21 sessions, at most 1.5.',
    source: 'Moskowitz, Ooi & Pedersen 2012; Moreira & Muir 2017; rule house',
    evaluate: untrusted(trendModel),
  },
  {
    id: 'rot.lending',
    title: 'Bank lending to small firms',
    args: [
      { name: 'values' },
      { name: 'ageDays', default: null },
      { name: 'easy', default: 10, house: true },
      { name: 'tight', default: 20, house: true },
      { name: 'stepOk', default: 5, house: true },
      { name: 'stepBad', default: 10, house: true },
      { name: 'maxAge', default: 120, house: true },
    ],
    unit: 'net percent of banks; verdict',
    definition:
      'Net share of banks tightening. Fail from 20, or up 10 in a quarter; pass at most 10 and up at most 5; not judged more than 120 days after the release.',
    source: 'Senior Loan Officer Opinion Survey, limits house',
    evaluate: untrusted(lending),
  },
  {
    id: 'rot.loan_spread',
    title: 'Leveraged-loan spread',
    args: [
      { name: 'spread' },
      { name: 'w', default: 20, house: true },
      { name: 'passBp', default: 15, house: true },
      { name: 'failBp', default: 40, house: true },
      { name: 'hi', default: 0.9, house: true },
      { name: 'n', default: 756, house: true },
      { name: 'minN', default: 252, house: true },
    ],
    unit: 'percentage points; chg20Bp basis points; percentile share; verdict',
    definition: 'Fail: 40 bp wider in 20 sessions, or 15 bp at a level above nine tenths of three years. Pass: at most 15 bp and below that level.',
    source: 'house',
    evaluate: untrusted(loanSpread),
  },
  {
    id: 'rot.growth',
    title: 'Growth',
    args: [
      { name: 'consumption', default: null },
      { name: 'labour', default: null },
      { name: 'wages', default: null },
      { name: 'inventories', default: null },
      { name: 'n', default: 120, house: true },
      { name: 'minN', default: 36, house: true },
      { name: 'slow', default: -0.25, house: true },
      { name: 'labourSlow', default: -0.5, house: true },
      { name: 'hot', default: 0.25, house: true },
      { name: 'wageHot', default: 1, house: true },
    ],
    unit: 'scores −1 to 1; wageZ standard deviations; reading',
    definition:
      'Score = half the z of the year-on-year change among ten years, cut at ±1, claims and inventories reversed. Slowdown: mean ≤ −0.25 or labour ≤ −0.5; else with wages 1 standard deviation up overheating (mean ≥ 0.25) or mixed; else soft landing.',
    source: 'house',
    evaluate: untrusted(growth),
  },
  {
    id: 'rot.four_state',
    title: 'Who rises',
    args: [{ name: 'small' }, { name: 'large' }, { name: 'w', default: 21, house: true }, { name: 'band', default: 0.005, house: true }],
    unit: 'fraction; state; sessions',
    definition: 'Returns over 21 sessions: both up expansion, small alone rotation, large alone narrowing, both down risk off; undecided inside ±0.5 %.',
    source: 'house',
    evaluate: untrusted(fourState),
  },
  {
    id: 'rot.pairs_order',
    title: 'Order in which leaderships turn',
    args: [{ name: 'pairs' }, { name: 'smaN', default: 50, house: true }, { name: 'minAge', default: 5, house: true }],
    unit: 'sessions; reading',
    definition: 'A pair has turned after 5 closes of its ratio above its 50-session average; four pairs broad, three broadening, two undecided, fewer narrow.',
    source: 'house',
    evaluate: untrusted(pairsOrder),
  },
  {
    id: 'rot.sector_reading',
    title: 'What the leading sectors expect',
    args: [{ name: 'rel' }, { name: 'groups', default: null }, { name: 'margin', default: 0.5, house: true }, { name: 'minBaskets', default: 5, house: true }],
    unit: 'standard deviations; reading',
    definition: 'Relative returns standardised across baskets, averaged by group; the leader when half a standard deviation ahead and up itself.',
    source: 'house',
    evaluate: untrusted(sectorReading),
  },
  {
    id: 'rot.premia_window',
    title: 'Size and value windows',
    args: [
      { name: 'size', default: null },
      { name: 'value', default: null },
      { name: 'w', default: 21, house: true },
      { name: 'n', default: 756, house: true },
      { name: 'minN', default: 252, house: true },
      { name: 'open', default: 1, house: true },
      { name: 'close', default: 0, house: true },
      { name: 'minPast', default: 5, house: true },
    ],
    unit: 'standard deviations; sessions',
    definition: 'The 21-session sum of a premium against the 756 sums before it: a window opens at z 1 and closes at z 0.',
    source: 'Fama & French factors, rule house',
    evaluate: untrusted(premiaWindow),
  },
  {
    id: 'rot.watch_board',
    title: 'Watch board',
    args: [{ name: 'signals' }, { name: 'thresholds', default: null, house: true }],
    unit: 'of each signal; since evaluations',
    definition: 'Newest reading of each signal against its threshold, evaluations in a row on that side, and the distance, positive on the good side.',
    source: 'watch list of the 2026 playbook, thresholds house',
    evaluate: untrusted(watchBoard),
  },
  {
    id: 'rot.alignment',
    title: 'Three lamps',
    args: [{ name: 'breadth' }, { name: 'conditions' }, { name: 'revisions' }],
    unit: 'verdict',
    definition:
      'Breadth, financial conditions and revisions: broken when one fails, aligned when all pass. Conditions fail with any of credit, yields, lending, loans.',
    source: 'house',
    evaluate: untrusted(alignment),
  },
  {
    id: 'rot.guidance_breadth',
    title: 'Guidance breadth',
    args: [
      { name: 'rows' },
      { name: 'domesticMin', default: 0.7, house: true },
      { name: 'minTotal', default: 10, house: true },
      { name: 'minCoverage', default: 0.6, house: true },
    ],
    unit: '−1 to 1; companies',
    definition: '(Raised − lowered)/all guidance among companies with at least 70 % of their revenue at home, newest row of each.',
    source: 'house',
    evaluate: untrusted(guidanceBreadth),
  },
  {
    id: 'rot.theme_dependence',
    title: 'Dependence on one theme',
    args: [
      { name: 'members' },
      { name: 'theme' },
      { name: 'limit', default: 0.5, house: true },
      { name: 'minMove', default: 0.005, house: true },
      { name: 'minCoverage', default: 0.9, house: true },
    ],
    unit: 'fraction; shares of the move',
    definition:
      'Contributions of the members with the tag over the index return, with bounds for untagged members; dependent when even the lower bound is half.',
    source: 'house',
    evaluate: untrusted(themeDependence),
  },
]
