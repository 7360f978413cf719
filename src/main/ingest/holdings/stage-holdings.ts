import type { AppError } from '#contract/errors.ts'
import { parseDay } from '#domain/calendar/civil-day.ts'
import { isFileActive, isHeldByActive } from '../../store/held-bar-rows.ts'
import { findHolding, type HoldingRow } from '../../store/holdings.ts'
import { FileRefusal, readPieces, textOf } from '../bars/file-pieces.ts'
import { LineScanner, type Row } from '../bars/line-scanner.ts'
import { type ResolvedSymbol, resolveSymbol, symbolCheck, symbolQuestion } from '../bars/symbol-question.ts'
import { refuseFile, refuseUnreadable } from '../files/file-refusal.ts'
import type { FileHead, StageContext, StagedFile } from '../importer.ts'
import type { HeldRow } from '../series/held-row.ts'
import { outstandingRecord } from './outstanding-record.ts'
import { type HoldingsHeader, holdingsHeader, holdingsProfiles } from './holdings-layout.ts'
import { readHoldingsRow } from './holdings-row.ts'
import { type ListedHolding, StagedHoldingsFile } from './staged-holdings-file.ts'

/** Reads a fund's published list and judges its lines against the list stored for the same day. */
export async function stageHoldings(
  path: string,
  head: FileHead,
  profileId: string,
  context: StageContext,
): Promise<StagedFile | { readonly refused: AppError }> {
  const profile = holdingsProfiles.find(({ id }) => id === profileId)
  if (profile === undefined) throw new Error(`stageHoldings: got profile ${profileId}, wanted one of ${holdingsProfiles.map(({ id }) => id).join(', ')}`)
  const header = holdingsHeader(profile, head.lines)
  if (header === undefined) return { refused: refuseFile(path, 'wrong-kind', `Its header is not that of ${profile.label}.`) }
  const answer = context.answers.get('asOf')
  if (answer !== undefined && parseDay(answer) === null)
    return { refused: { kind: 'refused', field: 'asOf', reason: `“${answer}” is no day in the form YYYY-MM-DD.` } }
  const symbolAnswer = context.answers.get('symbol')
  const fund = resolveSymbol(context, head.name, '', symbolAnswer === undefined ? undefined : String(symbolAnswer).trim().toUpperCase())
  const asOf = answer === undefined ? header.asOf : String(answer)
  const list = new HoldingsList(header, asOf, fund.symbol, context)
  const scanner = new LineScanner(header.layout, path)
  try {
    const read = await readPieces(path, head.encoding, async ({ bytes, from, to }) => {
      scanner.scan(bytes, from, to, (row) => list.take(row, bytes))
      await context.breathe()
    })
    const outstanding = outstandingRecord(header, asOf, fund.symbol, context)
    return new StagedHoldingsFile({
      path,
      sha256: read.sha256,
      encoding: read.encoding,
      profileId: profile.id,
      fund: { symbol: fund.symbol, name: header.fundName },
      shareClass: profile.shareClass,
      holdings: list.holdings,
      records: outstanding.records,
      held: list.held,
      checks: [symbolCheck(fund)],
      questions: questionsOf(fund, header, answer === undefined ? undefined : String(answer)),
      notices: [...sharesNotice(list.holdings, profile.shareClass, header.fundName ?? fund.symbol), ...outstanding.notices],
      isNothingToStore: outstanding.records.length === 0 && !list.holdings.some(({ isNew }) => isNew) && isAllHeld(context, read.sha256, profile.id, list.held),
    })
  } catch (thrown) {
    if (thrown instanceof FileRefusal) return { refused: thrown.error }
    if (thrown instanceof Error && 'code' in thrown && 'syscall' in thrown) return { refused: refuseUnreadable(path, thrown) }
    throw thrown
  }
}

/** Collects the lines of the table; it ends at the first line that looks blank, and the text below it is none of it. */
class HoldingsList {
  readonly holdings: ListedHolding[] = []
  readonly held: HeldRow[] = []
  readonly #header: HoldingsHeader
  readonly #asOf: string | null
  readonly #fund: string
  readonly #context: StageContext
  readonly #byKey = new Map<string, ListedHolding>()
  #lastLine: number

  constructor(header: HoldingsHeader, asOf: string | null, fund: string, context: StageContext) {
    this.#header = header
    this.#asOf = asOf
    this.#fund = fund
    this.#context = context
    this.#lastLine = header.line
  }

  take(row: Row, bytes: Buffer): void {
    if (row.line <= this.#header.line) return
    const raw = textOf(bytes, row.start, row.end)
    // A line of blanks (also of no-break spaces) ends the table; it is no record itself.
    if (raw.trim() === '') return
    if (row.line !== this.#lastLine + 1) {
      this.#hold(row.line, raw, { status: 'ignored', reason: 'Text below the table.' }, null)
      return
    }
    this.#lastLine = row.line
    const read = readHoldingsRow(row, bytes, this.#header)
    if ('status' in read) this.#hold(row.line, raw, read, null)
    else this.#list(row.line, raw, read)
  }

  #list(line: number, raw: string, row: HoldingRow): void {
    if (this.#asOf === null) {
      this.#hold(line, raw, { status: 'review', reason: 'The file does not say of which day it is.' }, row.symbolText)
      return
    }
    const twin = this.#byKey.get(row.rowKey)
    if (twin !== undefined && isSameHolding(twin.row, row)) {
      this.#hold(line, raw, { status: 'ignored', reason: `The same as line ${twin.line}.` }, row.symbolText)
      return
    }
    const keyed = twin === undefined ? row : { ...row, rowKey: `${row.rowKey} ${row.name ?? `line ${line}`}` }
    const stored = findHolding(this.#context.db, this.#fund, this.#asOf, keyed.rowKey) ?? this.#stagedBefore(keyed.rowKey)
    if (stored !== undefined && !isSameHolding(stored, keyed)) {
      this.#hold(line, raw, { status: 'review', reason: `Another line for ${keyed.rowKey} is stored for ${this.#asOf}.` }, row.symbolText)
      return
    }
    const holding = { line, asOf: this.#asOf, row: keyed, isNew: stored === undefined }
    this.#byKey.set(keyed.rowKey, holding)
    this.holdings.push(holding)
  }

  #stagedBefore(rowKey: string): HoldingRow | undefined {
    for (const file of this.#context.earlier) {
      const row = file instanceof StagedHoldingsFile ? file.find(this.#fund, this.#asOf, rowKey) : undefined
      if (row !== undefined) return row
    }
    return undefined
  }

  #hold(line: number, raw: string, { status, reason, column }: { status: HeldRow['status']; reason: string; column?: string }, symbol: string | null): void {
    this.held.push({ line, status, reason, column: column ?? null, symbol, session: this.#asOf, raw })
  }
}

function sharesNotice(holdings: readonly ListedHolding[], shareClass: string, fund: string): string[] {
  const [first] = holdings
  if (first === undefined) return []
  const ofClass = holdings.filter(({ row }) => row.assetClass === shareClass)
  const nameless = ofClass.filter(({ row }) => row.symbolText === null).length
  const odd = ofClass.flatMap(({ row: { symbolText } }) => (symbolText !== null && /\d/.test(symbolText) ? [symbolText] : []))
  return [
    `${ofClass.length - nameless} shares held by ${fund} on ${first.asOf}.`,
    ...(nameless === 0 ? [] : [`${nameless} more lines of shares have no ticker: they are kept, and are no members.`]),
    ...(odd.length === 0 ? [] : [`No exchange has a ticker with digits: ${odd.join(', ')}. Rights, escrow lines and the like are listed so.`]),
  ]
}

const isSameHolding = (a: HoldingRow, b: HoldingRow): boolean =>
  (['symbolText', 'name', 'sector', 'assetClass', 'weightFraction', 'shares', 'marketValue', 'currency'] as const).every((field) => a[field] === b[field])

export const isAllHeld = (context: StageContext, sha256: string, profileId: string, held: readonly HeldRow[]): boolean =>
  isFileActive(context.db, sha256) || context.earlier.some((file) => file.sha256 === sha256) || held.every((row) => isHeldByActive(context.db, profileId, row))

function questionsOf(fund: ResolvedSymbol, header: HoldingsHeader, answer: string | undefined): StagedFile['questions'] {
  return [
    symbolQuestion(fund, 'Which fund is this list of?'),
    ...(header.asOf === null || answer !== undefined
      ? [
          {
            id: 'asOf',
            text: 'Of which day is this list (YYYY-MM-DD)?',
            ...(header.asOf === null ? {} : { default: header.asOf }),
            ...(answer === undefined ? {} : { answer }),
          },
        ]
      : []),
  ]
}
