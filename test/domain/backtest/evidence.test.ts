import { describe, expect, test } from 'vitest'
import { bootstrapCi } from '#domain/backtest/bootstrap-ci.ts'
import { dsr } from '#domain/backtest/dsr.ts'
import { expectedMaxSr } from '#domain/backtest/expected-max-sr.ts'
import { halfLife } from '#domain/backtest/half-life.ts'
import { hitRate } from '#domain/backtest/hit-rate.ts'
import { pbo } from '#domain/backtest/pbo.ts'
import { mulberry32, prng } from '#domain/backtest/prng.ts'
import { psr } from '#domain/backtest/psr.ts'
import { psrFromMoments } from '#domain/backtest/psr-from-moments.ts'
import { walkForward } from '#domain/backtest/walk-forward.ts'
import { badInput, known, unknown } from '#domain/result.ts'

const noise = (n: number, seed = 1): number[] => {
  const draw = mulberry32(seed)
  return Array.from({ length: n }, () => (draw() - 0.5) / 50)
}
const flat = (n: number, value: number): number[] => Array.from({ length: n }, () => value)

describe('bt.prng', () => {
  test('counts the lowest 32 bits of its seed', () => {
    expect(prng({ seed: 1, n: 3 })).toEqual(prng({ seed: 1 + 2 ** 32, n: 3 }))
    expect(prng({ seed: -1, n: 0 })).toEqual(known([]))
  })

  test('refuses seeds and counts that are none', () => {
    expect(prng({ seed: 0.5, n: 1 })).toEqual(badInput('BAD_VALUE'))
    expect(prng({ seed: 1, n: -1 })).toEqual(badInput('BAD_PARAM'))
    expect(prng({ seed: 1, n: 1e9 })).toEqual(badInput('BAD_PARAM'))
    expect(prng({ seed: 1, n: null as never })).toEqual(unknown('MISSING_DATA'))
  })
})

describe('bt.psr and its kin', () => {
  test('say nothing about returns that never vary', () => {
    expect(psr({ returns: flat(40, 0.001) })).toEqual(unknown('ZERO_VARIANCE'))
    expect(dsr({ returns: flat(40, 0.001), trialSrs: [0.1] })).toEqual(unknown('ZERO_VARIANCE'))
  })

  test('pass on that the moments leave no variance', () => {
    const lottery = [...flat(36, -0.0001), ...flat(4, 5)]
    expect(psr({ returns: lottery.map((value) => -value / 10), minObs: 30 }).kind).toBe('value')
    expect(psrFromMoments({ sr: 3, n: 40, skew: 3, kurtosis: 1 })).toEqual(unknown('NOT_APPLICABLE'))
  })

  test('one trial sets no bar, many do', () => {
    expect(expectedMaxSr({ varSr: 1, nTrials: 1 })).toEqual(known(0))
    const one = dsr({ returns: noise(60), trialSrs: [0.1] })
    expect(one).toMatchObject({ value: { sr0: 0 } })
  })

  test('refuse counts and lists that are none', () => {
    expect(expectedMaxSr({ varSr: -1, nTrials: 2 })).toEqual(badInput('BAD_PARAM'))
    expect(expectedMaxSr({ varSr: 1, nTrials: 0.5 })).toEqual(badInput('BAD_PARAM'))
    expect(psrFromMoments({ sr: 1, n: 1, skew: 0, kurtosis: 3 })).toEqual(badInput('BAD_PARAM'))
    expect(psrFromMoments({ sr: null as never, n: 10, skew: 0, kurtosis: 3 })).toEqual(unknown('MISSING_DATA'))
    expect(psr({ returns: [...noise(30), null] })).toEqual(unknown('MISSING_DATA'))
    expect(dsr({ returns: noise(40), trialSrs: [] })).toEqual(unknown('SHORT_HISTORY'))
    expect(dsr({ returns: noise(40), trialSrs: [0.1, null] })).toEqual(unknown('MISSING_DATA'))
    expect(dsr({ returns: noise(10), trialSrs: [0.1, 0.2] })).toEqual(unknown('SHORT_HISTORY'))
  })
})

describe('bt.pbo', () => {
  const rows = noise(80).map((value, t) => [value, value + Math.sin(t) / 100, 0.001])

  test('gives a configuration without variance the ratio 0', () => {
    expect(pbo({ matrix: Array.from({ length: 8 }, () => [0.01, 0.02]), S: 2 })).toEqual(known({ pbo: 1, combinations: 2, probOosLoss: 0, medianLogit: 0 }))
  })

  test('drops the oldest rows that fill no block', () => {
    expect(pbo({ matrix: [[9, -0.9, 9], ...rows], S: 4 })).toEqual(pbo({ matrix: rows, S: 4 }))
  })

  test('measures single periods as no variance', () => {
    expect(pbo({ matrix: rows.slice(0, 2), S: 2 })).toMatchObject({ value: { pbo: 1 } })
  })

  test('refuses shapes, blocks and gaps', () => {
    expect(pbo({ matrix: [[1, 2], [1]] })).toEqual(badInput('BAD_SHAPE'))
    expect(pbo({ matrix: [[1], [2]] })).toEqual(badInput('BAD_SHAPE'))
    expect(pbo({ matrix: [1, 2] as never })).toEqual(badInput('BAD_VALUE'))
    expect(pbo({ matrix: [[1, 2], 3] as never })).toEqual(badInput('BAD_VALUE'))
    expect(pbo({ matrix: 'rows' as never })).toEqual(badInput('BAD_VALUE'))
    expect(pbo({ matrix: null as never })).toEqual(unknown('MISSING_DATA'))
    expect(pbo({ matrix: rows, S: 22 })).toEqual(badInput('BAD_PARAM'))
    expect(pbo({ matrix: [], S: 2 })).toEqual(unknown('SHORT_HISTORY'))
    expect(
      pbo({
        matrix: [
          [1, null],
          [1, 2],
        ],
        S: 2,
      }),
    ).toEqual(unknown('MISSING_DATA'))
  })
})

describe('bt.bootstrap_ci', () => {
  test('answers the same for the same seed and another for another', () => {
    const x = noise(40)
    expect(bootstrapCi({ x, B: 50 })).toEqual(bootstrapCi({ x, B: 50 }))
    expect(bootstrapCi({ x, B: 50 })).not.toEqual(bootstrapCi({ x, B: 50, seed: 2 }))
  })

  test('has no Sharpe ratio of equal values, and 0 for a resample that drew one value', () => {
    expect(bootstrapCi({ x: flat(30, 0.01), stat: 'sharpe' })).toEqual(unknown('ZERO_VARIANCE'))
    expect(bootstrapCi({ x: [1, 2], stat: 'sharpe', minObs: 2, B: 20 }).kind).toBe('value')
  })

  test('refuses settings out of range', () => {
    const x = noise(40)
    for (const bad of [{ B: 0 }, { B: 1e9 }, { blockLen: 0.5 }, { alpha: 1 }, { seed: 0.5 }, { minObs: 0 }]) {
      expect(bootstrapCi({ x, ...bad })).toEqual(badInput('BAD_PARAM'))
    }
    expect(bootstrapCi({ x: [1, 2] })).toEqual(unknown('SHORT_HISTORY'))
    expect(bootstrapCi({ x: [...x, null] })).toEqual(unknown('MISSING_DATA'))
  })
})

describe('bt.walk_forward', () => {
  test('moves by its own step', () => {
    expect(walkForward({ n: 10, train: 4, test: 2, step: 4 })).toMatchObject({ value: [{ trainFrom: 0 }, { trainFrom: 4 }] })
  })

  test('is unknown when nothing fits and refuses lengths that are none', () => {
    expect(walkForward({ n: 5, train: 4, test: 2 })).toEqual(unknown('SHORT_HISTORY'))
    expect(walkForward({ n: 1e12, train: 4, test: 2 })).toEqual(badInput('BAD_PARAM'))
    expect(walkForward({ n: 10, train: 0, test: 2 })).toEqual(badInput('BAD_PARAM'))
    expect(walkForward({ n: 10, train: 4, test: 2, step: 0 })).toEqual(badInput('BAD_PARAM'))
    expect(walkForward({ n: 10, train: 4, test: 2, anchored: 1 as never })).toEqual(badInput('BAD_VALUE'))
    expect(walkForward({ n: null as never, train: 4, test: 2 })).toEqual(unknown('MISSING_DATA'))
  })
})

describe('bt.hit_rate', () => {
  const hits = (n: number, every: number): number[] => Array.from({ length: n }, (_, t) => (t % every === 0 ? 1 : 0))

  test('says worse, not better and nothing at all where that is all there is', () => {
    expect(hitRate({ outcomes: hits(60, 4), baseRate: 0.5 })).toMatchObject({ value: { label: 'worse' } })
    expect(hitRate({ outcomes: hits(60, 2), baseRate: 0.5 })).toMatchObject({ value: { label: 'not_distinguishable' } })
    expect(hitRate({ outcomes: hits(60, 2) })).toMatchObject({ value: { label: 'no_base_rate' } })
  })

  test('is as wide as the bootstrap where hits come in runs', () => {
    const runs = Array.from({ length: 80 }, (_, t) => (Math.floor(t / 20) % 2 === 0 ? 1 : 0))
    const [short, long] = [hitRate({ outcomes: runs, blockLen: 1 }), hitRate({ outcomes: runs, blockLen: 20 })]
    if (short.kind !== 'value' || long.kind !== 'value') return expect.fail('no interval')
    expect(long.value.hi! - long.value.lo!).toBeGreaterThan(short.value.hi! - short.value.lo!)
  })

  test('refuses outcomes that are none', () => {
    expect(hitRate({ outcomes: [0.5] })).toEqual(badInput('BAD_VALUE'))
    expect(hitRate({ outcomes: [1], baseRate: 2 })).toEqual(badInput('BAD_VALUE'))
    expect(hitRate({ outcomes: [1], alpha: 0 })).toEqual(badInput('BAD_PARAM'))
    expect(hitRate({ outcomes: [1], blockLen: 0 })).toEqual(badInput('BAD_PARAM'))
    expect(hitRate({ outcomes: null as never })).toEqual(unknown('MISSING_DATA'))
  })
})

describe('bt.half_life', () => {
  const ages = [0, 1, 2, 5]
  const fading = noise(40).map((value) => ages.map((age) => 0.01 * 0.5 ** (age / 3) + value / 100))

  test('reads gaps as not graded yet and counts what is there', () => {
    const gappy = fading.map((row, i) => (i < 5 ? [...row.slice(0, 3), null] : row))
    expect(halfLife({ ages, returns: gappy })).toMatchObject({ value: { counts: [40, 40, 40, 35], label: 'decays' } })
    expect(halfLife({ ages, returns: fading.map((row) => [...row.slice(0, 3), null]) })).toEqual(unknown('SHORT_HISTORY'))
  })

  test('does not call an edge that never fades a decay', () => {
    const lasting = fading.map(() => flat(4, 0.01))
    expect(halfLife({ ages, returns: lasting })).toMatchObject({ value: { fit: 0, label: 'not_distinguishable' } })
  })

  test('keeps an age of which a resample drew nothing out of its curve', () => {
    const sparse = [...fading.slice(0, 3).map((row) => [...row]), ...fading.slice(0, 12).map((row) => [null, null, null, row[3]!])]
    expect(halfLife({ ages, returns: sparse, minN: 3 }).kind).toBe('value')
  })

  test('refuses ages and returns that are none', () => {
    expect(halfLife({ ages: [0, 1], returns: [[0, 0]] })).toEqual(badInput('BAD_PARAM'))
    expect(halfLife({ ages: [0, 2, 1], returns: [] })).toEqual(badInput('BAD_PARAM'))
    expect(halfLife({ ages: [-1, 2, 3], returns: [] })).toEqual(badInput('BAD_PARAM'))
    expect(halfLife({ ages: [0, 'x', 2] as never, returns: [] })).toEqual(badInput('BAD_VALUE'))
    expect(halfLife({ ages: [0, null, 2] as never, returns: [] })).toEqual(unknown('MISSING_DATA'))
    expect(halfLife({ ages: null as never, returns: [] })).toEqual(unknown('MISSING_DATA'))
    expect(halfLife({ ages, returns: [[0, 0]] })).toEqual(badInput('BAD_SHAPE'))
    expect(halfLife({ ages, returns: 5 as never })).toEqual(badInput('BAD_VALUE'))
    expect(halfLife({ ages, returns: null as never })).toEqual(unknown('MISSING_DATA'))
    expect(halfLife({ ages, returns: [] })).toEqual(unknown('SHORT_HISTORY'))
    expect(halfLife({ ages, returns: fading, minFit: 2 })).toEqual(badInput('BAD_PARAM'))
  })
})
