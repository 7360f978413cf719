import type { ReadDb } from '../../store/handles.ts'
import { isSameFigures, type StatedFigures, type StatedPosition, statedVersions } from '../../store/stated-positions.ts'
import type { StageContext, StagedFile } from '../importer.ts'
import type { Moment } from './printed-moment.ts'
import { hasPositions, type PositionRow, statedPosition } from './position-row.ts'

export interface PositionContext {
  readonly db: ReadDb
  readonly answers: StageContext['answers']
  readonly earlier: readonly StagedFile[]
}

/** What a file has to ask about its positions, and whether one of them differs from what is stored. */
export interface JudgedPositions {
  readonly questions: StagedFile['questions']
}

const NO_DAY = 'The file does not say of which day it is.'
const DIFFERS = 'Differs from what is stored'

/**
 * Gives the lines of one file their moment and their place in their statement, and compares them with what is stored: by account,
 * moment and symbol. The same value is known, another one is a conflict that stays out unless the answer `conflicts` is take.
 * `moment` = what the file says of itself, or for a table inside a transactions file the last day it trades; a line's own day goes before it.
 * Accounts have to be assigned; a line without one is judged when somebody said whose it is.
 */
export function judgePositions(rows: readonly PositionRow[], moment: Moment | null, context: PositionContext): JudgedPositions {
  const lines = rows.filter((row) => row.position !== null)
  if (lines.length === 0) return { questions: [] }
  const answer = context.answers.get('asOf')
  const isUndated = moment === null && lines.some(({ position }) => position?.asOf === null)
  const own = moment ?? (answer === undefined ? null : { asOf: String(answer), asOfTime: '' })
  dateLines(lines, own)
  nameLines(lines)
  const takes = context.answers.get('conflicts') === 'take'
  const earlier = earlierFigures(context.earlier)
  let hasConflict = false
  for (const row of lines) if (compare(row, storedFigures(row, earlier, context.db), takes)) hasConflict = true
  return {
    questions: [
      ...(isUndated ? [{ id: 'asOf', text: 'Of which day are these positions (YYYY-MM-DD)?', ...(answer === undefined ? {} : { answer }) }] : []),
      ...(hasConflict ? [conflictsQuestion(takes)] : []),
    ],
  }
}

const conflictsQuestion = (takes: boolean): StagedFile['questions'][number] => ({
  id: 'conflicts',
  text: 'Where a stored position differs, which one stands?',
  choices: ['keep', 'take'],
  default: 'keep',
  ...(takes ? { answer: 'take' } : {}),
})

function dateLines(rows: readonly PositionRow[], moment: Moment | null): void {
  for (const row of rows) {
    if (row.position === null || row.position.asOf !== null) continue
    if (moment === null) {
      row.status = 'review'
      row.reason = NO_DAY
    } else {
      row.position.asOf = moment.asOf
      row.position.asOfTime = moment.asOfTime
    }
  }
}

/** A symbol that a statement lists twice (a cash and a margin lot) is two lines of it. A line that brings the key it stood under keeps it. */
function nameLines(rows: readonly PositionRow[]): void {
  const counts = new Map<string, number>()
  for (const { account, position } of rows) {
    if (position === null) continue
    const { kind, symbol, currency } = position.figures
    const name =
      position.rowKey !== '' ? position.rowKey : kind === 'cash' ? `${symbol ?? position.name ?? 'cash'} ${currency}` : (symbol ?? position.name ?? '')
    const key = [account, position.asOf, position.asOfTime, name].join('\n')
    const count = (counts.get(key) ?? 0) + 1
    counts.set(key, count)
    position.rowKey = count === 1 ? name : `${name} #${count}`
  }
}

const keyOf = ({ account, asOf, asOfTime, rowKey }: StatedPosition): string => [account, asOf, asOfTime, rowKey].join('\n')

/** What the earlier files of the call will store for each line: the last of them first. */
function earlierFigures(files: PositionContext['earlier']): ReadonlyMap<string, readonly StatedFigures[]> {
  const figures = new Map<string, StatedFigures[]>()
  for (const row of files.filter(hasPositions).flatMap((file) => file.positionRows)) {
    const line = row.status === 'new' ? statedPosition(row) : null
    if (line === null) continue
    const own = figures.get(keyOf(line))
    if (own === undefined) figures.set(keyOf(line), [line])
    else own.unshift(line)
  }
  return figures
}

/** What stands for a line, then what it stands before: of the earlier files of the call, and of the store. */
function storedFigures(row: PositionRow, earlier: ReadonlyMap<string, readonly StatedFigures[]>, db: ReadDb): readonly StatedFigures[] {
  const line = statedPosition(row)
  return line === null ? [] : [...(earlier.get(keyOf(line)) ?? []), ...statedVersions(db, line)]
}

/** True when the line contradicts what is stored. */
function compare(row: PositionRow, stored: readonly StatedFigures[], takes: boolean): boolean {
  const [standing] = stored
  const figures = row.position?.figures
  if (standing === undefined || figures === undefined || row.status !== 'new') return false
  if (isSameFigures(standing, figures)) {
    row.status = 'known'
    row.reason = 'Already imported.'
    return false
  }
  const difference = differenceOf(standing, figures)
  if (takes) row.reason = `Replaces what was stored: ${difference}.`
  else if (stored.some((older) => isSameFigures(older, figures))) {
    row.status = 'known'
    row.reason = `Already imported; another file stands in its place: ${difference}.`
  } else {
    row.status = 'review'
    row.reason = `${DIFFERS}: ${difference}.`
  }
  return true
}

const WORDS = { kind: 'kind', symbol: 'symbol', quantity: 'quantity', price: 'price', costBasis: 'cost', marketValue: 'value', currency: 'currency' } as const

function differenceOf(stored: StatedFigures, told: StatedFigures): string {
  const fields = (Object.keys(WORDS) as (keyof typeof WORDS)[]).filter((field) => stored[field] !== told[field])
  return fields.map((field) => `${WORDS[field]} ${told[field] ?? 'none'}, stored ${stored[field] ?? 'none'}`).join('; ')
}
