import type { Series } from '#contract/schemas/series.ts'
import type { Coverage } from '../../../store/coverage.ts'
import { type SeriesRow, seriesLabel } from '../../../store/series.ts'
import type { PanelBars } from '../panel-bars.ts'
import { volumeView } from './volume-view.ts'

/** A series as it crosses the border. `siblings` = every daily series of its instrument, where their volumes shall be compared. */
export const seriesView = (series: SeriesRow, coverage: Coverage | undefined, siblings: readonly PanelBars[] = []): Series => ({
  id: String(series.id),
  symbol: series.symbol,
  kind: series.kind,
  timeframe: series.timeframe,
  profile: seriesLabel(series),
  adjustment: series.kind === 'bars' ? series.adjustment : null,
  isPrimary: series.isPrimary,
  from: coverage?.from ?? null,
  to: coverage?.to ?? null,
  count: coverage?.count ?? 0,
  hasVolume: (coverage?.withVolume ?? 0) > 0 && series.kind === 'bars',
  volume: volumeView(series, coverage, siblings),
  note: series.note,
})
