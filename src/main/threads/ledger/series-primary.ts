import { fail, succeed } from '#contract/errors.ts'
import { coverageOf } from '../../store/coverage.ts'
import { seriesById, seriesLabel, seriesOfSymbol } from '../../store/series.ts'
import { makePrimary } from '../../store/series-writes.ts'
import { keepOldValue } from '../../store/value-history.ts'
import { seriesView } from '../analysis/reads/series-view.ts'
import type { LedgerJobs } from '../jobs.ts'
import type { LedgerJob } from './context.ts'

/**
 * `series.primary`: what every study reads from now on. The user's act, so what stood before is kept with its moment; naming the
 * primary itself stores nothing.
 */
export const setPrimarySeries: LedgerJob<LedgerJobs['series.primary']> = ({ id }, context) => {
  const { db } = context
  const series = /^\d{1,15}$/.test(id) ? seriesById(db, Number.parseInt(id, 10)) : undefined
  if (series === undefined) return fail({ kind: 'not-found', what: 'series', id })
  if (!series.isPrimary) {
    const before = seriesOfSymbol(db, series.symbol).find((other) => other.kind === series.kind && other.timeframe === series.timeframe && other.isPrimary)
    context.write((transaction) => {
      keepOldValue(
        transaction.db,
        {
          table: 'series',
          rowKey: [series.symbol, series.timeframe],
          column: 'is_primary',
          oldValue: before === undefined ? null : `${seriesLabel(before)} ${before.adjustment}`,
        },
        { batchId: null, generation: transaction.generation, atMs: context.nowAtMs },
      )
      makePrimary(transaction.db, series.id)
      transaction.touch('series', String(series.id))
      if (before !== undefined) transaction.touch('series', String(before.id))
    })
  }
  const stored = seriesById(db, series.id)
  if (stored === undefined) throw new Error(`series.primary: got no series ${id} right after writing it`)
  return succeed(seriesView(stored, coverageOf(db, stored.id)))
}
