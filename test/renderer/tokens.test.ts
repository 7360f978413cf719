import { describe, expect, test } from 'vitest'
import { contrast, distance, greyLightness, linearRgb, readTokens, type Side, withoutGreenCones } from './read-tokens.ts'

const SURFACES = ['--ground', '--surface', '--raised', '--hovered', '--selected', '--floating']
const WORDS = ['--ink', '--ink-soft', '--ink-faint', '--pass', '--fail', '--unknown', '--stale', '--gain', '--loss', '--accent']
const MARKS = ['--line-strong', '--accent', '--pass', '--fail', '--unknown', '--stale', '--gain', '--loss']
const SERIES = Array.from({ length: 8 }, (_, index) => `--series-${index + 1}`)

const tooWeak = (side: Side, gain: 'blue-orange' | 'green-red', names: readonly string[], surfaces: readonly string[], least: number): string[] => {
  const tokens = readTokens(side, gain)
  const value = (name: string): string => {
    const found = tokens.get(name)
    if (found === undefined) throw new Error(`tokens.test: got no colour ${name}, wanted one in tokens.css`)
    return found
  }
  return names.flatMap((name) =>
    surfaces.flatMap((surface) => {
      const ratio = contrast(value(name), value(surface))
      return ratio < least ? [`${name} on ${surface}: ${ratio.toFixed(2)}`] : []
    }),
  )
}

describe.each(['light', 'dark'] as const)('the %s side', (side) => {
  describe.each(['blue-orange', 'green-red'] as const)('with %s for gain and loss', (gain) => {
    test('has words of at least 4.5 to 1 on every surface', () => {
      expect(tooWeak(side, gain, WORDS, SURFACES, 4.5)).toEqual([])
    })
    test('has marks of at least 3 to 1 on every surface', () => {
      expect(tooWeak(side, gain, MARKS, SURFACES, 3)).toEqual([])
    })
  })
  test('has words of at least 4.5 to 1 on the accent', () => {
    expect(tooWeak(side, 'blue-orange', ['--on-accent'], ['--accent'], 4.5)).toEqual([])
  })
  test('has series of at least 3 to 1 on the surface charts stand on', () => {
    expect(tooWeak(side, 'blue-orange', SERIES, ['--surface'], 3)).toEqual([])
  })
  test('has eight series that differ without green cones and in grey print', () => {
    const tokens = readTokens(side)
    const colours = SERIES.map((name) => tokens.get(name) ?? '')
    for (const [index, first] of colours.entries()) {
      for (const second of colours.slice(index + 1)) {
        expect(distance(withoutGreenCones(linearRgb(first)), withoutGreenCones(linearRgb(second))), `${first} ${second}`).toBeGreaterThan(0.1)
        expect(Math.abs(greyLightness(first) - greyLightness(second)), `${first} ${second}`).toBeGreaterThan(1.5)
      }
    }
  })
  test('tells gain from loss without green cones, in blue and orange', () => {
    const tokens = readTokens(side)
    const [gain, loss] = [tokens.get('--gain') ?? '', tokens.get('--loss') ?? '']
    expect(distance(withoutGreenCones(linearRgb(gain)), withoutGreenCones(linearRgb(loss)))).toBeGreaterThan(0.15)
  })
})

test('every token has the same name on both sides', () => {
  expect([...readTokens('light').keys()]).toEqual([...readTokens('dark').keys()])
})
