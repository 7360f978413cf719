import { fail, succeed } from '#contract/errors.ts'
import type { Series } from '#contract/schemas/series.ts'
import { indexAtOrBefore } from '#domain/bars.ts'
import { dayNumber } from '#domain/calendar/civil-day.ts'
import { readBars } from '../../../store/bar-chunks.ts'
import { coverageOf } from '../../../store/coverage.ts'
import { newYorkDay } from '../../../store/new-york-time.ts'
import { readValues } from '../../../store/observations.ts'
import type { AnalysisJobs } from '../../jobs.ts'
import type { AnalysisJob } from '../job.ts'
import { isoDays, nullColumn } from '../null-columns.ts'
import { findSeries } from './find-series.ts'
import { seriesView } from './series-view.ts'

interface Gathered {
  readonly id: string
  readonly found: { readonly series: Series; readonly days: Int32Array; readonly values: Float64Array } | undefined
  readonly from: string | undefined
  readonly to: string | undefined
}

/** `series.get`: the values of a series, or the closes of a price series as imported, from and to included. */
export const seriesGet: AnalysisJob<AnalysisJobs['series.get'], Gathered> = {
  gather({ id, from, to }, { db }) {
    const series = findSeries(db, id)
    if (series === undefined) return { id, found: undefined, from, to }
    const view = seriesView(series, coverageOf(db, series.id))
    if (series.kind === 'values') return { id, found: { series: view, ...readValues(db, series.id) }, from, to }
    const { stamps, close } = readBars(db, series.id)
    return { id, found: { series: view, days: series.timeframe === '1d' ? stamps : stamps.map(newYorkDay), values: close }, from, to }
  },
  compute({ id, found, from, to }) {
    if (found === undefined) return fail({ kind: 'not-found', what: 'series', id })
    const { series, days, values } = found
    const first = from === undefined ? 0 : indexAtOrBefore(days, dayNumber(from) - 1) + 1
    const last = to === undefined ? days.length : indexAtOrBefore(days, dayNumber(to)) + 1
    return succeed({ series, sessions: isoDays(days, first, last), values: nullColumn(values, first, Math.max(first, last)) })
  },
}
