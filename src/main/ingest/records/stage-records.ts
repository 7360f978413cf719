import type { AppError } from '#contract/errors.ts'
import { parseDay } from '#domain/calendar/civil-day.ts'
import { activeBatchOfDigest } from '../../store/batches.ts'
import { heldBackTexts } from '../../store/raw-rows.ts'
import { findHeader, type FoundHeader } from '../bars/header-line.ts'
import { rawText } from '../broker/raw-text.ts'
import { lineEnd, readRecords } from '../broker/read-records.ts'
import { refuseFile } from '../files/file-refusal.ts'
import { loadText } from '../files/load-text.ts'
import type { FileHead, StageContext, StagedFile } from '../importer.ts'
import { compareFile } from './compare-file.ts'
import { judgeRecords } from './judge-records.ts'
import { readCell } from './read-cell.ts'
import type { RecordLayout } from './record-layout.ts'
import type { RecordRow } from './record-row.ts'
import { RecordRows } from './record-sink.ts'
import { StagedRecordsFile } from './staged-records-file.ts'

const LONGEST_ANSWER = 80
/** The answer that leaves rows without a publication to the rule of their layout. */
const ASSUMED = 'assumed'

/** So many lines must look alike before a file without header is taken for a layout. */
const FEWEST_LINES = 3

/** The header line of a layout in the head of a file, or line 0 where it has none; undefined when the file is not of this layout. */
export function recordHeader({ headerStart, mayGoOn, delimiter, everyLine }: RecordLayout, { lines }: FileHead): FoundHeader | undefined {
  if (everyLine === undefined) return findHeader(lines, delimiter, [headerStart], mayGoOn ? 'any' : [])
  const filled = lines.filter((line) => line.trim() !== '')
  return filled.length >= FEWEST_LINES && filled.every((line) => everyLine.test(line)) ? { line: 0, cells: headerStart } : undefined
}

/** Reads a file of dated records and judges it against those stored. */
export async function stageRecords(
  path: string,
  head: FileHead,
  layout: RecordLayout,
  context: StageContext,
): Promise<StagedFile | { readonly refused: AppError }> {
  const header = recordHeader(layout, head)
  if (header === undefined) return { refused: refuseFile(path, 'unknown-layout', `It has no header of the layout “${layout.label}”.`) }
  const answered = layout.knownAt.isAsked ? context.answers.get('asOf') : undefined
  const published = answered === ASSUMED ? undefined : answered
  if (published !== undefined && parseDay(published) === null) return { refused: { kind: 'refused', field: 'asOf', reason: noDay(published) } }
  const text = await loadText(path, context.breathe)
  if ('kind' in text) return { refused: text }
  const asked = askedFields(layout, head.name, context.answers)
  if ('reason' in asked) return { refused: { kind: 'refused', field: asked.field, reason: asked.reason } }
  const publishedOn = published === undefined ? null : String(published)
  const sink = new RecordRows(header.cells, { layout, publishedOn, nowAtMs: context.nowAtMs }, asked.values, asked.waits)
  const { bytes } = text
  let start = 0
  for (let line = 1; line <= header.line; line += 1) start = lineEnd(bytes, start)
  const refused = await readRecords({ path, bytes, start, line: header.line + 1, delimiter: layout.delimiter }, sink, async () => {
    context.progress(sink.rows.length, null)
    await context.breathe()
  })
  if (refused !== null) return { refused }
  const waiting = sink.rows.some(({ status }) => status === 'review')
  const hasConflict = await judgeRecords(sink.rows, context)
  const assumed = sink.rows.filter(({ records }) => records.some(({ isAssumed }) => isAssumed)).length
  const comparison = compareFile(layout, sink.rows, context)
  const knownFile = activeBatchOfDigest(context.db, text.sha256)
  return new StagedRecordsFile({
    sha256: text.sha256,
    encoding: text.encoding,
    family: layout.family,
    namesShares: layout.names === 'shares',
    checks: comparison.checks,
    questions: [
      ...asked.questions,
      ...(layout.knownAt.isAsked && (assumed > 0 || waiting || publishedOn !== null) ? [publishedQuestion(publishedOn)] : []),
      ...(hasConflict ? [conflictsQuestion(context.answers.get('conflicts') === 'take')] : []),
    ],
    notices: [
      ...rowNotices(sink),
      ...unreadNotice(layout, header.cells),
      ...comparison.notices,
      ...(assumed === 0 ? [] : [assumedNotice(assumed, layout, publishedOn)]),
      ...(knownFile === undefined ? [] : [`This very file was imported before, as “${knownFile.name}” in batch ${knownFile.batchId}.`]),
    ],
    isNothingToStore: hasNothingToStore(sink.rows, layout, bytes, context),
    bytes,
    recordRows: sink.rows,
  })
}

interface AskedFields {
  readonly values: Readonly<Record<string, string>>
  readonly waits: string | null
  readonly questions: StagedFile['questions']
}

const noDay = (text: unknown): string => `“${String(text)}” is no day in the form YYYY-MM-DD.`

/** What stands nowhere in the file: by answer, else as the file's name gives it away; without either every row waits. */
function askedFields({ asks, constants }: RecordLayout, fileName: string, answers: StageContext['answers']): AskedFields | { field: string; reason: string } {
  const values: Record<string, string> = { ...constants }
  const questions: StagedFile['questions'][number][] = []
  let waits: string | null = null
  for (const { field, reads, text, proposals } of asks) {
    const answer = answers.get(field)
    const proposal = proposed(proposals, fileName)
    const given = answer === undefined ? proposal : String(answer).trim()
    const value = given === undefined || given === '' ? { value: null } : readCell(given, { header: field, reads, isRequired: true, longest: LONGEST_ANSWER })
    if ('reason' in value) return { field, reason: value.reason }
    if ('value' in value && typeof value.value === 'string') values[field] = value.value
    else waits ??= text
    questions.push({ id: field, text, ...(proposal === undefined ? {} : { default: proposal }), ...(answer === undefined ? {} : { answer }) })
  }
  return { values, waits, questions }
}

function proposed(proposals: RecordLayout['asks'][number]['proposals'], fileName: string): string | undefined {
  for (const [pattern, value] of proposals) {
    const match = pattern.exec(fileName)
    if (match !== null) return value.replace('$1', match[1] ?? '')
  }
  return undefined
}

const publishedQuestion = (answer: string | null): StagedFile['questions'][number] => ({
  id: 'asOf',
  text: 'When was this published (YYYY-MM-DD, or assumed)? It counts for rows that do not say.',
  default: ASSUMED,
  ...(answer === null ? {} : { answer }),
})

const conflictsQuestion = (takes: boolean): StagedFile['questions'][number] => ({
  id: 'conflicts',
  text: 'Where the store says otherwise, which one stands?',
  choices: ['keep', 'take'],
  default: 'keep',
  ...(takes ? { answer: 'take' } : {}),
})

const MOST_NAMED = 6

/** What is the matter with rows that are read all the same: figures that are not there, times that could be of anywhere. */
function rowNotices({ blanks, naiveTimes }: RecordRows): string[] {
  const most = [...blanks].toSorted(([, one], [, other]) => other - one)
  const named = most.slice(0, MOST_NAMED).map(([header, count]) => `${header} in ${count}`)
  const more = most.length > MOST_NAMED ? `, and ${most.length - MOST_NAMED} columns more` : ''
  return [
    ...(most.length === 0 ? [] : [`Blank, in rows: ${named.join(', ')}${more}.`]),
    ...(naiveTimes === 0 ? [] : [`${naiveTimes} times do not say of where they are: taken as those of New York.`]),
  ]
}

function unreadNotice({ columns, metrics }: RecordLayout, header: readonly string[]): string[] {
  const read = new Set([...Object.values(columns).map((column) => column.header), ...Object.keys(metrics)])
  const unread = header.filter((cell) => cell !== '' && !read.has(cell))
  return unread.length === 0 ? [] : [`Not read: ${unread.join(', ')}.`]
}

function assumedNotice(rows: number, { knownAt }: RecordLayout, publishedOn: string | null): string {
  const { daysAfter } = knownAt.otherwise
  const since = publishedOn === null ? (daysAfter === 0 ? 'their own day' : `${daysAfter} days after their own day`) : publishedOn
  return `${rows} ${rows === 1 ? 'row does' : 'rows do'} not say when they were known: taken as known on ${since}, marked as assumed.`
}

/** True when no row is new and every held-back line is held by an active batch already. */
function hasNothingToStore(rows: readonly RecordRow[], { id }: RecordLayout, bytes: Buffer, { db }: StageContext): boolean {
  if (rows.some(({ status }) => status === 'new')) return false
  const held = rows.filter(({ status }) => status === 'review' || status === 'error')
  if (held.length === 0) return true
  const texts = heldBackTexts(db, id)
  return held.every(({ start, end }) => texts.has(rawText(bytes, start, end)))
}
