import type { z } from 'zod'
import type { AdjustmentKind } from '#contract/schemas/series.ts'
import type { Bars } from '#domain/bars.ts'
import type { BarColumns } from '../../store/bar-columns.ts'
import type { SplitOnDay } from '../../store/corporate-actions.ts'
import { type SeriesRow, seriesLabel } from '../../store/series.ts'
import { applySplits } from './panel-splits.ts'

/** Daily bars of one series as studies read them: on today's count of shares, oldest first, NaN = missing. Never written to. */
export interface PanelBars extends Bars {
  readonly seriesId: number
  readonly symbol: string
  /** "yahoo", or "yahoo#2" for a second line of the same profile. */
  readonly label: string
  readonly adjustment: z.infer<typeof AdjustmentKind>
  /** Where the line is put together of several tickers: each one's own, the newest first. */
  readonly pieces?: readonly PanelBars[]
}

/** Splits are applied to series of kind `raw` only: every other kind has them in its prices already, or nobody knows. */
export function panelBars(series: SeriesRow, columns: BarColumns, splits: readonly SplitOnDay[]): PanelBars {
  const { stamps: sessions, open, high, low, close, volume } = columns
  const bars = {
    seriesId: series.id,
    symbol: series.symbol,
    label: seriesLabel(series),
    adjustment: series.adjustment,
    sessions,
    open,
    high,
    low,
    close,
    volume,
  }
  return series.adjustment === 'raw' ? applySplits(bars, splits) : bars
}
