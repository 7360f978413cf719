import { isoDay } from '#domain/calendar/civil-day.ts'
import { sessionOf } from '../../store/chunk-store.ts'
import { isFileActive, isHeldByActive } from '../../store/held-bar-rows.ts'
import type { ReadFile } from '../bars/file-pieces.ts'
import type { StageContext, StagedFile } from '../importer.ts'
import { type ChosenLine, chooseLine } from './choose-line.ts'
import type { HeldNote, HeldRow } from './held-row.ts'
import { mergeByLine } from './held-rows.ts'
import { instrumentCheck } from './instrument-check.ts'
import { actionsCheck } from './actions-check.ts'
import { judgeActions } from './judge-actions.ts'
import { judgeSeries } from './judge-draft.ts'
import { readLines } from './read-lines.ts'
import type { DuplicateRule } from './resolve-duplicates.ts'
import type { SeriesDraft } from './series-draft.ts'
import { rebaseQuestion, seamCheck, seriesQuestion } from './seam-words.ts'
import { siblingDays } from './sibling-days.ts'
import { earlierDrafts, StagedSeriesFile } from './staged-series-file.ts'
import { type StoredLine, storedLines } from './stored-lines.ts'
import { volumeCheck } from './volume-check.ts'

/** A draft that was read to its end, with what its family knows about it. */
export interface ReadDraft {
  readonly path: string
  readonly read: ReadFile
  readonly draft: SeriesDraft
  readonly rule: DuplicateRule
  /** The user's word that this file's values stand where both have one. */
  readonly takes: boolean
  /** The user's word on which line of its profile the file belongs to: '', '#2' or 'new'. */
  readonly variantAnswer: string | undefined
  /** The user's word that what is stored may be multiplied to continue this file. */
  readonly rebases: boolean
  /** Names of the value columns for the words of a conflict. */
  readonly columnNames: readonly string[]
  readonly recordKind: 'bar' | 'value'
  readonly checks: StagedFile['checks']
  readonly questions: StagedFile['questions']
  readonly notices: StagedFile['notices']
}

/** Puts a draft in order, finds the line each symbol belongs to, judges every row and reads the text of those that must wait. */
export async function stageDraft(from: ReadDraft, context: StageContext): Promise<StagedSeriesFile> {
  const { draft, read, takes } = from
  const earlier = earlierDrafts(context.earlier, draft)
  const notes: HeldNote[] = []
  await draft.putInOrder(
    from.rule,
    (series, { line, stamp, status, reason, figures }) => {
      draft.statuses.raise(line, status)
      const symbol = draft.symbols[series]!
      const says = figures === undefined ? {} : { says: [{ symbol, stamp, figures }] }
      if (status !== 'known') notes.push({ line, status, reason, column: null, symbol, session: isoDay(sessionOf(draft.kind, stamp)), ...says })
    },
    context.breathe,
  )
  const chosen = new Map<number, ChosenLine>()
  const linesOf = new Map<number, readonly StoredLine[]>()
  const added = new Map<number, number>()
  const wishes = { variant: from.variantAnswer, rebases: from.rebases, isStoredFile: isFileActive(context.db, read.sha256) }
  for (const series of draft.seriesNumbers()) {
    const lines = storedLines(context.db, earlier, draft.kind, draft.symbols[series]!)
    const line = chooseLine(draft, series, lines, wishes)
    chosen.set(series, line)
    linesOf.set(series, lines)
    added.set(
      series,
      judgeSeries(draft, series, line, takes || line.rebase !== undefined, from.columnNames, (note) => notes.push(note)),
    )
    await context.breathe()
  }
  const actions = judgeActions(context.db, draft, earlier, (note) => notes.push(note))
  const judged = await withText(from, gravestPerLine(draft, notes), context)
  const records = [...added.values()].reduce((sum, count) => sum + count, 0)
  const byKind = Object.fromEntries(Object.entries({ [from.recordKind]: records, ...actions.added }).filter(([, count]) => count > 0))
  const siblings = siblingDays(context.db, draft, chosen)
  return new StagedSeriesFile({
    path: from.path,
    draft,
    target: {
      variantOf: (series) => chosen.get(series)?.variant ?? '',
      addedOf: (series) => added.get(series) ?? 0,
      takes: (series) => takes || chosen.get(series)?.rebase !== undefined,
      rebaseOf: (series) => chosen.get(series)?.rebase,
      actions: actions.standing,
      contested: actions.contested,
    },
    sha256: read.sha256,
    encoding: read.encoding,
    byKind,
    checks: [
      ...from.checks,
      ...seamCheck(draft, chosen),
      ...instrumentCheck(siblings),
      ...volumeCheck(draft, siblings),
      ...actionsCheck(draft, actions.contested),
    ],
    questions: [...from.questions, ...seriesQuestion(draft, chosen, linesOf, from.variantAnswer), ...rebaseQuestion(draft, chosen, from.rebases)],
    notices: draft.statuses.counts().read === 0 ? [...from.notices, 'The file has a header and no rows.'] : from.notices,
    judged,
    isNothingToStore: records + actions.added.dividend + actions.added.split === 0 && isAllHeld(context, read.sha256, draft, judged),
  })
}

/** One note per line: the gravest, which is also the line's status. Of a line that speaks of several series it has what each of them waits with. */
function gravestPerLine(draft: SeriesDraft, notes: readonly HeldNote[]): readonly HeldNote[] {
  const byLine = new Map<number, HeldNote>()
  for (const note of notes) {
    if (draft.statuses.get(note.line) !== note.status) continue
    const first = byLine.get(note.line)
    if (first === undefined) byLine.set(note.line, note)
    else if (note.says !== undefined) byLine.set(note.line, { ...first, says: [...(first.says ?? []), ...note.says] })
  }
  return [...byLine.values()].sort((a, b) => a.line - b.line)
}

async function withText({ path, read }: ReadDraft, notes: readonly HeldNote[], context: StageContext): Promise<readonly HeldRow[]> {
  const texts = new Map<number, string>()
  const lines = notes.map(({ line }) => line)
  await readLines({ path, encoding: read.encoding, sha256: read.sha256 }, lines, (line, text) => texts.set(line, text), context.breathe)
  return notes.map((note) => ({ ...note, raw: texts.get(note.line) ?? '' }))
}

/** Whether an active batch, or a file staged before this one, already holds every row this file would hold back. */
function isAllHeld(context: StageContext, sha256: string, draft: SeriesDraft, judged: readonly HeldRow[]): boolean {
  if (isFileActive(context.db, sha256) || context.earlier.some((file) => file.sha256 === sha256)) return true
  for (const row of mergeByLine(draft.held, judged)) if (!isHeldByActive(context.db, draft.kind.profileId, row)) return false
  return true
}
