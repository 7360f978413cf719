import { describe, expect, test } from 'vitest'
import { type CloseVerdict, volumeDivergenceRule } from '#domain/stops/close-rules.ts'
import { DIVERGENCE_DEFAULTS } from '#domain/stops/divergence-signals.ts'
import { watchBars } from '#domain/stops/stop-inputs.ts'
import { STOP_DEFAULTS } from '#domain/stops/stop-params.ts'
import type { Side } from '#domain/stops/stop-touch.ts'
import { calmMarket, columns } from './watched-position.ts'

/** Needs four bars and two since entry; one close decides. */
const params = { ...STOP_DEFAULTS, divergence: { ...DIVERGENCE_DEFAULTS, N: 3, dryDays: 2, confirm: 1, volN: 2, atrN: 2, minBars: 2 } }

interface Story {
  readonly closes: readonly number[]
  readonly volumes: readonly (number | null)[]
  readonly universe?: readonly (number | null)[]
  readonly start?: number
  readonly side?: Side
}

/** What the volume divergence says at the close of bar `t` (the last, unless told). */
function verdict({ closes, volumes, universe = closes.map(() => 1), start = 0, side = 'long' }: Story, t: number = closes.length - 1): CloseVerdict {
  const bars = columns(closes.map((close, i) => ({ close, volume: volumes[i]! })))
  const market = calmMarket(closes.length, { universeRvol: universe })
  return volumeDivergenceRule({ side, bars: watchBars(bars, market), start, params })(t)
}

const rule = 'volume_divergence'
const fading: Story = { closes: [20, 20, 21, 20.8, 21.2], volumes: [100, 100, 100, 500, 100] }
const drying: Story = { closes: [20, 20, 20, 20, 20], volumes: [100, 100, 100, 50, 40] }

describe('the volume divergence as a close rule', () => {
  test('fires on an exit, tightens on a tighten, and says no to the other', () => {
    expect(verdict(fading)).toEqual({ rule, fires: true, tightens: false, unknownInputs: [] })
    expect(verdict(drying)).toEqual({ rule, fires: false, tightens: true, unknownInputs: [] })
    expect(verdict({ ...drying, volumes: [100, 100, 100, 100, 100] })).toEqual({ rule, fires: false, tightens: false, unknownInputs: [] })
  })

  test('is silent for a short and in the first bars since entry', () => {
    const silent = { rule, fires: false, tightens: false, unknownInputs: [] }
    expect(verdict({ ...fading, side: 'short' })).toEqual(silent)
    expect(verdict({ ...fading, start: 3 })).toEqual(silent)
    expect(verdict({ ...fading, start: 2 })).toMatchObject({ fires: true })
  })

  test('waits for the bars it needs', () => {
    expect(verdict(fading, 2)).toEqual({ rule, fires: null, tightens: null, unknownInputs: ['history'] })
    expect(verdict(fading, 3).unknownInputs).toEqual([])
  })

  test('names the input that left it open, as far back as it reads and no further', () => {
    const closes = Array.from({ length: 8 }, () => 20)
    const all = (changes: Readonly<Record<number, null>>, usual: number): (number | null)[] => closes.map((_, t) => (t in changes ? null : usual))
    const missing = (volume: Readonly<Record<number, null>>, universe: Readonly<Record<number, null>>): readonly string[] =>
      verdict({ closes, volumes: all(volume, 100), universe: all(universe, 1) }).unknownInputs
    expect(missing({ 7: null }, {})).toEqual(['volume'])
    expect(missing({ 4: null }, {})).toEqual(['volume'])
    expect(missing({}, { 7: null })).toEqual(['universeRvol'])
    expect(missing({ 3: null }, { 6: null })).toEqual(['universeRvol'])
    expect(missing({ 7: null }, { 5: null })).toEqual(['volume'])
    expect(missing({ 5: null }, { 7: null })).toEqual(['volume', 'universeRvol'])
  })
})
