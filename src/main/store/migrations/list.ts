import { store } from './0001-store.ts'
import { batches } from './0002-batches.ts'
import { accountsAndInstruments } from './0003-accounts-and-instruments.ts'
import { transactions } from './0004-transactions.ts'
import { series } from './0005-series.ts'
import { holdingsAndActions } from './0006-holdings-and-actions.ts'
import { plansAndPrints } from './0007-plans-and-prints.ts'
import { stopsRegistersSettings } from './0008-stops-registers-settings.ts'
import { withdrawnRows } from './0009-withdrawn-rows.ts'
import { undoneRows } from './0010-undone-rows.ts'
import { statedPositions } from './0011-stated-positions.ts'
import { contentChecks } from './0012-content-checks.ts'
import { savedMappings } from './0013-saved-mappings.ts'
import { datedRecords } from './0014-dated-records.ts'
import { recordFamilyTables } from './0015-record-families.ts'
import { importedRiskFlags } from './0016-imported-risk-flags.ts'
import { contestedActions } from './0017-contested-actions.ts'
import { namesOverTime } from './0018-names-over-time.ts'
import { watchedFolders } from './0019-watched-folders.ts'
import { heldValues } from './0020-held-values.ts'
import { lotDays } from './0021-lot-days.ts'
import { newRanges } from './0022-new-ranges.ts'
import type { Migration } from './migration.ts'

/** Every step in order; step n of the list (counted from 1) leaves `user_version` n behind. Append only. */
export const migrations: readonly Migration[] = [
  store,
  batches,
  accountsAndInstruments,
  transactions,
  series,
  holdingsAndActions,
  plansAndPrints,
  stopsRegistersSettings,
  withdrawnRows,
  undoneRows,
  statedPositions,
  contentChecks,
  savedMappings,
  datedRecords,
  recordFamilyTables,
  importedRiskFlags,
  contestedActions,
  namesOverTime,
  watchedFolders,
  heldValues,
  lotDays,
  newRanges,
]

/** The schema this version writes. */
export const schemaVersion = migrations.length
