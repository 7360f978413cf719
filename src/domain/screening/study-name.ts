import { halfSpread } from '#domain/execution/half-spread.ts'
import { valueOrNull } from '#domain/result.ts'
import { persistenceOfRatio } from '#domain/rotation/persistence.ts'
import { changeOver } from '#domain/rotation/ratio-line.ts'
import { sharedCloses } from '#domain/rotation/shared-closes.ts'
import type { ScreenFactor } from '#domain/sweep/screen-columns.ts'
import { yangZhangOf } from '#domain/volatility/yang-zhang.ts'
import { abdiRanaldoOf } from './abdi-ranaldo.ts'
import { amihudOf } from './amihud.ts'
import { corwinSchultzOf } from './corwin-schultz.ts'
import { dailySpikeOf } from './daily-spike-proxy.ts'
import { edgeSpreadOf } from './edge-spread.ts'
import { type FactorId, factors, type JudgedBars } from './factor-row.ts'
import { type SoundBars, soundBarsEndingAt } from './sound-bars.ts'

/** What the columns of the screen do not have: a pass over a window or two of one name. */
export type StudiedRow = Readonly<Record<Exclude<FactorId, ScreenFactor>, number | null>>

/** The longest window any of them reads. */
const LONGEST = 64
/** The most sessions shared with the benchmark that any of them reads. */
const PERSISTENCE_SESSIONS = 25
const SPIKE_SESSIONS = 21
const EDGE_SESSIONS = 43

/**
 * The factors of one name that the screen's columns do not have, swept at once: the same numbers as `factors` one by one (a
 * property test holds them equal), at about a quarter of the cost, because windows are checked and joined with the benchmark
 * once for all of them.
 */
export function studyName(judged: JudgedBars): StudiedRow {
  const { bars, index } = judged
  const { open: o, high: h, low: l, close: c, volume: v } = bars
  const end = index + 1
  const sound = soundBarsEndingAt(bars, index, LONGEST)
  const trades = Math.min(sound.closes, sound.volumes)

  const ratio = ratioToBenchmark(judged)
  const relative = (window: number): number | null => (ratio === null ? null : changeOver(ratio, window))
  const spike = sound.volumes < SPIKE_SESSIONS ? null : valueOrNull(dailySpikeOf(v, index))
  return {
    medianVolume20: factors.medianVolume20(judged),
    relative5: relative(5),
    relative10: relative(10),
    relative21: relative(21),
    persistence: ratio === null || ratio.length < PERSISTENCE_SESSIONS ? null : (valueOrNull(persistenceOfRatio(ratio))?.score ?? null),
    realizedVol20: sound.whole < 21 ? null : valueOrNull(yangZhangOf({ o, h, l, c }, end - 20, end)),
    spikeRelativeVolume: spike?.rvol ?? null,
    spikeLogZ: spike?.logZ ?? null,
    top3Share: spike?.top3Share ?? null,
    amihud: covers(trades, 64, end) ? (valueOrNull(amihudOf(c, v, Math.max(1, end - 63), end))?.illiq ?? null) : null,
    halfSpreadBps: sweepSpread(judged, sound),
  }
}

/** True when a run of sound bars fills the window, or all there is of it at the start of a history of `end` bars. */
const covers = (run: number, window: number, end: number): boolean => run >= Math.min(window, end)

/** Name over benchmark on their last shared sessions, oldest first; null unless both closed on the judged one. */
function ratioToBenchmark({ bars, index, benchmark, benchmarkIndex }: JudgedBars): number[] | null {
  if (benchmark === undefined || benchmarkIndex < 0) return null
  const shared = sharedCloses(bars, benchmark, index, benchmarkIndex, PERSISTENCE_SESSIONS)
  if (shared.sessions.at(-1) !== bars.sessions[index]) return null
  return shared.a.map((price, t) => price / shared.b[t]!)
}

/** The smallest of the three estimates that is known, in bp of the price, half of it. */
function sweepSpread({ bars, index }: JudgedBars, sound: SoundBars): number | null {
  const { open: o, high: h, low: l, close: c, volume: v } = bars
  const end = index + 1
  const ranges = Math.min(sound.ranges, sound.volumes)
  const cs = covers(ranges, 22, end) ? valueOrNull(corwinSchultzOf({ h, l, c, v }, Math.max(0, end - 22), end)) : null
  const ar = covers(ranges, 21, end) ? valueOrNull(abdiRanaldoOf({ h, l, c, v }, Math.max(0, end - 21), end)) : null
  const isEdgeKnown = end >= EDGE_SESSIONS && covers(sound.whole, 64, end)
  const edge = isEdgeKnown ? valueOrNull(edgeSpreadOf({ o, h, l, c }, Math.max(1, end - 63), end)) : null
  return valueOrNull(halfSpread({ price: c[index]!, cs, ar, edge }))?.halfSpreadBps ?? null
}
