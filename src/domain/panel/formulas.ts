import type { Formula } from '#domain/formula.ts'
import { untrusted } from '#domain/input/untrusted.ts'
import { consensus } from './consensus.ts'
import { dedupeHeadlines } from './dedupe-headlines.ts'
import { nameCases } from './name-cases.ts'
import { riskVeto } from './risk-veto.ts'
import { sentiment } from './sentiment.ts'
import { sentimentAggregate } from './sentiment-aggregate.ts'
import { stance } from './stance.ts'

export const panelFormulas: readonly Formula[] = [
  {
    id: 'an.stance',
    title: 'Stance of an analyst',
    args: [{ name: 'items' }, { name: 'minCoverage', default: 0.5, house: true }],
    unit: '−1 to 1, 0 to 1',
    definition: 'Σ weight·direction·strength / Σ weight of what is known; confidence = share known · (1 − ½ stale share) · (½ + ½|stance|).',
    source: 'house',
    evaluate: untrusted(stance),
  },
  {
    id: 'an.consensus',
    title: 'Consensus of the panel',
    args: [
      { name: 'analysts' },
      { name: 'weights', default: null },
      { name: 'minAnalysts', default: 3, house: true },
      { name: 'bull', default: 0.25, house: true },
      { name: 'bear', default: -0.25, house: true },
      { name: 'contested', default: 0.6, house: true },
    ],
    unit: '−1 to 1, verdict, factor',
    definition: 'Mean of the stances by weight · confidence; size factor = (1 − spread) · min(1, mean confidence / 0.5), ×0.75 when an analyst abstains.',
    source: 'house',
    evaluate: untrusted(consensus),
  },
  {
    id: 'an.sentiment',
    title: 'Sentiment of a text',
    args: [
      { name: 'text' },
      { name: 'positive' },
      { name: 'negative' },
      { name: 'negators', default: ['NO', 'NOT', 'NEVER', 'NONE', 'NEITHER', 'NOR', 'WITHOUT', 'NOBODY'] },
      { name: 'negWindow', default: 3, house: true },
      { name: 'minHits', default: 1 },
    ],
    unit: '−1 to 1',
    definition: '(positive words − negative words) / both; a positive word shortly after a negator counts as negative.',
    source: 'counting after Loughran & McDonald 2011',
    evaluate: untrusted(sentiment),
  },
  {
    id: 'an.sentiment_aggregate',
    title: 'Sentiment of several items',
    args: [{ name: 'items' }, { name: 'asOfH', default: null }, { name: 'halfLifeH', default: 48, house: true }, { name: 'minItems', default: 3, house: true }],
    unit: '−1 to 1',
    definition: 'Mean of the scores by weight · 0.5^(age / 48 h); of one story only the oldest item counts.',
    source: 'house',
    evaluate: untrusted(sentimentAggregate),
  },
  {
    id: 'an.risk_veto',
    title: 'Risk veto',
    args: [
      { name: 'circuitState', default: null },
      { name: 'heat', default: null },
      { name: 'participation', default: null },
      { name: 'stopSet', default: null },
      { name: 'invalidations', default: null },
      { name: 'overlap', default: null },
      { name: 'stressBreach', default: null },
      { name: 'killers', default: null },
      { name: 'custodyVerdict', default: null },
      { name: 'maxHeat', default: 0.06, house: true },
      { name: 'maxParticipation', default: 0.1, house: true },
      { name: 'minInvalidations', default: 1, house: true },
    ],
    unit: 'verdict, factor',
    definition: 'Nine tests; one that fails or is not known vetoes the entry, each warning halves its size (at least a quarter).',
    source: 'house',
    evaluate: untrusted(riskVeto),
  },
  {
    id: 'an.dedupe_headlines',
    title: 'Headlines of one story',
    args: [
      { name: 'items' },
      { name: 'sim', default: 0.7, house: true },
      { name: 'windowH', default: 48, house: true },
      { name: 'minTokens', default: 3, house: true },
    ],
    unit: 'counts',
    definition: 'Same symbol, within 48 h of the first, equal words or at least 70 % of all words shared.',
    source: 'house; Jaccard 1901',
    evaluate: untrusted(dedupeHeadlines),
  },
  {
    id: 'an.name_cases',
    title: 'Bull, base and bear value',
    args: [
      { name: 'price' },
      { name: 'method' },
      { name: 'cases' },
      { name: 'shares', default: null },
      { name: 'netDebt', default: null },
      { name: 'evidence', default: null },
      { name: 'stop', default: null },
    ],
    unit: 'USD per share, fraction',
    definition: 'metric·(1 + growth)·multiple, for enterprise value less net debt per share; reward/risk = (bull − price)/(price − bear).',
    source: 'house',
    evaluate: untrusted(nameCases),
  },
]
