import { type Bars, indexAtOrBefore } from '#domain/bars.ts'

/** The median relative volume of the universe by session: what a dry day is measured against (raw relative volume is a calendar). */
export interface UniverseVolume {
  /** null with fewer than 50 names or less than 60 % of the universe known on that session. */
  medianOn(session: number): number | null
}

const BASE_SESSIONS = 20
const MIN_NAMES = 50
const MIN_SHARE = 0.6

/** Worked out per session when it is first asked for. Relative volume = volume / median of the 20 sessions before. */
export function universeVolume(universe: readonly Bars[]): UniverseVolume {
  const known = new Map<number, number | null>()
  return {
    medianOn(session) {
      const before = known.get(session)
      if (before !== undefined) return before
      const median = medianRelativeVolume(universe, session)
      known.set(session, median)
      return median
    },
  }
}

function medianRelativeVolume(universe: readonly Bars[], session: number): number | null {
  const relatives: number[] = []
  for (const bars of universe) {
    const relative = relativeVolume(bars, session)
    if (relative !== null) relatives.push(relative)
  }
  return relatives.length < MIN_NAMES || relatives.length < MIN_SHARE * universe.length ? null : median(relatives)
}

function relativeVolume({ sessions, volume }: Bars, session: number): number | null {
  const index = indexAtOrBefore(sessions, session)
  if (index < BASE_SESSIONS || sessions[index] !== session) return null
  const today = volume[index]!
  if (!(today >= 0)) return null
  const base = median(Array.from(volume.subarray(index - BASE_SESSIONS, index)))
  return base > 0 ? today / base : null
}

/** NaN when a value is NaN. */
function median(values: number[]): number {
  values.sort((a, b) => a - b)
  if (values.some(Number.isNaN)) return Number.NaN
  const middle = values.length >>> 1
  return values.length % 2 === 1 ? values[middle]! : (values[middle - 1]! + values[middle]!) / 2
}
