import { type DatedRecord, FAMILIES, type Family } from './record-words.ts'

/** A figure of one symbol as it ran along its days: the mean estimate of a quarter, a figure of its statements. */
export interface RecordLine {
  /** What tells it from the others of the symbol: "2026-09-30", "Revenue, 10-Q". */
  readonly name: string
  readonly from: string
  readonly to: string
  readonly first: number
  readonly last: number
  /** Oldest first. */
  readonly values: readonly number[]
}

/** The lines of one symbol, newest first; none where the family has no figure that runs along days. */
export function recordLines(family: Family, records: readonly DatedRecord[]): readonly RecordLine[] {
  const { line } = FAMILIES[family]
  if (line === undefined) return []
  const groups = new Map<string, { day: string; value: number }[]>()
  for (const { day, values } of records) {
    const value = values[line.value]
    if (typeof value !== 'number') continue
    const name = line.of.flatMap((field) => values[field] ?? []).join(', ')
    const group = groups.get(name)
    if (group === undefined) groups.set(name, [{ day, value }])
    else group.push({ day, value })
  }
  return [...groups]
    .map(([name, points]) =>
      lineOf(
        name,
        points.toSorted((a, b) => (a.day < b.day ? -1 : 1)),
      ),
    )
    .sort((a, b) => (a.to === b.to ? (a.name < b.name ? -1 : 1) : a.to < b.to ? 1 : -1))
}

function lineOf(name: string, points: readonly { readonly day: string; readonly value: number }[]): RecordLine {
  const first = points[0]
  const last = points.at(-1)
  if (first === undefined || last === undefined) throw new Error('lineOf: got no point, wanted one')
  return { name, from: first.day, to: last.day, first: first.value, last: last.value, values: points.map(({ value }) => value) }
}
