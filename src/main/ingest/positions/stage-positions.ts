import type { AppError } from '#contract/errors.ts'
import { parseDay } from '#domain/calendar/civil-day.ts'
import { activeBatchOfDigest } from '../../store/batches.ts'
import { heldBackTexts } from '../../store/raw-rows.ts'
import { rawText } from '../broker/raw-text.ts'
import { lineEnd, readRecords } from '../broker/read-records.ts'
import { splitLine } from '../broker/split-line.ts'
import { cleanCell } from '../cells/clean-cell.ts'
import { headerCell } from '../cells/header-cell.ts'
import { refuseFile } from '../files/file-refusal.ts'
import { loadText } from '../files/load-text.ts'
import type { FileHead, StageContext, StagedFile } from '../importer.ts'
import type { Delimiter } from '../profile.ts'
import { isAccountValueStated } from './account-value.ts'
import { assignStatedAccounts } from './assign-stated-accounts.ts'
import { judgePositions } from './judge-positions.ts'
import { positionChecks } from './position-checks.ts'
import type { PositionProfile } from './position-profile.ts'
import { type FilePositionRow, isPositionHeader, PositionSink } from './position-sink.ts'
import { StagedPositionsFile } from './staged-positions-file.ts'

const DELIMITERS: readonly Delimiter[] = [',', ';', '\t', '|']

/** Where a profile's first table begins in the head of a file: its positions, or the summary above them. */
export function findPositionHeader(head: FileHead, profile: PositionProfile): { readonly line: number; readonly delimiter: Delimiter } | null {
  for (const delimiter of DELIMITERS) {
    const tables = head.lines.map((line) => splitLine(line, delimiter))
    const isSummary = (names: readonly string[]): boolean =>
      profile.summary !== undefined && names.includes(profile.summary.account) && names.includes(profile.summary.value)
    const positions = tables.findIndex((cells) => cells.length > 1 && isPositionHeader(profile, cells, cells.map(headerCell)))
    if (positions < 0) continue
    const summary = tables.findIndex((cells, index) => index < positions && isSummary(cells.map(headerCell)))
    return { line: (summary < 0 ? positions : summary) + 1, delimiter }
  }
  return null
}

/**
 * Reads a file of positions and judges its lines against the store and the earlier files of the call. Nothing is written.
 * @param waits why no line can be read before a question is answered, null when all can
 */
export async function stagePositions(
  path: string,
  head: FileHead,
  profile: PositionProfile,
  context: StageContext,
  asked: StagedFile['questions'] = [],
  waits: string | null = null,
): Promise<StagedFile | { readonly refused: AppError }> {
  const answers = refusedAnswer(context)
  if (answers !== null) return { refused: answers }
  const header = findPositionHeader(head, profile)
  if (header === null) return { refused: refuseFile(path, 'unknown-layout', `It has no header of the layout “${profile.label}”.`) }
  const text = await loadText(path, context.breathe)
  if ('kind' in text) return { refused: text }
  const { bytes } = text
  const titles = head.lines.slice(0, header.line - 1).map((line) => cleanCell(splitLine(line, header.delimiter)[0] ?? ''))
  const sink = new PositionSink(profile, titles, bytes.includes(0))
  let start = 0
  for (let line = 1; line < header.line; line += 1) start = lineEnd(bytes, start)
  const refused = await readRecords({ path, bytes, start, line: header.line, delimiter: header.delimiter }, sink, async () => {
    context.progress(sink.rows.length, null)
    await context.breathe()
  })
  if (refused !== null) return { refused }
  const lines = sink.rows.filter(({ position, accountValue }) => position !== null || accountValue !== null)
  const accounts = assignStatedAccounts(lines, context, 'Which account are these positions of? The file does not say.')
  for (const row of lines) {
    if (waits !== null) Object.assign(row, { status: 'review', reason: waits, column: null })
    if (waits !== null || row.status === 'error') row.position = null
  }
  const { questions } = judgePositions(sink.rows, sink.moment, context)
  markStatedValues(sink.rows, context)
  const knownFile = activeBatchOfDigest(context.db, text.sha256)
  return new StagedPositionsFile({
    sha256: text.sha256,
    encoding: text.encoding,
    account: accounts.account,
    accounts: accounts.shown,
    checks: [...accounts.checks, ...positionChecks(sink.rows, sink.printed)],
    questions: [...asked, ...accounts.questions, ...questions],
    notices: [
      ...(lines.length > 0 ? [] : ['There are no positions in this file.']),
      ...(knownFile === undefined ? [] : [`This very file was imported before, as “${knownFile.name}” in batch ${knownFile.batchId}.`]),
    ],
    isNothingToStore: hasNothingToStore(sink.rows, profile, bytes, context),
    bytes,
    positionRows: sink.rows,
    printed: sink.printed,
    givenAccount: context.account ?? null,
    isOwnExport: profile.isOwnExport,
    nowAtMs: context.nowAtMs,
  })
}

/** What was stated of an account before, by the store or by an earlier file of the call, is known. */
function markStatedValues(rows: readonly FilePositionRow[], { db, earlier }: StageContext): void {
  const keyOf = ({ account, accountValue }: FilePositionRow): string => [account, accountValue?.of, accountValue?.asOf, accountValue?.value].join('\n')
  const told = new Set(earlier.flatMap((file) => (file instanceof StagedPositionsFile ? file.positionRows : [])).map(keyOf))
  for (const row of rows) {
    const { account, accountValue, status } = row
    if (account === null || accountValue === null || status !== 'new') continue
    if (!told.has(keyOf(row)) && !isAccountValueStated(db, account, accountValue)) continue
    row.status = 'known'
    row.reason = 'Already imported.'
  }
}

/** Why an answer about positions cannot be taken; null when it can. */
export function refusedAnswer({ answers }: Pick<StageContext, 'answers'>): AppError | null {
  const asOf = answers.get('asOf')
  if (asOf !== undefined && parseDay(asOf) === null) return { kind: 'refused', field: 'asOf', reason: `“${asOf}” is no day in the form YYYY-MM-DD.` }
  const conflicts = answers.get('conflicts')
  if (conflicts !== undefined && conflicts !== 'keep' && conflicts !== 'take') {
    return { kind: 'refused', field: 'conflicts', reason: `“${conflicts}” is neither keep nor take.` }
  }
  return null
}

/** True when every position is known and every held-back line is held by an active batch already. */
function hasNothingToStore(rows: readonly FilePositionRow[], profile: PositionProfile, bytes: Buffer, { db }: StageContext): boolean {
  if (rows.some(({ status }) => status === 'new')) return false
  const held = rows.filter(({ status }) => status === 'review' || status === 'error')
  if (held.length === 0) return true
  const texts = heldBackTexts(db, profile.id)
  return held.every(({ start, end }) => texts.has(rawText(bytes, start, end)))
}
