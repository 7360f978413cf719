import type { ReadDb } from '../../../store/handles.ts'
import { type DecidedRow, type HeldDecision, heldValuesOf } from '../../../store/held-decisions.ts'

/** What a decision changed, in a sentence or two. */
export function decidedWords(db: ReadDb, rows: readonly DecidedRow[], decision: HeldDecision | null, left: number): string {
  const rest = left === 0 ? '' : ` ${left} cannot be taken.`
  const [row] = rows
  if (row === undefined) return `Nothing changed.${rest}`
  if (rows.length > 1) return `${rows.length} rows ${MANY[decision ?? 'null']}${rest}`
  const where = [row.symbol, row.session].filter((word) => word !== null).join(', ')
  const of = where === '' ? '' : `${where}: `
  if (decision === 'keep-out') return `${of}the row stays out.`
  if (decision === null) return row.decision === 'take' ? `${of}what the files say stands again.` : `${of}the row waits again.`
  const [value] = heldValuesOf(db, row)
  const close = value?.figures[value.kind === 'bars' ? 3 : 0] ?? null
  return `${of}${close === null ? 'the row' : close} stands now, by your decision.`
}

const MANY = { take: 'stand now, by your decision.', 'keep-out': 'stay out.', null: 'wait again.' }
