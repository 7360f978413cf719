import type { Flag } from '#domain/three-valued.ts'
import type { DivergenceParams, DivergenceSignals } from './divergence-signals.ts'

export type DivergenceAction = 'exit' | 'tighten' | 'none'

export interface VolumeDivergence {
  readonly d1: Flag
  readonly d2: Flag
  readonly d3: Flag
  /** Bars in a row, the newest included, on which d1 (d2) was true. */
  readonly run1: number
  readonly run2: number
  readonly action: DivergenceAction | null
}

/** Bars needed before the newest bar and the `confirm` closes before it can be judged. */
export const divergenceWarmUp = ({ N, dryDays, confirm, volN, atrN }: DivergenceParams): number =>
  Math.max(volN + dryDays + confirm - 1, Math.max(N, atrN) + confirm)

/** The reading of bar `t`, out of signals that reach at least as far. */
export function divergenceAt(
  { d1, d2, d3 }: DivergenceSignals,
  t: number,
  entryIndex: number | null,
  { confirm, minBars }: DivergenceParams,
): VolumeDivergence {
  const run1 = runLength(d1, t, (signal) => signal === true)
  const run2 = runLength(d2, t, (signal) => signal === true)
  const reading = { d1: d1[t] ?? null, d2: d2[t] ?? null, d3: d3[t] ?? null, run1, run2 }
  const couldRun = (signals: readonly Flag[]): boolean => runLength(signals, t, (signal) => signal !== false) >= confirm
  const before = d1[t - 1] ?? null

  if (entryIndex !== null && t - entryIndex < minBars) return { ...reading, action: 'none' }
  if (run1 >= confirm || (reading.d3 === true && before === true)) return { ...reading, action: 'exit' }
  if (couldRun(d1) || (reading.d3 !== false && before !== false)) return { ...reading, action: null }
  if (run2 >= confirm) return { ...reading, action: 'tighten' }
  return { ...reading, action: couldRun(d2) ? null : 'none' }
}

function runLength(signals: readonly Flag[], t: number, counts: (signal: Flag) => boolean): number {
  let length = 0
  while (length <= t && counts(signals[t - length] ?? null)) length += 1
  return length
}
