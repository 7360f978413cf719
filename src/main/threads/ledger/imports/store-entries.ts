import type { RowsProgress } from '#contract/schemas/common.ts'
import { insertBatch, insertBatchFile } from '../../../store/batches.ts'
import { saveMapping } from '../../../store/saved-mappings.ts'
import type { LedgerContext, WriteTransaction } from '../context.ts'
import { throwIfCancelled } from './stage-call.ts'
import type { StagedEntry } from './staged-call.ts'

type ToStore = Extract<StagedEntry, { readonly error: null }>

/** Writes staged files as one batch inside the caller's transaction, in their order. Returns the number of the batch; throws Cancelled between two files. */
export function storeEntries({ db, generation, touch }: WriteTransaction, toStore: readonly ToStore[], context: LedgerContext<RowsProgress>): number {
  const batchId = insertBatch(db, { kind: 'import', atMs: context.nowAtMs, requestId: context.requestId, generation, appVersion: context.appVersion })
  for (const [ordinal, { found, reading, staged, answers, keeps }] of toStore.entries()) {
    throwIfCancelled(context)
    if (keeps !== null) {
      saveMapping(db, keeps, context.nowAtMs)
      touch('setting', 'mappings')
    }
    const fileId = insertBatchFile(db, {
      batchId,
      ordinal,
      path: found.path,
      name: found.name,
      sha256: staged.sha256,
      sizeBytes: found.sizeBytes,
      encoding: staged.encoding,
      profileId: reading.recognition.id,
      profileVersion: reading.importer.versionOf(reading.recognition.id),
      formatKind: reading.recognition.kind,
      account: staged.account,
      rows: staged.rows,
      answers,
    })
    staged.store(
      db,
      { batchId, fileId, atMs: context.nowAtMs },
      (kind, id) => touch(kind, id),
      () => throwIfCancelled(context),
    )
    context.progress({ phase: 'storing', done: ordinal + 1, total: toStore.length, file: found.name, files: { done: ordinal + 1, total: toStore.length } })
  }
  touch('batch', String(batchId))
  return batchId
}
