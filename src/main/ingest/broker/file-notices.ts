import { instrumentNamed } from '../../store/instruments.ts'
import { symbolMeant } from '../../store/symbol-at.ts'
import type { StageContext } from '../importer.ts'
import type { AccountAssignment } from './assign-accounts.ts'
import { OTHERWISE_NUMBERED } from './judge-rows.ts'
import type { StagedRow } from './staged-row.ts'

/** How many lines or symbols one notice names. */
const MOST_NAMED = 8

/** Kinds that are kept and listed, but move no lots: said by name and line, so that nobody takes them for trades. */
const UNMODELLED: ReadonlyMap<string, string> = new Map([
  ['option', 'Option rows are kept and listed; positions and stops do not follow them'],
  ['fx', 'Currency trades are kept and listed; positions do not follow them'],
  ['corp', 'Corporate actions are kept and listed; check the positions they changed'],
])

/** Sentences a person should read before importing. */
export function fileNotices(
  rows: readonly StagedRow[],
  assignment: AccountAssignment,
  knownFile: { readonly batchId: number; readonly name: string } | undefined,
  { db }: StageContext,
): string[] {
  const notices: string[] = []
  const records = rows.filter((row) => row.record !== null)
  if (rows.every(({ status }) => status === 'ignored' || status === 'unsupported')) notices.push('There are no transactions in this file.')
  if (knownFile !== undefined) notices.push(`This very file was imported before, as “${knownFile.name}” in batch ${knownFile.batchId}.`)
  if (assignment.shown.length > 1) notices.push(`The file holds ${assignment.shown.length} accounts: ${named(assignment.shown)}.`)
  for (const [kind, sentence] of UNMODELLED) {
    const lines = records.filter((row) => row.record?.kind === kind).map((row) => String(row.line))
    if (lines.length > 0) notices.push(`${sentence}: ${lines.length === 1 ? 'line' : 'lines'} ${named(lines)}.`)
  }
  const twins = records.filter((row) => row.reason.startsWith('The same as line')).map((row) => String(row.line))
  if (twins.length > 0)
    notices.push(`Rows that repeat an earlier row exactly are kept as fills of their own: ${twins.length === 1 ? 'line' : 'lines'} ${named(twins)}.`)
  const twice = records.filter(({ reason }) => reason === OTHERWISE_NUMBERED).map((row) => String(row.line))
  if (twice.length > 0)
    notices.push(
      `Rows with the figures of stored ones, told apart by ids in one export alone: ${twice.length === 1 ? 'line' : 'lines'} ${named(twice)}. If they are the same fills, import one of the two exports only.`,
    )
  const unknown = unknownSymbols(records, db)
  if (unknown.length > 0) notices.push(`New to the store: ${named(unknown)}.`)
  return notices
}

function unknownSymbols(records: readonly StagedRow[], db: StageContext['db']): readonly string[] {
  const symbols = new Set<string>()
  for (const { record } of records)
    if (record?.symbol !== null && record !== null && record.kind !== 'option' && record.kind !== 'fx') symbols.add(record.symbol)
  return [...symbols].filter((symbol) => instrumentNamed(db, symbol) === undefined && symbolMeant(db, symbol) === symbol).sort()
}

function named(texts: readonly string[]): string {
  const more = texts.length - MOST_NAMED
  return `${texts.slice(0, MOST_NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}
