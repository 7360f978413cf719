import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { RowsProgress } from '#contract/schemas/common.ts'
import type { TableSample } from '#contract/schemas/mapping.ts'
import { expandFiles, type FoundFile } from '../../../ingest/files/expand-files.ts'
import type { FileRefused } from '../../../ingest/files/file-refusal.ts'
import { readHead } from '../../../ingest/files/read-head.ts'
import type { FileHead, StageContext, StagedFile } from '../../../ingest/importer.ts'
import { tableSample } from '../../../ingest/mapper/table-sample.ts'
import { type Change, changesSince, readGeneration } from '../../../store/generation.ts'
import { Cancelled } from '../../job.ts'
import type { ImportJobInput } from '../../jobs.ts'
import type { LedgerContext } from '../context.ts'
import { chooseReading } from './choose-reading.ts'
import { answersFor } from './file-answers.ts'
import { mappingToKeep, SavedMappings } from './find-mapping.ts'
import { isToStore, type StagedCall, type StagedEntry } from './staged-call.ts'

interface StageOptions {
  /** Files that are left out. */
  readonly except?: { has(path: string): boolean }
  /** Which of the files will be stored, and so count as stored for those after them. */
  readonly willStore?: (entry: StagedEntry) => boolean
}

/**
 * Reads and judges every file of a call, one after the other, each against the store and the files before it that will be
 * stored. A file that cannot be read becomes an entry with its error; it never fails the call. On cancel everything staged
 * so far is freed.
 */
export async function stageCall(
  input: ImportJobInput,
  context: LedgerContext<RowsProgress>,
  { except, willStore = isToStore }: StageOptions = {},
): Promise<StagedCall> {
  const generation = readGeneration(context.db)
  context.progress({ phase: 'reading', done: 0, total: null, file: null, files: null })
  const found = expandFiles(input.files).filter((file) => except?.has(file.path) !== true)
  const entries: StagedEntry[] = []
  const earlier: StagedFile[] = []
  const mappings = new SavedMappings(context.db)
  try {
    for (const [index, file] of found.entries()) {
      const files = { done: index, total: found.length }
      const report = (done: number, total: number | null): void => context.progress({ phase: 'reading', done, total, file: file.name, files })
      report(0, null)
      await context.breathe()
      const entry = await stageFile(file, input, context, { earlier, mappings }, report)
      entries.push(entry)
      if (entry.staged !== null && willStore(entry)) earlier.push(entry.staged)
    }
    context.progress({ phase: 'reading', done: found.length, total: found.length, file: null, files: { done: found.length, total: found.length } })
    return { input, entries, generation }
  } catch (thrown) {
    disposeEntries(entries)
    throw thrown
  }
}

/** How often files are judged again because something else was stored meanwhile, before the call gives up. */
const MOST_ROUNDS = 4

/**
 * Stages until nothing was stored beside it, so that what is stored next was judged against the store as it is. Jobs run side by side: without
 * this two of them could both find the same row new. Null when the store did not rest.
 */
export async function stageOnRestingStore(input: ImportJobInput, context: LedgerContext<RowsProgress>, options: StageOptions = {}): Promise<StagedCall | null> {
  for (let round = 1; round <= MOST_ROUNDS; round += 1) {
    const call = await stageCall(input, context, options)
    if (!changesSince(context.db, call.generation).some(isJudgedBy)) return call
    disposeEntries(call.entries)
  }
  return null
}

/** Whether a change can alter how rows are judged; plans, prints and what a screen remembers cannot. */
const isJudgedBy = ({ kind, id }: Change): boolean =>
  kind === 'setting' ? id !== 'view' && id !== 'folders' : kind === 'series' || kind === 'account' || kind === 'instrument' || kind === 'batch'

async function stageFile(
  found: FoundFile,
  input: ImportJobInput,
  context: LedgerContext<RowsProgress>,
  { earlier, mappings }: { readonly earlier: readonly StagedFile[]; readonly mappings: SavedMappings },
  report: (done: number, total: number | null) => void,
): Promise<StagedEntry> {
  const head = readHead(found)
  if ('kind' in head) return { found, error: head, staged: null }
  const given = answersFor(found, input.answers)
  const mapped = input.profile === undefined ? mappings.find(head, given) : null
  const reading = mapped?.reading ?? chooseReading(head, input.profile, given)
  if ('kind' in reading) return { found, error: reading, staged: null, ...sampleOf(head, reading) }
  const answers = mapped?.answers ?? given
  const stageContext: StageContext = {
    db: context.db,
    nowAtMs: context.nowAtMs,
    account: input.account,
    answers,
    earlier,
    stagingDir: stagingFolder(context.workspaceDir),
    isCancelled: () => context.cancel.isCancelled,
    breathe: context.breathe,
    progress: report,
  }
  const staged = await reading.importer.stage(found.path, head, reading.recognition.id, stageContext)
  const table = mapped?.table ?? null
  const shown = table === null ? {} : { table }
  if ('refused' in staged) return { found, error: staged.refused, staged: null, ...shown }
  // Not the head itself: of thousands of files that would be more than their rows.
  return { found, reading, answers, keeps: mappingToKeep({ head, answers }), staged, error: null, ...shown }
}

/** Of a table whose layout nobody knows: what the user looks at to say what its columns are. */
function sampleOf(head: FileHead, { problem }: FileRefused): { readonly table?: TableSample } {
  const table = problem === 'unknown-layout' ? tableSample(head) : null
  return table === null ? {} : { table }
}

export function disposeEntries(entries: readonly StagedEntry[]): void {
  for (const entry of entries) entry.staged?.dispose()
}

export function throwIfCancelled(context: Pick<LedgerContext, 'cancel'>): void {
  if (context.cancel.isCancelled) throw new Cancelled('cancelled')
}

const emptied = new Set<string>()

/** The folder for side files of large stages; what an earlier process left there is removed when it is first asked for. */
function stagingFolder(workspaceDir: string): string {
  const folder = join(workspaceDir, 'staging')
  if (!emptied.has(folder)) {
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    emptied.add(folder)
  }
  return folder
}
