import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evaluateFormula, formulas } from '#domain/formulas.ts'
import { readOwnCases } from '../vectors/reference-cases.ts'
import { holds } from './seeded.ts'

const cases = Map.groupBy(readOwnCases(), (one) => one.formula)

/** What a script, a broken file or an earlier version may send instead of what belongs there. */
const ODD_VALUES: readonly unknown[] = [null, Number.NaN, Infinity, -Infinity, -1, 0, 0.5, 1, '', 'x', true, false, [], {}, [null], [[]], [{}]]

/** A reference case with one to three places in it replaced or left out, chosen by `picks`. */
function spoil(input: unknown, picks: readonly (readonly [number, number])[]): unknown {
  const spoiled = structuredClone(input)
  for (const [where, what] of picks) {
    const places = placesOf(spoiled)
    const place = places[where % places.length]
    if (place === undefined) continue
    const odd = what % (ODD_VALUES.length + 1)
    if (odd < ODD_VALUES.length) place.holder[place.key] = structuredClone(ODD_VALUES[odd])
    else if (!Array.isArray(place.holder)) delete place.holder[place.key]
  }
  return spoiled
}

interface Place {
  readonly holder: Record<string, unknown>
  readonly key: string
}

/** Every field and the first three elements of every list: enough kinds of places without drowning arguments in their series. */
function placesOf(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return []
  const keys = Object.keys(value)
  const holder = value as Record<string, unknown>
  const looked = Array.isArray(value) ? [...keys.slice(0, 2), ...keys.slice(-1)] : keys
  return looked.flatMap((key) => [{ holder, key }, ...placesOf(holder[key])])
}

describe.each([...formulas.keys()])('%s', (id) => {
  const inputs = (cases.get(id) ?? []).map((one) => one.input)

  test('answers whatever it is asked, in numbers that survive a file', () => {
    const asked = fc.tuple(fc.nat(), fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 3 }))
    holds(asked, ([which, picks]) => {
      const result = evaluateFormula(id, spoil(inputs[which % inputs.length], picks))
      expect(result?.kind).toMatch(/^(value|unknown|error)$/)
      if (result?.kind === 'value') expect(firstOddity(result.value)).toBeNull()
    })
  })
})

/** The first NaN, infinity or undefined in it: what JSON would drop or turn into null without a word. */
function firstOddity(value: unknown, path = ''): string | null {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return null
  if (typeof value === 'number') return Number.isFinite(value) ? null : `${path} is ${value}`
  if (typeof value !== 'object') return `${path} is ${typeof value}`
  for (const [key, part] of Object.entries(value)) {
    const oddity = firstOddity(part, `${path}.${key}`)
    if (oddity !== null) return oddity
  }
  return null
}
