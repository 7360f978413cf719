import type { ChartBars } from '../../../src/renderer/chart/chart-bars.ts'

/** Daily bars with the closes given; each opens at the close before and reaches one above and below. */
export function barsOf(sessions: readonly string[], closes: readonly (number | null)[]): ChartBars {
  const open = closes.map((close, index) => (close === null ? null : (closes[index - 1] ?? close)))
  const edge = (by: number, pick: (a: number, b: number) => number) =>
    closes.map((close, index) => (close === null || open[index] == null ? null : pick(close, open[index]) + by))
  return { sessions, open, high: edge(1, Math.max), low: edge(-1, Math.min), close: closes, volume: closes.map((close) => (close === null ? null : 100)) }
}

export const JANUARY = ['2026-01-02', '2026-01-05', '2026-01-06', '2026-01-07', '2026-01-08'] as const
