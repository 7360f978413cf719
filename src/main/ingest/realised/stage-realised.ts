import type { AppError } from '#contract/errors.ts'
import { activeBatchOfDigest } from '../../store/batches.ts'
import { heldBackTexts } from '../../store/raw-rows.ts'
import { hasRealisedLot, realisedLotKey } from '../../store/realised-lots.ts'
import { rawText } from '../broker/raw-text.ts'
import { lineEnd, readRecords } from '../broker/read-records.ts'
import { splitLine } from '../broker/split-line.ts'
import { cleanCell } from '../cells/clean-cell.ts'
import { headerCell } from '../cells/header-cell.ts'
import { refuseFile } from '../files/file-refusal.ts'
import { loadText } from '../files/load-text.ts'
import type { FileHead, StageContext, StagedFile } from '../importer.ts'
import { assignStatedAccounts } from '../positions/assign-stated-accounts.ts'
import { coveredThrough } from '../positions/covered-through.ts'
import { printedMoment } from '../positions/printed-moment.ts'
import type { RealisedProfile } from './realised-profile.ts'
import { type RealisedRow, RealisedSink } from './realised-sink.ts'
import { StagedRealisedFile } from './staged-realised-file.ts'

/** Line of a profile's first header in the head of a file, counted from 1; null when it has none. */
export function findRealisedHeader({ lines }: FileHead, { headers }: RealisedProfile): number | null {
  const index = lines.findIndex((line) => {
    const names = splitLine(line, ',').map(headerCell)
    return headers.some((wanted) => wanted.every((name) => names.includes(name)))
  })
  return index < 0 ? null : index + 1
}

/** Reads a broker's lots and judges them against those stored. They are kept to compare with: nothing of them is a trade. */
export async function stageRealised(
  path: string,
  head: FileHead,
  profile: RealisedProfile,
  context: StageContext,
): Promise<StagedFile | { readonly refused: AppError }> {
  const header = findRealisedHeader(head, profile)
  if (header === null) return { refused: refuseFile(path, 'unknown-layout', `It has no header of the layout “${profile.label}”.`) }
  const text = await loadText(path, context.breathe)
  if ('kind' in text) return { refused: text }
  const { bytes } = text
  const titles = head.lines.slice(0, header - 1).map((line) => cleanCell(splitLine(line, ',')[0] ?? ''))
  const sink = new RealisedSink(profile, titles)
  let start = 0
  for (let line = 1; line < header; line += 1) start = lineEnd(bytes, start)
  const refused = await readRecords({ path, bytes, start, line: header, delimiter: ',' }, sink, async () => {
    context.progress(sink.rows.length, null)
    await context.breathe()
  })
  if (refused !== null) return { refused }
  const lots = sink.rows.filter(({ lot }) => lot !== null)
  const accounts = assignStatedAccounts(lots, context, 'Which account are these lots of? The file does not say.')
  for (const row of lots) if (row.status === 'error') row.lot = null
  judgeLots(lots, context)
  const knownFile = activeBatchOfDigest(context.db, text.sha256)
  return new StagedRealisedFile({
    sha256: text.sha256,
    encoding: text.encoding,
    account: accounts.account,
    accounts: accounts.shown,
    checks: accounts.checks,
    questions: accounts.questions,
    notices: [
      'These lots are kept to compare with; they make no trades.',
      ...(knownFile === undefined ? [] : [`This very file was imported before, as “${knownFile.name}” in batch ${knownFile.batchId}.`]),
    ],
    isNothingToStore: hasNothingToStore(sink.rows, profile, bytes, context),
    coveredThrough: profile.kind === 'open' ? dayOfTitles(titles) : null,
    bytes,
    realisedRows: sink.rows,
    nowAtMs: context.nowAtMs,
  })
}

/** The last day that lots below these titles know of; null where no title prints a moment. */
function dayOfTitles(titles: readonly string[]): string | null {
  const moment = titles.map(printedMoment).find((found) => found !== null)
  return moment === undefined || moment === null ? null : coveredThrough(moment)
}

/** Equal lots are counted, never merged: those beyond the number already stored are new. */
function judgeLots(rows: readonly RealisedRow[], { db, earlier }: StageContext): void {
  const staged = new Set(
    earlier
      .flatMap((file) => (file instanceof StagedRealisedFile ? file.newLots : []))
      .map(({ account, baseKey, occurrence }) => `${account} ${occurrence} ${baseKey}`),
  )
  const counts = new Map<string, number>()
  for (const row of rows) {
    if (row.lot === null) continue
    row.baseKey = realisedLotKey(row.lot)
    const key = `${row.account} ${row.baseKey}`
    row.occurrence = counts.get(key) ?? 0
    counts.set(key, row.occurrence + 1)
    if (row.account === null) continue
    if (!hasRealisedLot(db, row.account, row) && !staged.has(`${row.account} ${row.occurrence} ${row.baseKey}`)) continue
    row.status = 'known'
    row.reason = 'Already imported.'
  }
}

/** True when every lot is known and every held-back line is held by an active batch already. */
function hasNothingToStore(rows: readonly RealisedRow[], profile: RealisedProfile, bytes: Buffer, { db }: StageContext): boolean {
  if (rows.some(({ status }) => status === 'new')) return false
  const held = rows.filter(({ status }) => status === 'review' || status === 'error')
  if (held.length === 0) return true
  const texts = heldBackTexts(db, profile.id)
  return held.every(({ start, end }) => texts.has(rawText(bytes, start, end)))
}
