/** A place in the named arguments, as text: "rel.21", "days.3.killer". */
export type PlaceName = string

export interface Deletion {
  readonly place: PlaceName
  readonly input: Readonly<Record<string, unknown>>
}

/** The input once for every place that may be deleted and holds something, with null there. */
export function deletions(input: Readonly<Record<string, unknown>>, mayGo: RegExp): Deletion[] {
  return placesIn(input).flatMap((place) => {
    const name = place.join('.')
    return mayGo.test(name) ? [{ place: name, input: withNullAt(input, place) as Readonly<Record<string, unknown>> }] : []
  })
}

function placesIn(value: unknown): string[][] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) => (part === null || part === undefined ? [] : [[key], ...placesIn(part).map((rest) => [key, ...rest])]))
}

function withNullAt(value: unknown, [key, ...rest]: readonly string[]): unknown {
  if (key === undefined) return null
  if (Array.isArray(value)) return value.with(Number(key), withNullAt(value[Number(key)], rest))
  const record = value as Readonly<Record<string, unknown>>
  return { ...record, [key]: withNullAt(record[key], rest) }
}
