import fc from 'fast-check'
import { expect, test } from 'vitest'
import { consensus } from '#domain/panel/consensus.ts'
import { dedupeHeadlines } from '#domain/panel/dedupe-headlines.ts'
import { riskVeto, type RiskVetoInput } from '#domain/panel/risk-veto.ts'
import { sentiment } from '#domain/panel/sentiment.ts'
import { stance } from '#domain/panel/stance.ts'
import { valueOrNull } from '#domain/result.ts'
import { holds } from './seeded.ts'

const unit = fc.double({ min: 0, max: 1, noNaN: true })
const lean = fc.double({ min: -1, max: 1, noNaN: true })
const NAMES = ['fundamentals', 'macro', 'internals', 'news']

test('a stance and its confidence stay in their ranges, and every item is for, against, unknown or neither', () => {
  const item = fc.record({
    weight: fc.constantFrom(0.5, 1, 1.5, 2),
    dir: fc.constantFrom(-1, 0, 1),
    strength: unit,
    known: fc.boolean(),
    stale: fc.boolean(),
  })
  holds(fc.array(item, { minLength: 1, maxLength: 8 }), (drawn) => {
    const items = drawn.map((one, i) => ({ id: `i${i}`, ...one }))
    const view = valueOrNull(stance({ items }))
    if (view === null) return
    expect(Math.abs(view.stance)).toBeLessThanOrEqual(1)
    expect(view.confidence).toBeGreaterThanOrEqual(0)
    expect(view.confidence).toBeLessThanOrEqual(1)
    expect(new Set([...view.for, ...view.against, ...view.unknown]).size).toBe(view.for.length + view.against.length + view.unknown.length)
  })
})

const CASE_RANK = { bull: 2, base: 1, bear: 0 }

test('an analyst who falls silent never makes the case better', () => {
  const panel = fc.tuple(...NAMES.map(() => fc.record({ stance: lean, confidence: unit })))
  const weights = fc.record({ macro: fc.constantFrom(0.5, 1, 2), internals: fc.constantFrom(1, 2) })
  holds(fc.tuple(panel, weights, fc.nat({ max: 3 })), ([voices, weight, silent]) => {
    const analysts = voices.map((voice, i) => ({ name: NAMES[i]!, ...voice }))
    const quieter = analysts.map((one, i) => (i === silent ? { ...one, stance: null, confidence: null } : one))
    const rankOf = (list: Parameters<typeof consensus>[0]['analysts']): number => {
      const view = valueOrNull(consensus({ analysts: list, weights: weight }))
      return view === null || view.case === null ? 0 : CASE_RANK[view.case]
    }
    expect(rankOf(quieter)).toBeLessThanOrEqual(rankOf(analysts))
  })
})

test('the shares of the evidence sum to 1 and the size is never enlarged', () => {
  holds(fc.array(fc.record({ stance: lean, confidence: fc.double({ min: 0.01, max: 1, noNaN: true }) }), { minLength: 3, maxLength: 4 }), (voices) => {
    const view = valueOrNull(consensus({ analysts: voices.map((voice, i) => ({ name: NAMES[i]!, ...voice })) }))!
    expect(view.shares.bull + view.shares.base + view.shares.bear).toBeCloseTo(1, 12)
    expect(view.disagreement).toBeLessThanOrEqual(1 + 1e-12)
    expect(view.sizeMult).toBeGreaterThanOrEqual(-1e-12)
    expect(view.sizeMult).toBeLessThanOrEqual(1)
  })
})

test('what is not known never lifts a veto or raises a size', () => {
  const input = fc.record({
    circuitState: fc.constantFrom('NORMAL' as const, 'REDUCE' as const, 'HALT' as const),
    heat: fc.constantFrom(0.03, 0.08),
    participation: fc.constantFrom(0.04, 0.2),
    stopSet: fc.boolean(),
    invalidations: fc.constantFrom(0, 2),
    overlap: fc.constantFrom('clear' as const, 'warn' as const, 'exclude' as const),
    stressBreach: fc.boolean(),
    killers: fc.constantFrom(0, 1, 2),
    custodyVerdict: fc.constantFrom('fit' as const, 'conditional' as const, 'unfit' as const),
  })
  const field = fc.constantFrom<keyof RiskVetoInput>(
    'circuitState',
    'heat',
    'participation',
    'stopSet',
    'invalidations',
    'overlap',
    'stressBreach',
    'killers',
    'custodyVerdict',
  )
  holds(fc.tuple(input, field), ([full, name]) => {
    expect(valueOrNull(riskVeto({ ...full, [name]: null }))!.sizeMult).toBeLessThanOrEqual(valueOrNull(riskVeto(full))!.sizeMult)
  })
})

test('the order in which headlines are read changes nothing, and none is lost', () => {
  const word = fc.constantFrom('bank', 'raises', 'guidance', 'cuts', 'outlook', 'quarter', 'strong')
  const headline = fc.record({
    atH: fc.integer({ min: 0, max: 100 }),
    symbol: fc.constantFrom('ABC', 'XYZ', null),
    words: fc.array(word, { minLength: 1, maxLength: 6 }),
  })
  const shuffled = fc.array(headline, { maxLength: 8 }).chain((drawn) => {
    const items = drawn.map(({ words, ...rest }, i) => ({ id: `h${i}`, ...rest, text: words.join(' ') }))
    return fc.tuple(fc.constant(items), fc.shuffledSubarray(items, { minLength: items.length }))
  })
  holds(shuffled, ([items, mixed]) => {
    const told = valueOrNull(dedupeHeadlines({ items }))!
    expect(valueOrNull(dedupeHeadlines({ items: mixed }))).toEqual(told)
    expect(told.clusters.flatMap(({ keep, dups }) => [keep, ...dups]).toSorted()).toEqual(items.map(({ id }) => id).toSorted())
  })
})

test('a sentiment lies between −1 and 1 and more negators never make it better', () => {
  const token = fc.constantFrom('strong', 'weak', 'not', 'bank', 'beat', 'the', "didn't")
  holds(fc.array(token, { maxLength: 12 }), (tokens) => {
    const lists = { positive: ['strong', 'beat'], negative: ['weak'] }
    const view = valueOrNull(sentiment({ text: tokens.join(' '), ...lists }))
    if (view === null) return
    expect(Math.abs(view.score)).toBeLessThanOrEqual(1)
    expect(valueOrNull(sentiment({ text: `not ${tokens.join(' ')}`, ...lists }))!.score).toBeLessThanOrEqual(view.score)
  })
})
