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
  const seen = seenOf(rows)
  if (!seen.hasOther) notices.push('There are no transactions in this file.')
  if (knownFile !== undefined) notices.push(`This very file was imported before, as “${knownFile.name}” in batch ${knownFile.batchId}.`)
  if (assignment.shown.length > 1) notices.push(`The file holds ${assignment.shown.length} accounts: ${named(assignment.shown)}.`)
  for (const [kind, sentence] of UNMODELLED) {
    const lines = seen.unmodelled.get(kind) ?? []
    if (lines.length > 0) notices.push(`${sentence}: ${linesNamed(lines)}.`)
  }
  if (seen.twins.length > 0) notices.push(`Rows that repeat an earlier row exactly are kept as fills of their own: ${linesNamed(seen.twins)}.`)
  if (seen.twice.length > 0)
    notices.push(
      `Rows with the figures of stored ones, told apart by ids in one export alone: ${linesNamed(seen.twice)}. If they are the same fills, import one of the two exports only.`,
    )
  const unknown = [...seen.symbols].filter((symbol) => instrumentNamed(db, symbol) === undefined && symbolMeant(db, symbol) === symbol).sort()
  if (unknown.length > 0) notices.push(`New to the store: ${named(unknown)}.`)
  return notices
}

/** What the sentences need of the rows, looked at once: a file may have hundreds of thousands. */
interface Seen {
  /** True when a row is neither ignored nor unsupported. */
  hasOther: boolean
  readonly unmodelled: ReadonlyMap<string, string[]>
  readonly twins: string[]
  readonly twice: string[]
  readonly symbols: Set<string>
}

function seenOf(rows: readonly StagedRow[]): Seen {
  const seen: Seen = { hasOther: false, unmodelled: new Map([...UNMODELLED.keys()].map((kind) => [kind, []])), twins: [], twice: [], symbols: new Set() }
  for (const { status, record, reason, line } of rows) {
    if (status !== 'ignored' && status !== 'unsupported') seen.hasOther = true
    if (record === null) continue
    const { kind, symbol } = record
    seen.unmodelled.get(kind)?.push(String(line))
    if (symbol !== null && kind !== 'option' && kind !== 'fx') seen.symbols.add(symbol)
    if (reason === '') continue
    if (reason.startsWith('The same as line')) seen.twins.push(String(line))
    else if (reason === OTHERWISE_NUMBERED) seen.twice.push(String(line))
  }
  return seen
}

const linesNamed = (lines: readonly string[]): string => `${lines.length === 1 ? 'line' : 'lines'} ${named(lines)}`

function named(texts: readonly string[]): string {
  const more = texts.length - MOST_NAMED
  return `${texts.slice(0, MOST_NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}
