import type { ImportFile, RowCounts } from '#contract/schemas/imports.ts'
import { isOpen, type StagedEntry } from './staged-call.ts'

const MOST_PROBLEMS = 200
/** Room for the problems and files of one answer, below the limit of an answer (4 MiB). */
const ANSWER_BYTES = 3.5 * 1024 * 1024
/** Longer raw text is cut in an answer; import.rows has it whole. */
const MOST_RAW_CHARACTERS = 2_000

export interface ImportAnswer {
  readonly files: ImportFile[]
  readonly totals: RowCounts
  readonly filesTotal: number
}

/**
 * The files of a call as an answer of bounded size. Of every file at most 200 problems are listed; when thousands of files
 * fill the answer, later files list fewer, and at last only files that need a look are listed, those that were refused before
 * those that ask and those that ask before the others. `problemsTotal`, `filesTotal` and `totals` always count everything.
 */
export function importAnswer(entries: readonly StagedEntry[]): ImportAnswer {
  const totals = { ...NO_ROWS }
  const files: ImportFile[] = []
  let room = ANSWER_BYTES
  const bare = entries.map(withoutProblems)
  for (const file of bare) {
    for (const status of STATUSES) totals[status] += file.rows[status]
    room -= sizeOf(file)
  }
  // With room for every file what is left goes to the problems, first come first served.
  const isTight = room < 0
  const shown = isTight ? gravest(bare) : null
  if (shown !== null) room = shown.room
  for (const [index, file] of bare.entries()) {
    const entry = entries[index]
    if (entry === undefined || shown?.places.has(index) === false) continue
    const listed = listProblems(entry, room)
    room -= listed.size
    files.push({ ...file, problems: listed.problems })
  }
  return { files, totals, filesTotal: entries.length }
}

const MAPPING_QUESTION = 'What do the columns of this file hold? No layout with this header is known.'

const STATUSES = ['read', 'new', 'known', 'ignored', 'review', 'unsupported', 'error'] as const
const NO_ROWS: RowCounts = { read: 0, new: 0, known: 0, ignored: 0, review: 0, unsupported: 0, error: 0 }

const sizeOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value)) + 1

/** How much a file needs a look: 0 = it was refused, 1 = it waits for an answer, 2 = rows of it are held back or a check failed; null = not at all. */
function gravityOf({ error, questions, rows, checks }: ImportFile): 0 | 1 | 2 | null {
  if (error !== undefined) return 0
  if (questions.some(isOpen)) return 1
  return rows.error + rows.review + rows.unsupported > 0 || checks.some(({ ok }) => !ok) ? 2 : null
}

/** The places of the files that need a look, the gravest first, as far as an answer has room for them; and the room that is left. */
function gravest(files: readonly ImportFile[]): { readonly places: ReadonlySet<number>; readonly room: number } {
  const places = new Set<number>()
  let room = ANSWER_BYTES
  for (const gravity of [0, 1, 2]) {
    for (const [index, file] of files.entries()) {
      if (gravityOf(file) !== gravity) continue
      room -= sizeOf(file)
      if (room < 0) return { places, room: 0 }
      places.add(index)
    }
  }
  return { places, room }
}

function withoutProblems(entry: StagedEntry): ImportFile {
  const { path, name } = entry.found
  const empty = {
    path,
    name,
    encoding: null,
    account: null,
    rows: { ...NO_ROWS },
    byKind: {},
    checks: [],
    questions: [],
    problems: [],
    problemsTotal: 0,
    notices: [],
  }
  if (entry.error !== null) {
    const { error, table } = entry
    return table === undefined
      ? { ...empty, format: null, error }
      : { ...empty, format: null, error, table, questions: [{ id: 'mapping', text: MAPPING_QUESTION }] }
  }
  const { staged, reading } = entry
  const { id, label, kind, confidence } = reading.recognition
  return {
    ...empty,
    format: { id, label, kind, confidence },
    encoding: staged.encoding,
    account: staged.account,
    accounts: [...staged.accounts],
    symbols: [...staged.symbols].slice(0, MOST_PROBLEMS),
    rows: staged.rows,
    byKind: { ...staged.byKind },
    checks: [...reading.checks, ...staged.checks],
    questions: [...reading.questions, ...staged.questions],
    problemsTotal: staged.rows.ignored + staged.rows.review + staged.rows.unsupported + staged.rows.error,
    notices: [...staged.notices],
    ...(entry.table === undefined ? {} : { table: entry.table }),
  }
}

function listProblems(entry: StagedEntry, room: number): { problems: ImportFile['problems']; size: number } {
  const problems: ImportFile['problems'] = []
  let size = 0
  if (entry.staged === null) return { problems, size }
  for (const row of entry.staged.problems()) {
    const problem = row.raw.length > MOST_RAW_CHARACTERS ? { ...row, raw: `${row.raw.slice(0, MOST_RAW_CHARACTERS)}…` } : row
    const problemSize = sizeOf(problem)
    if (problems.length >= MOST_PROBLEMS || size + problemSize > room) break
    problems.push(problem)
    size += problemSize
  }
  return { problems, size }
}
