import { fail, succeed } from '#contract/errors.ts'
import { headerSignature } from '../../ingest/mapper/find-table.ts'
import { removeSavedMapping, saveMapping } from '../../store/saved-mappings.ts'
import type { LedgerJobs } from '../jobs.ts'
import type { LedgerJob } from './context.ts'

/** `mappings.save`: keeps a mapping, one that was exported elsewhere too. */
export const keepMapping: LedgerJob<LedgerJobs['mappings.save']> = ({ name, header, mapping }, context) => {
  context.write((transaction) => {
    saveMapping(transaction.db, { name, header: headerSignature(header), mapping }, context.nowAtMs)
    transaction.touch('setting', 'mappings')
  })
  return succeed({ name, header, mapping: { ...mapping, saveAs: name } })
}

/** `mappings.remove`: files with its header are unknown again; what was imported by it stays. */
export const dropMapping: LedgerJob<LedgerJobs['mappings.remove']> = ({ name }, context) => {
  const isThere = context.write((transaction) => {
    transaction.touch('setting', 'mappings')
    return removeSavedMapping(transaction.db, name)
  }).value
  return isThere ? succeed({ name }) : fail({ kind: 'not-found', what: 'mapping', id: name })
}
