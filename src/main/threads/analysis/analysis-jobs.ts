import type { AnalysisJobName, AnalysisJobs } from '../jobs.ts'
import { checklistGate, checklistOpen } from './decision/checklist-reads.ts'
import { evidenceGather } from './decision/evidence-gather.ts'
import { checklistPaper, checklistPrints } from './decision/paper-reads.ts'
import { planPrepare } from './decision/plan-prepare.ts'
import { planGet, planList } from './decision/plan-reads.ts'
import { planSize } from './decision/plan-size.ts'
import type { AnalysisJob } from './job.ts'
import { nameGet } from './name/name-get.ts'
import { accountsList } from './reads/accounts-list.ts'
import { actionsList } from './reads/actions-list.ts'
import { barsRange } from './reads/bars-range.ts'
import { calendarList } from './reads/calendar-list.ts'
import { dataCoverage } from './reads/data-coverage.ts'
import { dataHealth } from './reads/data-health.ts'
import { foldersList } from './reads/folders-list.ts'
import { foldersWaiting } from './reads/folders-waiting.ts'
import { importHistory } from './reads/import-history.ts'
import { importRows } from './reads/import-rows.ts'
import { importUses } from './reads/import-uses.ts'
import { formulasEvaluate, formulasList } from './reads/formulas.ts'
import { instrumentsGet } from './reads/instruments-get.ts'
import { instrumentsList } from './reads/instruments-list.ts'
import { instrumentsUnknown } from './reads/instruments-unknown.ts'
import { layoutsList } from './reads/layouts-list.ts'
import { lotsPreview } from './reads/lots-preview.ts'
import { positionsList } from './reads/positions-list.ts'
import { quarantineList } from './reads/quarantine-list.ts'
import { recordsFamilies } from './reads/records-families.ts'
import { recordsList } from './reads/records-list.ts'
import { registersList } from './reads/registers-list.ts'
import { seriesGet } from './reads/series-get.ts'
import { seriesUses } from './reads/series-uses.ts'
import { seriesList } from './reads/series-list.ts'
import { settingsGet } from './reads/settings-get.ts'
import { transactionsList } from './reads/transactions-list.ts'
import { workspaceInfoRead } from './reads/workspace-info.ts'
import { ladder } from './rotation/ladder.ts'
import { relativeStrength } from './rotation/relative.ts'
import { screenRun } from './screen/screen-run.ts'
import { stopsEvaluate } from './stops/stops-evaluate.ts'
import { stopsExplain } from './stops/stops-explain.ts'
import { mappingsList } from './reads/mappings-list.ts'
import { watchlistList } from './watchlist/watchlist-list.ts'

/** Every job of the reading thread by name: a missing or mistyped one does not compile. */
export const analysisJobs: { readonly [N in AnalysisJobName]: AnalysisJob<AnalysisJobs[N]> } = {
  'accounts.list': accountsList,
  'folders.list': foldersList,
  'folders.waiting': foldersWaiting,
  'actions.list': actionsList,
  'bars.range': barsRange,
  'calendar.list': calendarList,
  'checklist.gate': checklistGate,
  'checklist.open': checklistOpen,
  'checklist.paper': checklistPaper,
  'checklist.prints': checklistPrints,
  'data.coverage': dataCoverage,
  'data.health': dataHealth,
  'evidence.gather': evidenceGather,
  'formulas.evaluate': formulasEvaluate,
  'formulas.list': formulasList,
  'import.history': importHistory,
  'import.rows': importRows,
  'import.uses': importUses,
  'instruments.get': instrumentsGet,
  'instruments.list': instrumentsList,
  'instruments.unknown': instrumentsUnknown,
  'layouts.list': layoutsList,
  'lots.preview': lotsPreview,
  'name.get': nameGet,
  'plan.get': planGet,
  'plan.list': planList,
  'plan.prepare': planPrepare,
  'plan.size': planSize,
  'positions.list': positionsList,
  'quarantine.list': quarantineList,
  'records.families': recordsFamilies,
  'records.list': recordsList,
  'registers.list': registersList,
  'rotation.ladder': ladder,
  'rotation.relative': relativeStrength,
  'screen.run': screenRun,
  'series.get': seriesGet,
  'series.uses': seriesUses,
  'series.list': seriesList,
  'settings.get': settingsGet,
  'stops.evaluate': stopsEvaluate,
  'stops.explain': stopsExplain,
  'transactions.list': transactionsList,
  'mappings.list': mappingsList,
  'watchlist.list': watchlistList,
  'workspace.info': workspaceInfoRead,
}
