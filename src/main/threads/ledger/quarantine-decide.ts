import { type AppError, fail, type Outcome, succeed } from '#contract/errors.ts'
import { settleBarsKind } from '../../store/bars-kind.ts'
import { filesOfBatch, findBatch, type BatchFileRow } from '../../store/batches.ts'
import type { ReadDb } from '../../store/handles.ts'
import {
  type DecidedRow,
  type HeldDecision,
  type HeldPlace,
  heldRowsOf,
  type HeldValue,
  heldValuesOf,
  takenOn,
  writeHeldDecision,
} from '../../store/held-decisions.ts'
import { removeUnusedInstruments } from '../../store/instruments.ts'
import { seriesById } from '../../store/series.ts'
import { removeEmptySeries } from '../../store/series-writes.ts'
import { seriesOfHeld, settleTaken, type TakenStamp, takenStampsOfFile } from '../../store/taken-series.ts'
import { decidedWords } from '../analysis/quarantine/decided-words.ts'
import { FileLabels } from '../../store/file-label.ts'
import { whyNotTaken } from '../analysis/quarantine/why-not-taken.ts'
import type { LedgerJobs } from '../jobs.ts'
import type { LedgerContext, LedgerJob, WriteTransaction } from './context.ts'

type Job = LedgerJobs['quarantine.decide']
type Decision = HeldDecision | null

/** So many refusals of one answer are named; the others are counted. */
const MOST_LEFT = 100

/**
 * `quarantine.decide`: the user takes held-back rows (their values stand on their stamps from now on), keeps them out, or with null takes his
 * word back. No file, chunk or batch is touched by it. Two rows of one stamp cannot both stand: taking the second takes the first one back.
 * What was decided before is kept with its moment; saying the same again stores nothing.
 */
export const decideQuarantine: LedgerJob<Job> = (input, context) => {
  const { db } = context
  const found = fileOf(input, db)
  if (!found.ok) return found
  const lines = input.line === undefined ? (input.lines ?? null) : [input.line]
  const rows = heldRowsOf(db, found.value.id, lines)
  const missing = lines?.find((line) => rows.every((row) => row.line !== line))
  if (missing !== undefined) return fail({ kind: 'not-found', what: 'held-back row', id: `${found.value.name}, line ${missing}` })
  const { decided, left } = judge(db, lines === null ? ofWholeFile(db, rows, input.decision) : rows, input.decision)
  const [refusal] = left
  if (input.line !== undefined && refusal !== undefined) return fail({ kind: 'refused', field: 'decision', reason: `${refusal.why} Nothing was changed.` })
  const before = decided.length === 0 ? [] : context.write((transaction) => store(transaction, decided, input.decision, context)).value
  return succeed({
    decision: input.decision,
    decided: decided.length,
    before,
    left: left.slice(0, MOST_LEFT),
    leftTotal: left.length,
    effect: decidedWords(db, decided, input.decision, left.length),
  })
}

function fileOf({ batch, file }: Pick<Job['input'], 'batch' | 'file'>, db: ReadDb): Outcome<BatchFileRow> {
  const found = /^\d{1,15}$/.test(batch) ? findBatch(db, Number.parseInt(batch, 10)) : undefined
  if (found === undefined) return fail({ kind: 'not-found', what: 'import', id: batch })
  if (found.undoneAtMs !== null) return fail(refused('batch', `import ${batch} is undone: nothing of it waits.`))
  const files = filesOfBatch(db, found.id)
  const named = files.filter(({ name, path }) => file === undefined || name === file || path === file)
  const [one] = named
  if (one === undefined) return fail({ kind: 'not-found', what: 'file', id: file ?? '' })
  if (named.length > 1) return fail(refused('file', `import ${batch} has ${named.length} files. Say which one.`))
  return succeed(one)
}

/** What of a file a decision on all of it means: to take what `conflicts: take` would have taken, to keep out what waits, to take back all. */
function ofWholeFile(db: ReadDb, rows: readonly DecidedRow[], decision: Decision): readonly DecidedRow[] {
  if (decision === null) return rows
  const waiting = rows.filter((row) => row.decision === null)
  if (decision === 'keep-out') return waiting
  const byStamp = new Map<string, DecidedRow>()
  for (const row of waiting) {
    const [value] = row.cause === 'differs' || row.cause === 'repeated' ? heldValuesOf(db, row) : []
    // Of two minutes the one with the larger volume stands, whatever the answer.
    if (value !== undefined && (row.cause === 'differs' || value.timeframe === '1d')) byStamp.set(`${value.symbol} ${value.stamp}`, row)
  }
  return [...byStamp.values()]
}

interface Judged {
  readonly decided: readonly DecidedRow[]
  readonly left: { readonly line: number; readonly why: string }[]
}

function judge(db: ReadDb, rows: readonly DecidedRow[], decision: Decision): Judged {
  const left: Judged['left'] = []
  const texts = new Set<string>()
  const decided = rows.filter((row) => {
    // A decision holds for every row of the same text.
    const text = `${row.symbol ?? ''}\n${row.raw}`
    if (row.decision === decision || texts.has(text)) return false
    texts.add(text)
    const why = decision === 'take' ? whyNotTaken(row, ...withSeries(db, row)) : null
    if (why !== null) left.push({ line: row.line, why })
    return why === null
  })
  return { decided, left }
}

function withSeries(db: ReadDb, row: DecidedRow): [values: readonly HeldValue[], isStored: boolean] {
  const values = heldValuesOf(db, row)
  return [values, values.every((value) => seriesOfHeld(db, row.profileId, value) !== undefined)]
}

/** @returns what stood before, of every row that changed */
function store(
  { db, generation, touch }: WriteTransaction,
  rows: readonly DecidedRow[],
  decision: Decision,
  { nowAtMs }: Pick<LedgerContext, 'nowAtMs'>,
): Before {
  const by = { batchId: null, generation, atMs: nowAtMs }
  const before = new Map<string, { fileId: number; decision: Decision; lines: number[] }>()
  const stamps: TakenStamp[] = []
  const decide = (row: DecidedRow, former: Decision, now: Decision): void => {
    stamps.push(...takenStampsOfFile(db, row.fileId, row.line))
    writeHeldDecision(db, row, former, now, by)
    stamps.push(...takenStampsOfFile(db, row.fileId, row.line))
    const key = `${row.fileId} ${former}`
    const group = before.get(key) ?? { fileId: row.fileId, decision: former, lines: [] }
    before.set(key, group)
    group.lines.push(row.line)
  }
  for (const row of rows) {
    const place = row.decidedFileId === null || row.decidedLine === null ? row : { fileId: row.decidedFileId, line: row.decidedLine }
    const decidedRow = rowAt(db, place)
    for (const value of decision === 'take' ? heldValuesOf(db, place) : []) {
      const other = takenOn(db, row.profileId, value)
      if (other !== undefined && (other.fileId !== place.fileId || other.line !== place.line)) decide(rowAt(db, other), 'take', null)
    }
    decide(decidedRow, row.decision, decision)
  }
  settleTaken(db, stamps)
  settleSeries(db, stamps, touch)
  const labels = new FileLabels(db)
  const groups = [...before.values()].map((group) => ({ ...labels.of(group.fileId), decision: group.decision, lines: group.lines }))
  for (const { batch } of groups) touch('batch', batch)
  return groups
}

type Before = { batch: string; file: string; decision: Decision; lines: number[] }[]

/** A series that stood by a decision alone goes with it. */
function settleSeries(db: WriteTransaction['db'], stamps: readonly TakenStamp[], touch: WriteTransaction['touch']): void {
  const series = new Map(stamps.map((stamp) => [stamp.id, stamp.instrumentId]))
  for (const [id, instrumentId] of series) {
    touch('series', String(id))
    const promoted = removeEmptySeries(db, id)
    if (promoted !== null) touch('series', String(promoted))
    if (instrumentId !== null && settleBarsKind(db, instrumentId)) touch('instrument', String(instrumentId))
    if (seriesById(db, id) === undefined) for (const unused of removeUnusedInstruments(db)) touch('instrument', String(unused))
  }
}

function rowAt(db: ReadDb, { fileId, line }: HeldPlace): DecidedRow {
  const [row] = heldRowsOf(db, fileId, [line])
  if (row === undefined) throw new Error(`quarantine.decide: got line ${line} of file ${fileId}, wanted a held-back row`)
  return row
}

const refused = (field: string, reason: string): AppError => ({ kind: 'refused', field, reason: `${reason} Nothing was changed.` })
