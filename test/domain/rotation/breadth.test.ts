import { describe, expect, test } from 'vitest'
import { adCheck } from '#domain/rotation/ad-check.ts'
import { adCounts } from '#domain/rotation/ad-counts.ts'
import { adLine } from '#domain/rotation/ad-line.ts'
import { concentrationCheck } from '#domain/rotation/concentration-check.ts'
import { concentration } from '#domain/rotation/concentration.ts'
import { mcclellan } from '#domain/rotation/mcclellan.ts'
import { newHighsLows } from '#domain/rotation/new-highs-lows.ts'
import { pctAboveMa } from '#domain/rotation/pct-above-ma.ts'
import { sectorParticipation } from '#domain/rotation/sector-participation.ts'
import { outcome } from '../reference-input.ts'

describe('advances and declines', () => {
  test('of members that all stand still have ratio 0', () => {
    expect(outcome(adCounts({ prev: [1, 2], cur: [1, 2] }))).toMatchObject({ unch: 2, ratioAdj: 0, coverage: 1 })
  })

  test('repeat the line over a session with a missing count, the first one too', () => {
    expect(outcome(adLine({ adv: [null, 5, 5, 3], dec: [1, 1, null, 1] }))).toEqual([0, 4, 4, 6])
  })

  test('check: a sum of exactly nothing is not up', () => {
    expect(outcome(adCheck({ adv: [2, 1], dec: [1, 2], n: 2 }))).toEqual({ net: 0, missing: 0, up: false })
  })
})

describe('the McClellan oscillator', () => {
  test('is 0 on its first session and takes a session without moves as 0', () => {
    expect(outcome(mcclellan({ adv: [10], dec: [5], warm: 1 }))).toMatchObject({ oscillator: 0, summation: 0 })
    expect(outcome(mcclellan({ adv: [0, 0], dec: [0, 0], warm: 1 }))).toMatchObject({ ema19: 0 })
  })
})

describe('members', () => {
  test('listed later than the window are not eligible', () => {
    expect(outcome(pctAboveMa({ closes: [[1, 2, 3], [9]], n: 3, minCoverage: 0.5 }))).toEqual({ pct: 1, above: 1, eligible: 1, coverage: 0.5 })
  })

  test('at their average are not above it', () => {
    expect(outcome(pctAboveMa({ closes: [[2, 2, 2]], n: 3 }))).toMatchObject({ above: 0 })
  })

  test('repeating an earlier high set no new one', () => {
    const result = newHighsLows({
      highs: [
        [5, 6, 6],
        [5, 5, 5],
      ],
      lows: [
        [4, 5, 5],
        [4, 4, 3],
      ],
      n: 2,
    })
    expect(outcome(result)).toEqual({ newHighs: 0, newLows: 1, net: -1, pctNet: -0.5, recordHighPct: 0, eligible: 2 })
  })

  test('without a new high or low leave the share of highs open', () => {
    expect(outcome(newHighsLows({ highs: [[5, 5, 5]], lows: [[4, 4, 4]], n: 2 }))).toMatchObject({ recordHighPct: null })
  })
})

describe('sectors', () => {
  const rising = [1, 2, 3, 4]
  const still = [1, 1, 1, 1]

  test('are named in alphabetical order, one with a gap is not eligible', () => {
    const result = sectorParticipation({ sectors: { XLY: rising, XLB: rising, XLE: [1, 2, null, 4] }, bench: still, w: 2, maN: 3, minSectors: 2 })
    expect(outcome(result)).toEqual({ participating: ['XLB', 'XLY'], count: 2, eligible: 2, share: 1 })
  })

  test('need both the lead and the average', () => {
    const result = sectorParticipation({ sectors: { A: rising, B: [9, 4, 4, 4.1] }, bench: [1, 2, 3, 4], w: 2, maN: 4, minSectors: 2 })
    expect(outcome(result)).toMatchObject({ participating: [] })
  })
})

describe('concentration', () => {
  test('in a falling index names the largest loser', () => {
    expect(outcome(concentration({ weights: [1, 1, 1], returns: [-0.2, 0.01, -0.01] }))).toMatchObject({ topIndex: 0, oneStockEffect: true })
  })

  test('counts what is left when a member is missing', () => {
    expect(outcome(concentration({ weights: [90, 5, 5], returns: [0.01, 0.02, null] }))).toMatchObject({ medianReturn: 0.015 })
  })

  test('check: an index that does not move has no top share', () => {
    expect(outcome(concentrationCheck({ weights: [1, 1], returns: [0.02, -0.02], minMove: 0 }))).toMatchObject({ topShare: null, ok: null })
  })

  test('check: half of the move left is enough, and the median must go with it', () => {
    const equal = Array.from({ length: 20 }, () => 1)
    const moves = (rest: number): number[] => [...Array.from({ length: 10 }, () => 0.02), ...Array.from({ length: 10 }, () => rest)]
    expect(outcome(concentrationCheck({ weights: equal, returns: moves(0.02) }))).toMatchObject({ ok: true })
    expect(outcome(concentrationCheck({ weights: equal, returns: moves(0.019) }))).toMatchObject({ ok: false })
    expect(outcome(concentrationCheck({ weights: [8, 1, 1], returns: [0.05, -0.01, -0.01], topN: 1 }))).toMatchObject({ ok: false })
  })
})
