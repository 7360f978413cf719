import type { ChannelName, Input, Output, Progress } from '#contract/channels.ts'
import type { Answers } from '#contract/schemas/imports.ts'
import type { RowsProgress } from '#contract/schemas/common.ts'
import type { WaitingFile, WatchedFolder } from '#contract/schemas/folders.ts'
import type { Judged } from './judged.ts'
import type { EvidenceRequest, GatheredEvidence } from './evidence-shapes.ts'
import type { PlanFields, StoredStopEvent } from './plan-shapes.ts'

/** A job that is just a channel: the handler passes it on. */
export interface ChannelJob<C extends ChannelName> {
  readonly input: Input<C>
  readonly output: Output<C>
  readonly progress: Progress<C>
}

/** A file whose path the host or the command line vouches for. `key` is what the caller named it by: its path, or its reference. */
export interface ResolvedFile {
  readonly path: string
  readonly key: string
}
export interface ImportJobInput {
  readonly files: readonly ResolvedFile[]
  readonly account?: string | undefined
  readonly profile?: string | undefined
  readonly answers?: Answers | undefined
}
/** What one look at a watched folder came to. */
export interface FolderLooked {
  readonly folder: number
  readonly path: string
  readonly lookedAtMs: number
  readonly problem: 'gone' | 'unreadable' | 'too-many' | null
  /** The import it made. */
  readonly batch: string | null
  readonly files: number
  readonly rows: number
  /** All files of the folder that wait for an answer. */
  readonly waiting: number
  /** Files that are still being written, or held until those are. */
  readonly unsettled: number
  /** When those can be looked at again; null = there are none. */
  readonly dueInMs: number | null
}
type ImportCommitJobInput = { readonly preview: string } | ImportJobInput

/** Everything that writes, and previews, which parse. */
export interface LedgerJobs {
  'workspace.create': ChannelJob<'workspace.create'>
  'workspace.backup': ChannelJob<'workspace.backup'>
  'workspace.verify': ChannelJob<'workspace.verify'>
  'workspace.restore': ChannelJob<'workspace.restore'>
  'workspace.mark-simulated': { input: { fixedClockAtMs: number }; output: Record<string, never>; progress: never }
  'import.preview': { input: ImportJobInput; output: Output<'import.preview'>; progress: RowsProgress }
  'import.commit': { input: ImportCommitJobInput; output: Output<'import.commit'>; progress: RowsProgress }
  'import.rows': ChannelJob<'import.rows'>
  'import.undo': ChannelJob<'import.undo'>
  'import.redo': ChannelJob<'import.redo'>
  'folders.look': { input: { folder: number; restMs: number; isAsked: boolean }; output: FolderLooked; progress: RowsProgress }
  'folders.watch': { input: ({ path: string } | { id: number }) & { isOn: boolean }; output: Output<'folders.watch'>; progress: never }
  'folders.forget': { input: { id: number }; output: Output<'folders.forget'>; progress: never }
  'folders.leave': { input: { files: readonly number[]; isLeft: boolean }; output: Output<'folders.leave'>; progress: never }
  'mappings.save': ChannelJob<'mappings.save'>
  'mappings.remove': ChannelJob<'mappings.remove'>
  'accounts.upsert': ChannelJob<'accounts.upsert'>
  'transactions.add': ChannelJob<'transactions.add'>
  'transactions.edit': ChannelJob<'transactions.edit'>
  'transactions.remove': ChannelJob<'transactions.remove'>
  'positions.adopt': ChannelJob<'positions.adopt'>
  'lots.decide': ChannelJob<'lots.decide'>
  'instruments.alias': ChannelJob<'instruments.alias'>
  'instruments.unalias': ChannelJob<'instruments.unalias'>
  'instruments.rename': ChannelJob<'instruments.rename'>
  'instruments.unrename': ChannelJob<'instruments.unrename'>
  'instruments.delist': ChannelJob<'instruments.delist'>
  'instruments.undelist': ChannelJob<'instruments.undelist'>
  'series.primary': ChannelJob<'series.primary'>
  'splits.decide': ChannelJob<'splits.decide'>
  'quarantine.decide': ChannelJob<'quarantine.decide'>
  'watchlist.add': ChannelJob<'watchlist.add'>
  'watchlist.remove': ChannelJob<'watchlist.remove'>
  'registers.upsert': ChannelJob<'registers.upsert'>
  'settings.set': ChannelJob<'settings.set'>
  'plan.store': { input: PlanFields; output: { plan: string; version: number }; progress: never }
  'plan.save': { input: { plan: string }; output: { plan: string; version: number }; progress: never }
  'plan.undo': { input: { plan: string }; output: { plan: string; version: number }; progress: never }
  'checklist.answer': {
    input: {
      plan: string
      item: string
      result: 'pass' | 'fail' | null
      signedBy: string
      signedAtMs: number
      note: string | null
      evidence: ResolvedFile | null
    }
    output: Record<string, never>
    progress: never
  }
  'checklist.override': { input: { plan: string; item: string; reason: string; by: string; atMs: number }; output: Record<string, never>; progress: never }
  'print.store': { input: GatheredEvidence; output: { print: string; number: number; code: string; sha256: string; evidenceJson: string }; progress: never }
  'print.mark': { input: { print: string; pdfPath: string | null }; output: Record<string, never>; progress: never }
  'stop-events.store': { input: Judged & { isReplay: boolean; events: readonly StoredStopEvent[] }; output: { stored: number }; progress: never }
}

/** Everything that only reads. */
export interface AnalysisJobs {
  'workspace.info': ChannelJob<'workspace.info'>
  'import.history': ChannelJob<'import.history'>
  'import.uses': ChannelJob<'import.uses'>
  'import.rows': ChannelJob<'import.rows'>
  'accounts.list': ChannelJob<'accounts.list'>
  'folders.list': { input: Record<string, never>; output: WatchedFolder[]; progress: never }
  'folders.waiting': {
    input: Input<'folders.waiting'>
    output: { files: Omit<WaitingFile, 'file'>[]; waiting: number; refused: number }
    progress: never
  }
  'layouts.list': ChannelJob<'layouts.list'>
  'mappings.list': ChannelJob<'mappings.list'>
  'transactions.list': ChannelJob<'transactions.list'>
  'positions.list': ChannelJob<'positions.list'>
  'lots.preview': ChannelJob<'lots.preview'>
  'instruments.list': ChannelJob<'instruments.list'>
  'instruments.get': ChannelJob<'instruments.get'>
  'instruments.unknown': ChannelJob<'instruments.unknown'>
  'bars.range': ChannelJob<'bars.range'>
  'series.list': ChannelJob<'series.list'>
  'series.get': ChannelJob<'series.get'>
  'series.uses': ChannelJob<'series.uses'>
  'actions.list': ChannelJob<'actions.list'>
  'calendar.list': ChannelJob<'calendar.list'>
  'quarantine.list': ChannelJob<'quarantine.list'>
  'records.list': ChannelJob<'records.list'>
  'records.families': ChannelJob<'records.families'>
  'data.health': ChannelJob<'data.health'>
  'data.coverage': ChannelJob<'data.coverage'>
  'rotation.relative': ChannelJob<'rotation.relative'>
  'rotation.ladder': ChannelJob<'rotation.ladder'>
  'screen.run': ChannelJob<'screen.run'>
  'name.get': ChannelJob<'name.get'>
  'watchlist.list': ChannelJob<'watchlist.list'>
  'plan.prepare': { input: Input<'plan.draft'>; output: PlanFields; progress: never }
  'plan.size': ChannelJob<'plan.size'>
  'plan.list': ChannelJob<'plan.list'>
  'plan.get': ChannelJob<'plan.get'>
  'checklist.open': ChannelJob<'checklist.open'>
  'checklist.gate': ChannelJob<'checklist.gate'>
  'checklist.paper': ChannelJob<'checklist.paper'>
  'checklist.prints': ChannelJob<'checklist.prints'>
  'evidence.gather': { input: EvidenceRequest; output: GatheredEvidence; progress: never }
  'stops.evaluate': {
    input: Input<'stops.evaluate'>
    output: Output<'stops.evaluate'> & { events: readonly StoredStopEvent[]; dependsOn: Judged['dependsOn'] }
    progress: never
  }
  'stops.explain': ChannelJob<'stops.explain'>
  'registers.list': ChannelJob<'registers.list'>
  'formulas.list': ChannelJob<'formulas.list'>
  'formulas.evaluate': ChannelJob<'formulas.evaluate'>
  'settings.get': ChannelJob<'settings.get'>
}

export type LedgerJobName = keyof LedgerJobs
export type AnalysisJobName = keyof AnalysisJobs
