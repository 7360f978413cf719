import { fail, succeed } from '#contract/errors.ts'
import type { Series } from '#contract/schemas/series.ts'
import { coverageOfAll } from '../../../store/coverage.ts'
import { listSeries, seriesOfSymbol } from '../../../store/series.ts'
import type { AnalysisJobs } from '../../jobs.ts'
import type { AnalysisJob } from '../job.ts'
import { seriesView } from './series-view.ts'

interface Gathered {
  readonly series: readonly Series[]
  readonly limit: number
  readonly cursor: string | undefined
}

/** `series.list`: every series, or those of one symbol or code; the cursor is the last id of the page before. */
export const seriesList: AnalysisJob<AnalysisJobs['series.list'], Gathered> = {
  gather({ symbol, limit, cursor }, { db }) {
    const coverage = coverageOfAll(db)
    const rows = symbol === undefined ? listSeries(db) : seriesOfSymbol(db, symbol)
    return { series: rows.map((row) => seriesView(row, coverage.get(row.id))), limit, cursor }
  },
  compute({ series, limit, cursor }) {
    const from = cursor === undefined ? 0 : series.findIndex(({ id }) => id === cursor) + 1
    if (cursor !== undefined && from === 0) return fail({ kind: 'refused', field: 'cursor', reason: 'take it from the answer before.' })
    const page = series.slice(from, from + limit)
    return succeed({ series: page, next: from + limit < series.length ? (page.at(-1)?.id ?? null) : null })
  },
}
