import type { LedgerJobName, LedgerJobs } from '../jobs.ts'
import { upsertAccount } from './accounts-upsert.ts'
import { answerChecklist } from './checklist-answer.ts'
import { overrideChecklist } from './checklist-override.ts'
import type { LedgerJob } from './context.ts'
import { forgetFolder, leaveFiles, watchFolder } from './folders/folders-watch.ts'
import { lookAtFolder } from './folders/folder-look.ts'
import { commitImport } from './imports/import-commit.ts'
import { previewImport } from './imports/import-preview.ts'
import { previewRows } from './imports/import-rows.ts'
import { redoImport } from './imports/import-redo.ts'
import { undoImport } from './imports/import-undo.ts'
import { addInstrumentAlias, removeInstrumentAlias } from './instruments-alias.ts'
import { delistInstrument, renameInstrument, undelistInstrument, unrenameInstrument } from './names-end.ts'
import { decideLots } from './lots-decide.ts'
import { savePlan } from './plan-save.ts'
import { storePlan } from './plan-store.ts'
import { undoPlan } from './plan-undo.ts'
import { adoptPositions } from './positions-adopt.ts'
import { markPrint } from './print-mark.ts'
import { storePrint } from './print-store.ts'
import { decideQuarantine } from './quarantine-decide.ts'
import { upsertRegister } from './registers-upsert.ts'
import { setPrimarySeries } from './series-primary.ts'
import { setSettings } from './settings-set.ts'
import { decideSplit } from './splits-decide.ts'
import { storeStopEvents } from './stop-events-store.ts'
import { addTransaction } from './transactions-add.ts'
import { editTransaction } from './transactions-edit.ts'
import { removeTransaction } from './transactions-remove.ts'
import { dropMapping, keepMapping } from './mappings.ts'
import { addToWatchlist } from './watchlist-add.ts'
import { removeFromWatchlist } from './watchlist-remove.ts'
import { backupWorkspace } from './workspace-backup.ts'
import { markWorkspaceSimulated } from './workspace-mark-simulated.ts'
import { restoreWorkspace } from './workspace-restore.ts'
import { verifyWorkspace } from './workspace-verify.ts'

/** Every job of the one writer by name; workspace.create is the thread's own (index.ts). */
export const ledgerJobs: { readonly [N in Exclude<LedgerJobName, 'workspace.create'>]: LedgerJob<LedgerJobs[N]> } = {
  'accounts.upsert': upsertAccount,
  'checklist.answer': answerChecklist,
  'checklist.override': overrideChecklist,
  'folders.look': lookAtFolder,
  'folders.watch': watchFolder,
  'folders.forget': forgetFolder,
  'folders.leave': leaveFiles,
  'import.commit': commitImport,
  'import.preview': previewImport,
  'import.rows': previewRows,
  'import.undo': undoImport,
  'import.redo': redoImport,
  'instruments.alias': addInstrumentAlias,
  'instruments.unalias': removeInstrumentAlias,
  'instruments.rename': renameInstrument,
  'instruments.unrename': unrenameInstrument,
  'instruments.delist': delistInstrument,
  'instruments.undelist': undelistInstrument,
  'lots.decide': decideLots,
  'plan.save': savePlan,
  'plan.store': storePlan,
  'plan.undo': undoPlan,
  'positions.adopt': adoptPositions,
  'print.mark': markPrint,
  'print.store': storePrint,
  'registers.upsert': upsertRegister,
  'series.primary': setPrimarySeries,
  'settings.set': setSettings,
  'splits.decide': decideSplit,
  'quarantine.decide': decideQuarantine,
  'stop-events.store': storeStopEvents,
  'transactions.add': addTransaction,
  'transactions.edit': editTransaction,
  'transactions.remove': removeTransaction,
  'mappings.save': keepMapping,
  'mappings.remove': dropMapping,
  'watchlist.add': addToWatchlist,
  'watchlist.remove': removeFromWatchlist,
  'workspace.backup': backupWorkspace,
  'workspace.verify': verifyWorkspace,
  'workspace.restore': restoreWorkspace,
  'workspace.mark-simulated': markWorkspaceSimulated,
}
