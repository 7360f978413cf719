import { isoDay } from '#domain/calendar/civil-day.ts'
import { ADDED, CONFLICT, isSameValue, judgeChunk, type MergeRules, REPLACED, type StampedRows, UNFINISHED } from '../../store/chunk-state.ts'
import { Scratch } from '../../store/column-chunk.ts'
import { sessionOf } from '../../store/chunk-store.ts'
import { figuresAt, type HeldNote } from './held-row.ts'
import type { ChosenLine } from './choose-line.ts'
import type { SeriesDraft } from './series-draft.ts'
import type { FoundChunk } from './stored-lines.ts'

const scratch = new Scratch()

/**
 * Judges the rows of one series against its line: marks every line of the file new or known, and notes those that must wait.
 * @returns how many are new, those that replace another included
 */
export function judgeSeries(
  draft: SeriesDraft,
  series: number,
  { line, isSameFile = false }: ChosenLine,
  takes: boolean,
  columnNames: readonly string[],
  note: (note: HeldNote) => void,
): number {
  let added = 0
  const symbol = draft.symbols[series] ?? null
  for (const period of draft.periodsOf(series)) {
    const found = line?.chunk(period)
    if (found === undefined) {
      added += draft.count(series, period)
      markNew(draft, series, period)
      continue
    }
    const rows = draft.rows(series, period, scratch)
    if (rows === undefined) continue
    const outcomes = judgeChunk(found.state, rows, mergeRules(draft, series, found, takes, 0))
    for (let i = 0; i < rows.stamps.length; i += 1) {
      const lineNumber = rows.lines[i]!
      const outcome = outcomes[i]!
      if (outcome === ADDED || outcome === REPLACED) {
        draft.statuses.raise(lineNumber, 'new')
        added += 1
      } else if ((outcome === CONFLICT || outcome === UNFINISHED) && !isSameFile) {
        const status = outcome === CONFLICT ? 'review' : 'ignored'
        draft.statuses.raise(lineNumber, status)
        const session = isoDay(sessionOf(draft.kind, rows.stamps[i]!))
        const says = symbol === null || status !== 'review' ? {} : { says: [{ symbol, stamp: rows.stamps[i]!, figures: figuresAt(rows.columns, i) }] }
        note({ line: lineNumber, status, symbol, session, ...says, ...wordsFor(found, rows, i, outcome, draft.kind.compared, columnNames) })
      } else draft.statuses.raise(lineNumber, 'known')
    }
  }
  return added
}

/** Every row of a period is new. Where their lines follow one another the rows themselves need not be read. */
function markNew(draft: SeriesDraft, series: number, period: number): void {
  const range = draft.lineRange(series, period)
  if (range === null) draft.statuses.raiseAll(draft.rows(series, period, scratch)?.lines ?? new Int32Array(0), 'new')
  else draft.statuses.raiseRange(...range, 'new')
}

export function mergeRules(draft: SeriesDraft, series: number, found: FoundChunk | undefined, takes: boolean, fileId: number): MergeRules {
  return { fileId, lastStamp: draft.lastStamp(series), compared: draft.kind.compared, takes, isProvisional: found?.isProvisional ?? (() => false) }
}

/** Which value differs, and what stands against it. */
function wordsFor(
  found: FoundChunk,
  rows: StampedRows,
  i: number,
  outcome: number,
  compared: number,
  columnNames: readonly string[],
): { readonly reason: string; readonly column: string | null } {
  const j = found.state.stamps.indexOf(rows.stamps[i]!)
  const column = rows.columns.findIndex((values, index) => index < compared && !isSameValue(values[i]!, found.state.columns[index]?.[j] ?? Number.NaN))
  const name = columnNames[column] ?? 'value'
  const shown = (value: number | undefined): string => (value === undefined || Number.isNaN(value) ? 'nothing' : String(value))
  const difference = `${name} is ${shown(rows.columns[column]?.[i])} here and ${shown(found.state.columns[column]?.[j])} as stored`
  return {
    column: name,
    reason:
      outcome === CONFLICT ? `Differs from what is stored: ${difference}.` : `The last row of this file is unfinished, the stored one is not: ${difference}.`,
  }
}
