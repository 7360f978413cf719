import type { Formula } from '#domain/formula.ts'
import { untrusted } from '#domain/input/untrusted.ts'
import { attribution } from './attribution.ts'
import { delistingReturn } from './delisting-return.ts'
import { drawdown } from './drawdown.ts'
import { equalExposure } from './equal-exposure.ts'
import { eventFill } from './event-fill.ts'
import { maeMfe } from './mae-mfe.ts'
import { metrics } from './metrics.ts'
import { rStats } from './r-stats.ts'
import { sizingCompare } from './sizing-compare.ts'

/** What a run did: curve, trades, fills. */
export const outcomeFormulas: readonly Formula[] = [
  {
    id: 'bt.drawdown',
    title: 'Largest drawdown',
    args: [{ name: 'eq' }],
    unit: 'fraction, bars',
    definition: 'Largest 1 − value / highest value before it; longest run of bars below an earlier high.',
    source: 'common practice',
    evaluate: untrusted(drawdown),
  },
  {
    id: 'bt.metrics',
    title: 'Figures of an equity curve',
    args: [{ name: 'eq' }, { name: 'ann', default: 252 }, { name: 'rf', default: 0 }, { name: 'minAnn', default: 63, house: true }],
    unit: 'fractions, ratios',
    definition: 'Sharpe = mean(r − rf/252)/sd·√252; Sortino over the root mean square shortfall; Calmar = CAGR / drawdown; ulcer = root mean square drawdown.',
    source: 'Sharpe 1994; Sortino & Price 1994; Martin & McCann 1989',
    evaluate: untrusted(metrics),
  },
  {
    id: 'bt.sizing_compare',
    title: 'Sizing over time against sizing once',
    args: [{ name: 'static' }, { name: 'timeAware' }, { name: 'staticCosts', default: 0 }, { name: 'taCosts', default: 0 }],
    unit: 'fractions, verdict',
    definition: '1 − drawdown / drawdown of the static curve; gain / gain of the static curve, before and after costs.',
    source: 'house',
    evaluate: untrusted(sizingCompare),
  },
  {
    id: 'bt.equal_exposure',
    title: 'Sizing over time at equal exposure',
    args: [{ name: 'staticReturns' }, { name: 'taReturns' }, { name: 'staticExposure' }, { name: 'taExposure' }, { name: 'minObs', default: 20, house: true }],
    unit: 'fractions, verdict',
    definition: 'Static returns scaled by the ratio of the mean exposures, then drawdown and gain compared as in bt.sizing_compare.',
    source: 'house',
    evaluate: untrusted(equalExposure),
  },
  {
    id: 'bt.attribution',
    title: 'What each part of the rules does',
    args: [{ name: 'full' }, { name: 'off' }, { name: 'allOff', default: null }],
    unit: 'fractions',
    definition: 'Full run minus the run with one part at its baseline, for gain and drawdown; interaction = what is left.',
    source: 'house',
    evaluate: untrusted(attribution),
  },
  {
    id: 'bt.mae_mfe',
    title: 'Furthest against and for a trade',
    args: [{ name: 'side' }, { name: 'entry' }, { name: 'stop' }, { name: 'bars' }, { name: 'exitPrice' }],
    unit: 'fraction of entry, R',
    definition: 'Worst and best price from entry to exit against the entry; R = move / |entry − stop|. Of the exit bar only open and exit price count.',
    source: 'Sweeney 1996',
    evaluate: untrusted(maeMfe),
  },
  {
    id: 'bt.r_stats',
    title: 'Results in R',
    args: [{ name: 'r' }, { name: 'minN', default: 1 }],
    unit: 'R, fractions',
    definition: 'Mean result, share of wins, wins / losses, √min(n, 100)·mean/sd.',
    source: 'Tharp 1998',
    evaluate: untrusted(rStats),
  },
  {
    id: 'bt.event_fill',
    title: 'Fills of a backtest',
    args: [{ name: 'bars' }, { name: 'orders' }, { name: 'maxDefer', default: 5, house: true }],
    unit: 'bar, shares, USD per share',
    definition: 'An order of close t trades at the open of the next tradable bar, at most 5 bars later; splits on the way rescale it.',
    source: 'house',
    evaluate: untrusted(eventFill),
  },
  {
    id: 'bt.delisting_return',
    title: 'Return on a delisting',
    args: [{ name: 'reason' }, { name: 'exchange' }, { name: 'lastClose' }, { name: 'dealPrice', default: null }],
    unit: 'USD per share, fraction',
    definition: 'For cause −30 % on NYSE and AMEX, −55 % on NASDAQ; a merger pays its price; anything else is not known.',
    source: 'Shumway 1997; Shumway & Warther 1999',
    evaluate: untrusted(delistingReturn),
  },
]
