import { succeed } from '#contract/errors.ts'
import { writtenSymbol } from '../../store/name-pieces.ts'
import { symbolMeant } from '../../store/symbol-at.ts'
import { listRiskFlags, writeRiskFlags } from '../../store/registers.ts'
import type { LedgerJobs } from '../jobs.ts'
import type { LedgerJob } from './context.ts'

/** `registers.upsert`: what was found on the day a name was looked at. An empty list = looked at, nothing found. */
export const upsertRegister: LedgerJob<LedgerJobs['registers.upsert']> = ({ register, row: said }, context) => {
  const symbol = symbolMeant(context.db, said.symbol)
  const row = { ...said, symbol: writtenSymbol(context.db, symbol, said.checkedAsOf) }
  context.write((transaction) => {
    writeRiskFlags(transaction.db, row, { batchId: null, generation: transaction.generation, atMs: context.nowAtMs })
    transaction.touch('register', register)
  })
  const stored = listRiskFlags(context.db, { symbol, asOf: row.checkedAsOf })[0]
  if (stored === undefined) throw new Error(`upsertRegister: got no row of ${row.symbol} after it was written`)
  return succeed({ register, row: { ...stored, flags: [...stored.flags] } })
}
