import { describe, expect, test } from 'vitest'
import { explainStop } from '#domain/stops/explain-stop.ts'
import { type FoldInput, foldStops } from '#domain/stops/fold.ts'
import type { StopRule } from '#domain/stops/precedence.ts'
import { STOP_DEFAULTS } from '#domain/stops/stop-params.ts'
import { calmMarket, closes, columns, position, session, type SimpleBar, warmUp } from './watched-position.ts'

function explained(after: readonly SimpleBar[], changes: Partial<FoldInput> = {}) {
  const bars = [...warmUp(), ...after]
  const fold = foldStops({ position: position(30, 16), bars: columns(bars), market: calmMarket(bars.length), ...changes })
  if (fold.status === 'unknown') throw new Error(fold.text)
  return explainStop({ positionId: 'p1', evaluatedAt: '2026-11-20T20:00:00-05:00', session: fold.sessions.at(-1)!, params: STOP_DEFAULTS })
}

describe('the explanation of a session', () => {
  test('names rule, levels, inputs, settings and news state', () => {
    const record = explained([...closes([20, 20]), { close: 17, low: 16.4 }])
    expect(record).toMatchObject({
      positionId: 'p1',
      evaluatedAt: '2026-11-20T20:00:00-05:00',
      barDate: session(32),
      rule: 'headline_trailing',
      fired: ['headline_trailing'],
      level: 16.5,
      priorLevel: 16.5,
      newsState: 'normal',
      unknownInputs: [],
      winner: 'headline_trailing',
      others: [],
      text: 'The trail at 16.50 was reached on s032 (16.40–17.50). Exit in full. The level stays at 16.50 until the exit is answered.',
    })
    expect(record.inputs).toContainEqual({ id: 'low', value: 16.4, asOf: session(32) })
    expect(record.params).toMatchObject({ 'k.systemic': 5.5, atrN: 14, lookback: 22, 'news.lookback': 3, 'divergence.dryRvol': 0.7 })
    expect(JSON.parse(JSON.stringify(record))).toEqual(record)
  })

  test('carries every number the trail was set from, and what the market showed', () => {
    const marketInputs = [{ id: 'vix', value: 20, asOf: session(30) }]
    const bars = [...warmUp(), ...closes([20, 20])]
    const fold = foldStops({ position: position(30, 16), bars: columns(bars), market: calmMarket(bars.length) })
    if (fold.status === 'unknown') throw new Error(fold.text)
    const given = { positionId: 'p1', evaluatedAt: '', session: fold.sessions.at(-1)!, params: STOP_DEFAULTS }
    const own = [
      { id: 'open', value: 20, asOf: session(31) },
      { id: 'high', value: 20.5, asOf: session(31) },
      { id: 'low', value: 19.5, asOf: session(31) },
      { id: 'close', value: 20, asOf: session(31) },
      { id: 'atr', value: 1, asOf: session(31) },
      { id: 'extreme', value: 20.5, asOf: session(31) },
      { id: 'k', value: 4, asOf: session(31) },
    ]
    expect(explainStop(given).inputs).toEqual(own)
    expect(explainStop({ ...given, marketInputs }).inputs).toEqual([...own, ...marketInputs])
  })

  test('a hard stop that was reached is named so', () => {
    expect(explained([...closes([20, 20]), { close: 18.5, low: 18 }], { position: position(30, 18.2) }).text).toMatch(
      /^The hard stop at 18\.20 was reached on s032 \(18\.00–19\.00\)\. Exit in full\./,
    )
  })

  test('every rule that decides at the close has its words', () => {
    const RULES = {
      kill_switch: 'Kill switch',
      exclusion: 'Exclusion',
      cross_asset_exit: 'Cross-asset exit',
      volume_divergence: 'Volume divergence',
      cross_asset_reduce: 'Cross-asset reduction',
      invalidation: 'Invalidation',
      time_stop: 'Time stop',
    } as const
    for (const [rule, words] of Object.entries(RULES) as [StopRule, string][]) {
      const closeRules = [() => () => ({ rule, fires: true, tightens: false, unknownInputs: [] })]
      expect(explained(closes([20]), { closeRules }).text, rule).toMatch(new RegExp(`^${words} at the close of s030\\. Exit `))
    }
  })

  test('every input that is missing has its words', () => {
    const INPUTS = {
      vixPercentile: 'VIX percentile',
      tighten: 'cross-asset tighten',
      averageTrueRange: 'true range before entry',
      volume: 'volume',
      universeRvol: 'relative volume of the universe',
      history: 'bars before entry',
    }
    const closeRules = [() => () => ({ rule: 'tighten' as const, fires: false, tightens: false, unknownInputs: Object.keys(INPUTS) })]
    expect(explained(closes([20]), { closeRules }).text).toContain(`Not known: ${Object.values(INPUTS).join(', ')}.`)
  })

  test('an exit that sells answered in part says what is left', () => {
    const fills = [
      { session: session(30), shares: 300, price: null },
      { session: session(33), shares: -100, price: null },
    ]
    const record = explained([...closes([20, 20]), { close: 15 }, { close: 18 }], { position: position(30, 16, { fills }) })
    expect(record.text).toContain('Exit of s032 (gap) is open: 200 of 300 shares.')
  })

  test('a position that was left has no level for the next session', () => {
    const left = explained([...closes([20, 20]), { close: 17, low: 16.4 }], { execution: 'modelled', halfSpreadBps: 0 })
    expect(left.text).toBe('The trail at 16.50 was reached on s032 (16.40–17.50). Exit in full.')
  })

  test('without a fired stop the rule is the one in force', () => {
    const record = explained(closes([20, 20]))
    expect(record).toMatchObject({ rule: 'headline_trailing', fired: [], winner: null })
    expect(record.text).toBe('No stop fired on s031. In force next session: 16.50, trail of 4 ATR (1.00) from 20.50, news normal.')
  })

  test('the first evening of an adopted position has no level of the day before', () => {
    const adopted = position(10, 18, { plans: [{ version: 1, asOf: session(31), hardStop: 19 }] })
    expect(explained(closes([20, 20]), { position: adopted })).toMatchObject({ barDate: session(31), priorLevel: null, level: 19 })
  })

  test('a gap names the open and the rule it went through', () => {
    expect(explained([...closes([20, 20]), { open: 15, close: 15.5 }]).text).toMatch(/^Opened at 15\.00 on s032, through the trail at 16\.50\. Exit in full\./)
  })

  test('an exit that waits for a trade says so, and stays named until it is answered', () => {
    expect(explained([...closes([20, 20]), { close: 15, volume: 0 }]).text).toContain('Exit in full. At the next tradable open.')
    expect(explained([...closes([20, 20]), { close: 15 }, { close: 18 }]).text).toContain('Exit of s032 (gap) is open: 300 of 300 shares.')
  })

  test('a hard stop below a dollar shows hundredths of a cent', () => {
    const pennies = warmUp().map(() => ({ open: 0.5, high: 0.51, low: 0.49, close: 0.5 }))
    const fold = foldStops({ position: position(20, 0.4875), bars: columns(pennies), market: calmMarket(pennies.length) })
    if (fold.status === 'unknown') throw new Error(fold.text)
    const record = explainStop({ positionId: 'p1', evaluatedAt: '', session: fold.sessions.at(-1)!, params: STOP_DEFAULTS })
    expect(record.text).toBe('No stop fired on s029. In force next session: 0.4875, hard stop.')
  })

  test('a tighten, a close-only bar and what is not known are said', () => {
    const tightened = explained([...closes([20, 20]), { open: null, high: null, low: null, close: 20 }], {
      market: calmMarket(33, { tighten: Array.from({ length: 33 }, () => true), newsPoints: Array.from({ length: 33 }, () => null) }),
    })
    expect(tightened.text).toBe(
      'Tightened to 2.5 ATR at the close of s032. Only the close could be tested. In force next session: 18.18, trail of 2.5 ATR (0.9286) from 20.50, news normal. Not known: headlines, open, high and low.',
    )
  })

  test('no news data and a reduction are said', () => {
    const blind = { newsPoints: Array.from({ length: 31 }, () => null), vix: Array.from({ length: 31 }, () => null) }
    const record = explained(closes([20]), {
      market: calmMarket(31, blind),
      closeRules: [() => () => ({ rule: 'cross_asset_reduce', fires: true, tightens: false, unknownInputs: ['somethingNew'] })],
    })
    expect(record.text).toContain('Cross-asset reduction at the close of s030. Exit 50 % of the shares. At the next tradable open.')
    expect(record.text).toContain('Not known: headlines, VIX, somethingNew.')
    expect(explained(closes([20]), { market: calmMarket(31, blind) }).text).toContain('no news data')
  })
})
