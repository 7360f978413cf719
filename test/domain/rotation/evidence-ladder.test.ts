import { describe, expect, test } from 'vitest'
import { climbLadder, evidenceLadder, type EvidenceLadderInput, type LadderReading } from '#domain/rotation/evidence-ladder.ts'
import type { LadderDay } from '#domain/rotation/ladder-input.ts'
import type { Verdict } from '#domain/rotation/verdict.ts'

/** Five letters, one per level: p pass, n neutral, f fail, u unknown. */
const day = (letters: string, rest: Omit<LadderDay, 'v'> = {}): LadderDay => ({ v: Array.from(letters, (letter) => WORDS[letter]!), ...rest })
const WORDS: Readonly<Record<string, Verdict>> = { p: 'pass', n: 'neutral', f: 'fail', u: 'unknown' }
const days = (letters: string, count: number, rest: Omit<LadderDay, 'v'> = {}): LadderDay[] => Array.from({ length: count }, () => day(letters, rest))

function readings(input: EvidenceLadderInput): readonly LadderReading[] {
  const result = evidenceLadder(input)
  if (result.kind !== 'value') throw new Error(`got ${result.code}, wanted readings`)
  return result.value
}

const last = (input: EvidenceLadderInput): LadderReading => readings(input).at(-1)!

describe('the ladder', () => {
  test('counts only what stands without a gap and shows the rest', () => {
    expect(last({ days: days('pnppu', 3) })).toMatchObject({ level: 1, label: 'tactical', nextCheck: 2, outOfOrder: [3, 4] })
  })

  test('asks nothing more at the top', () => {
    expect(last({ days: days('ppppp', 3) })).toMatchObject({ level: 5, label: 'structural', nextCheck: null })
  })

  test('starts level 5 over when the lead is lost, however the day itself went', () => {
    const climbed = days('ppppp', 3)
    const lost = [...climbed, ...days('fpppp', 5)]
    expect(last({ days: lost }).states).toEqual(['fail', 'pass', 'pass', 'pass', 'unknown'])
    expect(last({ days: [...lost, day('fpppp')] }).states[4]).toBe('pass')
  })

  test('takes other run lengths for single levels and leaves the rest', () => {
    expect(last({ days: days('ppnnn', 1), up: { 1: 1 } }).states).toEqual(['pass', 'unknown', 'unknown', 'unknown', 'unknown'])
    expect(last({ days: [...days('ppppu', 3), day('fpppu')], down: { 1: 1 } }).states[0]).toBe('fail')
    expect(last({ days: [...days('ppppu', 3), day('upppu')], stale: { 1: 0 } }).states[0]).toBe('unknown')
  })

  test('says how long a state has been carried', () => {
    const steps = climbLadder({ days: [...days('pnnnn', 3), ...days('unnnn', 2)] })
    expect(steps.kind === 'value' && steps.value.at(-1)!.rungs[0]).toEqual({ state: 'pass', passes: 0, fails: 0, unknowns: 2 })
  })

  test('keeps the label tactical while a killer or the narrow lead is on or not known', () => {
    for (const held of [{ killer: true }, { killer: null }, { failC: true }, { failC: null }]) {
      expect(last({ days: [...days('ppppp', 3), day('ppppp', held)] })).toMatchObject({ level: 5, label: 'tactical' })
    }
    expect(last({ days: [...days('ppppp', 3), day('ppppp', { killer: false, failC: false })] }).label).toBe('structural')
  })
})

describe('allocating', () => {
  const climbed = days('ppppn', 3, { rel63: 0.04 })
  const lost = (rel63: number | null, count = 5): LadderDay[] => days('fpppn', count, { rel63 })

  test('keeps level 4 when only the lead is lost and the quarter still leads', () => {
    expect(last({ days: [...climbed, ...lost(0.02)], mode: 'allocating' })).toMatchObject({ level: 4, nextCheck: 1, outOfOrder: [] })
  })

  test('keeps level 5 as 4', () => {
    expect(last({ days: [...days('ppppp', 3, { rel63: 0.04 }), ...lost(0.02)], mode: 'allocating' }).level).toBe(4)
  })

  test('lets go when the quarter no longer leads or is not known, and does not take up again', () => {
    for (const rel63 of [0, -0.01, null]) {
      const through = [...climbed, ...lost(0.02), ...lost(rel63, 1)]
      expect(last({ days: through, mode: 'allocating' }).level).toBe(0)
      expect(last({ days: [...through, ...lost(0.05, 1)], mode: 'allocating' }).level).toBe(0)
    }
  })

  test('lets go when one of levels 2 to 4 is lost as well', () => {
    expect(last({ days: [...climbed, ...lost(0.02), day('fpppn', { rel63: 0.02 }), day('fppfn', { rel63: 0.02 })], mode: 'allocating' }).level).toBe(0)
  })

  test('keeps nothing that never stood at 4', () => {
    const neverAtFour = [...days('pppnn', 3, { rel63: 0.04 }), ...days('fppnn', 5, { rel63: 0.02 }), ...lost(0.02, 1)]
    expect(last({ days: neverAtFour, mode: 'allocating' })).toMatchObject({ level: 0, outOfOrder: [2, 3, 4] })
  })
})
