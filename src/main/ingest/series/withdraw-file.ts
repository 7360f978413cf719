import { settleBarsKind } from '../../store/bars-kind.ts'
import { withdrawActions } from '../../store/corporate-actions.ts'
import type { WriteDb } from '../../store/handles.ts'
import { withdrawTraits } from '../../store/instruments.ts'
import { withdrawDecisions } from '../../store/withdraw-decisions.ts'
import { withdrawSeriesRows } from '../../store/withdraw-series.ts'
import type { BatchFile, Importer } from '../importer.ts'
import type { Touch } from './store-draft.ts'

/**
 * Takes back what a file put into series of bars or values, what the user decided on the rows it held back, its dividends and splits, and what
 * its bars said about instruments.
 */
export function withdrawFile(db: WriteDb, origin: BatchFile, touch: Touch): ReturnType<Importer['withdraw']> {
  const { bars, observations, series, instruments } = withdrawSeriesRows(db, origin)
  const decided = withdrawDecisions(db, origin.fileId)
  for (const id of [...series, ...decided.series]) touch('series', String(id))
  const spokenOf = new Set([...instruments, ...decided.instruments, ...withdrawActions(db, origin.fileId), ...withdrawTraits(db, origin.fileId)])
  for (const id of spokenOf) {
    settleBarsKind(db, id)
    touch('instrument', String(id))
  }
  return { transactions: 0, bars, observations, holdings: 0 }
}
