import { fail, succeed } from '#contract/errors.ts'
import type { Series } from '#contract/schemas/series.ts'
import { type Coverage, coverageOfAll } from '../../../store/coverage.ts'
import { listSeries, type SeriesRow, seriesMeant } from '../../../store/series.ts'
import type { AnalysisJobs } from '../../jobs.ts'
import type { AnalysisJob } from '../job.ts'
import type { PanelBars } from '../panel-bars.ts'
import { seriesView } from './series-view.ts'

interface Gathered {
  readonly page: readonly { readonly row: SeriesRow; readonly coverage: Coverage | undefined; readonly siblings: readonly PanelBars[] }[]
  readonly hasMore: boolean
}

/** `series.list`: every series, or those of one symbol or code; the cursor is the last id of the page before. */
export const seriesList: AnalysisJob<AnalysisJobs['series.list'], Gathered | null> = {
  gather({ symbol, limit, cursor }, { db, panel }) {
    const coverage = coverageOfAll(db)
    const rows = symbol === undefined ? listSeries(db) : seriesMeant(db, symbol)
    const from = cursor === undefined ? 0 : rows.findIndex(({ id }) => String(id) === cursor) + 1
    if (cursor !== undefined && from === 0) return null
    const isDaily = ({ kind, timeframe }: SeriesRow): boolean => kind === 'bars' && timeframe === '1d'
    const dailyCount = new Map<string, number>()
    for (const row of rows) if (isDaily(row)) dailyCount.set(row.symbol, (dailyCount.get(row.symbol) ?? 0) + 1)
    const page = rows.slice(from, from + limit).map((row) => {
      // Only where there is something to compare with are bars read at all.
      const hasSiblings = isDaily(row) && (dailyCount.get(row.symbol) ?? 0) > 1
      return { row, coverage: coverage.get(row.id), siblings: hasSiblings ? panel.everySeries(row.symbol) : [] }
    })
    return { page, hasMore: from + limit < rows.length }
  },
  async compute(gathered, { breathe }) {
    if (gathered === null) return fail({ kind: 'refused', field: 'cursor', reason: 'take it from the answer before.' })
    const series: Series[] = []
    for (const { row, coverage, siblings } of gathered.page) {
      series.push(seriesView(row, coverage, siblings))
      if (siblings.length > 0) await breathe()
    }
    return succeed({ series, next: gathered.hasMore ? (series.at(-1)?.id ?? null) : null })
  },
}
