import type { z } from 'zod'
import type { HandlerTable } from './rpc/serve.ts'
import type { Client as ClientOf } from './rpc/connect.ts'
import { channel } from './rpc/channel.ts'
import * as accounts from './schemas/accounts.ts'
import * as actions from './schemas/actions.ts'
import * as calendar from './schemas/calendar.ts'
import * as checklist from './schemas/checklist.ts'
import { Empty, RowsProgress } from './schemas/common.ts'
import * as exports from './schemas/export.ts'
import * as folders from './schemas/folders.ts'
import * as formulas from './schemas/formulas.ts'
import * as imports from './schemas/imports.ts'
import * as layouts from './schemas/layouts.ts'
import * as mapping from './schemas/mapping.ts'
import * as names from './schemas/names.ts'
import * as plan from './schemas/plan.ts'
import * as quarantine from './schemas/quarantine.ts'
import * as records from './schemas/records.ts'
import * as registers from './schemas/registers.ts'
import * as rotation from './schemas/rotation.ts'
import * as screen from './schemas/screen.ts'
import * as series from './schemas/series.ts'
import * as settings from './schemas/settings.ts'
import * as stops from './schemas/stops.ts'
import * as workspace from './schemas/workspace.ts'

/** THE table: every channel once. Names are `feature.verb` and never change, because scripts call them. */
export const channels = {
  'workspace.create': channel({ input: Empty, output: workspace.WorkspaceInfo }),
  'workspace.demo': channel({ input: workspace.DemoInput, output: workspace.WorkspaceInfo, progress: RowsProgress }),
  'workspace.info': channel({ input: Empty, output: workspace.WorkspaceInfo }),
  'workspace.backup': channel({ input: Empty, output: workspace.Backup }),
  'workspace.verify': channel({ input: workspace.VerifyInput, output: workspace.Verification }),
  'workspace.restore': channel({ input: workspace.RestoreInput, output: workspace.Restored }),
  'workspace.export': channel({ input: exports.ExportInput, output: exports.ExportOutput, progress: RowsProgress, namesPath: exports.exportNamesPath }),

  'import.preview': channel({ input: imports.ImportInput, output: imports.ImportPreview, progress: RowsProgress, namesPath: imports.importNamesPath }),
  'import.commit': channel({ input: imports.CommitInput, output: imports.ImportCommit, progress: RowsProgress, namesPath: imports.importNamesPath }),
  'import.rows': channel({ input: imports.RowsInput, output: imports.RowsOutput }),
  'import.undo': channel({ input: imports.UndoInput, output: imports.UndoOutput, progress: RowsProgress }),
  'import.redo': channel({ input: imports.RedoInput, output: imports.RedoOutput, progress: RowsProgress }),
  'import.uses': channel({ input: imports.UsesInput, output: imports.UsesOutput }),
  'import.history': channel({ input: imports.HistoryInput, output: imports.ImportHistory }),

  'folders.list': channel({ input: Empty, output: folders.FolderList }),
  'folders.watch': channel({ input: folders.FolderWatchInput, output: folders.FolderWatchOutput, namesPath: folders.folderNamesPath }),
  'folders.forget': channel({ input: folders.FolderId, output: folders.FolderId }),
  'folders.waiting': channel({ input: folders.FoldersWaitingInput, output: folders.WaitingFiles }),
  'folders.leave': channel({ input: folders.FoldersLeave, output: folders.FoldersLeft }),
  'folders.scan': channel({ input: folders.FoldersScanInput, output: folders.FoldersScanned, progress: RowsProgress }),

  'layouts.list': channel({ input: Empty, output: layouts.LayoutList }),
  'mappings.list': channel({ input: Empty, output: mapping.SavedMappings }),
  'mappings.save': channel({ input: mapping.SavedMapping, output: mapping.SavedMapping }),
  'mappings.remove': channel({ input: mapping.MappingName, output: mapping.MappingName }),

  'accounts.list': channel({ input: Empty, output: accounts.AccountList }),
  'accounts.upsert': channel({ input: accounts.AccountUpsert, output: accounts.Account }),
  'transactions.list': channel({ input: accounts.TransactionsInput, output: accounts.TransactionList }),
  'transactions.add': channel({ input: accounts.TransactionAdd, output: accounts.Transaction }),
  'transactions.edit': channel({ input: accounts.TransactionEdit, output: accounts.Transaction }),
  'transactions.remove': channel({ input: accounts.TransactionRemove, output: accounts.TransactionRemove }),
  'positions.list': channel({ input: accounts.PositionsInput, output: accounts.PositionList }),
  'positions.adopt': channel({ input: accounts.AdoptInput, output: accounts.AdoptOutput }),
  'lots.preview': channel({ input: accounts.LotsPreviewInput, output: accounts.LotsPreview }),
  'lots.decide': channel({ input: accounts.LotsDecide, output: accounts.LotsDecided }),

  'instruments.list': channel({ input: series.InstrumentsInput, output: series.InstrumentList }),
  'instruments.get': channel({ input: series.InstrumentGet, output: series.InstrumentDetail }),
  'instruments.alias': channel({ input: series.InstrumentAlias, output: series.InstrumentAliases }),
  'instruments.unalias': channel({ input: series.InstrumentAlias, output: series.InstrumentAliases }),
  'instruments.rename': channel({ input: names.InstrumentRename, output: names.NamedInstrument }),
  'instruments.unrename': channel({ input: names.InstrumentRename, output: names.NamedInstrument }),
  'instruments.delist': channel({ input: names.InstrumentDelist, output: names.NamedInstrument }),
  'instruments.undelist': channel({ input: names.InstrumentUndelist, output: names.NamedInstrument }),
  'instruments.unknown': channel({ input: names.UnknownNamesInput, output: names.UnknownNames }),
  'bars.range': channel({ input: series.BarsInput, output: series.BarsRange }),
  'series.list': channel({ input: series.SeriesInput, output: series.SeriesList }),
  'series.get': channel({ input: series.SeriesGet, output: series.SeriesValues }),
  'series.uses': channel({ input: series.SeriesUsesInput, output: series.SeriesUses }),
  'series.primary': channel({ input: series.SeriesPrimary, output: series.Series }),
  'splits.decide': channel({ input: series.SplitDecide, output: series.SplitDecided }),
  'actions.list': channel({ input: actions.ActionsInput, output: actions.ActionList }),
  'calendar.list': channel({ input: calendar.CalendarInput, output: calendar.CalendarAnswer }),
  'quarantine.list': channel({ input: quarantine.QuarantineInput, output: quarantine.Quarantine }),
  'quarantine.decide': channel({ input: quarantine.QuarantineDecide, output: quarantine.QuarantineDecided }),
  'records.list': channel({ input: records.RecordsInput, output: records.RecordList }),
  'records.families': channel({ input: records.RecordFamiliesInput, output: records.RecordFamilies }),
  'data.health': channel({ input: series.HealthInput, output: series.DataHealth }),
  'data.coverage': channel({ input: series.CoverageInput, output: series.DataCoverage }),

  'rotation.relative': channel({ input: rotation.AsOfInput, output: rotation.RelativeStrength }),
  'rotation.ladder': channel({ input: rotation.AsOfInput, output: rotation.LadderReading }),
  'screen.run': channel({ input: screen.ScreenInput, output: screen.ScreenRun, progress: RowsProgress }),
  'name.get': channel({ input: screen.NameInput, output: screen.NameReading }),
  'watchlist.list': channel({ input: rotation.AsOfInput, output: screen.Watchlist }),
  'watchlist.add': channel({ input: screen.WatchInput, output: screen.WatchInput }),
  'watchlist.remove': channel({ input: screen.WatchInput, output: screen.WatchInput }),

  'plan.draft': channel({ input: plan.PlanDraft, output: plan.Plan }),
  'plan.size': channel({ input: plan.PlanId, output: plan.PlanSize }),
  'plan.save': channel({ input: plan.PlanId, output: plan.Plan }),
  'plan.undo': channel({ input: plan.PlanId, output: plan.Plan }),
  'plan.list': channel({ input: Empty, output: plan.PlanList }),
  'plan.get': channel({ input: plan.PlanId, output: plan.Plan }),

  'checklist.open': channel({ input: checklist.ChecklistOpen, output: checklist.ChecklistItems }),
  'checklist.answer': channel({ input: checklist.ChecklistAnswer, output: checklist.ChecklistItems, namesPath: checklist.answerNamesPath }),
  'checklist.override': channel({ input: checklist.ChecklistOverride, output: checklist.ChecklistItems }),
  'checklist.gate': channel({ input: plan.PlanId, output: checklist.ChecklistGate }),
  'checklist.paper': channel({ input: checklist.PaperInput, output: checklist.Paper }),
  'checklist.print': channel({ input: checklist.ChecklistPrint, output: checklist.PrintResult, namesPath: checklist.printNamesPath }),
  'checklist.prints': channel({ input: Empty, output: checklist.PrintList }),

  'stops.evaluate': channel({ input: stops.StopsInput, output: stops.StopReadings }),
  'stops.explain': channel({ input: stops.ExplainInput, output: stops.StopExplanation }),
  'registers.list': channel({ input: registers.RegisterList, output: registers.RegisterRows }),
  'registers.upsert': channel({ input: registers.RegisterUpsert, output: registers.RegisterUpsert }),
  'formulas.list': channel({ input: Empty, output: formulas.FormulaList }),
  'formulas.evaluate': channel({ input: formulas.EvaluateInput, output: formulas.EvaluateOutput }),
  'settings.get': channel({ input: settings.SettingsGet, output: settings.SettingsOutput }),
  'settings.set': channel({ input: settings.SettingsSet, output: settings.SettingsOutput }),
} as const

export type Channels = typeof channels
export type ChannelName = keyof Channels
export type Input<C extends ChannelName> = z.infer<Channels[C]['input']>
export type Output<C extends ChannelName> = z.infer<Channels[C]['output']>
export type Progress<C extends ChannelName> = Channels[C] extends { progress?: infer P } ? (P extends z.ZodType ? z.infer<P> : never) : never
export type Handlers = HandlerTable<Channels>
export type Client = ClientOf<Channels>
