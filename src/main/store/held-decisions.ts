import type { HeldCause } from '#contract/schemas/quarantine.ts'
import { CAUSE_OF_ROW } from './held-cause.ts'
import type { ReadDb, WriteDb } from './handles.ts'
import { prepared } from './prepared.ts'
import { type Figures, figureCells, FIGURE_COLUMNS, type FigureRow, figuresOf } from './taken-values.ts'
import { keepOldValue, type Replacement } from './value-history.ts'

/** How a row of a table of figures is read. */
const toValue = (row: Omit<HeldValue, 'figures'> & FigureRow): HeldValue => {
  const { kind, symbol, timeframe, adjustment, variant, stamp } = row
  return { kind, symbol, timeframe, adjustment, variant, stamp, figures: figuresOf(row) }
}

export type HeldDecision = 'take' | 'keep-out'

/** A held-back row by its place: a line of a file of an import. */
export interface HeldPlace {
  readonly fileId: number
  readonly line: number
}

/** What a held-back row says of one series; the name of the series is what it would join. */
export interface HeldValue {
  readonly kind: 'bars' | 'values'
  readonly symbol: string
  readonly timeframe: '1d' | '1m'
  readonly adjustment: string
  readonly variant: string
  /** Civil day number, or epoch minute. */
  readonly stamp: number
  readonly figures: Figures
}

/** A held-back row of prices or values with what the user said of it. */
export interface DecidedRow extends HeldPlace {
  readonly status: 'review' | 'error'
  readonly cause: HeldCause
  readonly reason: string
  readonly symbol: string | null
  readonly session: string | null
  readonly profileId: string
  readonly sha256: string
  readonly raw: string
  readonly decision: HeldDecision | null
  /** The row the decision was made on: this one, or another with the same text. */
  readonly decidedFileId: number | null
  readonly decidedLine: number | null
}

/** SQL: the decision that holds for a row `r` of the file `f`, if any; of two, which only a redo can bring, the earlier file's. */
const STANDING = `SELECT min(d.batch_file_id * 10000000000 + d.line) FROM held_decisions d
  WHERE d.raw_text = r.raw_text AND d.symbol_text IS r.symbol_text AND d.profile_id = f.profile_id`

/** SQL: whether row `r` of file `f` is settled by a decision. */
export const IS_DECIDED = `EXISTS (SELECT 1 FROM held_decisions d WHERE d.raw_text = r.raw_text AND d.symbol_text IS r.symbol_text AND d.profile_id = f.profile_id)`

/** Held-back rows of a file, or some of its lines, in order. */
export function heldRowsOf(db: ReadDb, fileId: number, lines: readonly number[] | null): readonly DecidedRow[] {
  return prepared<[{ file: number; lines: string | null }], DecidedRow>(
    db,
    `WITH held AS (
       SELECT r.batch_file_id AS fileId, r.line, r.status, ${CAUSE_OF_ROW} AS cause, r.reason, r.symbol_text AS symbol, r.session, f.profile_id AS profileId, f.sha256,
         r.raw_text AS raw, (${STANDING}) AS place
       FROM raw_rows r JOIN batch_files f ON f.id = r.batch_file_id
       WHERE r.batch_file_id = @file AND r.status IN ('review', 'error') AND (@lines IS NULL OR r.line IN (SELECT value FROM json_each(@lines))))
     SELECT held.fileId, held.line, status, cause, reason, symbol, session, profileId, sha256, raw, d.decision, d.batch_file_id AS decidedFileId, d.line AS decidedLine
     FROM held LEFT JOIN held_decisions d ON d.batch_file_id = place / 10000000000 AND d.line = place % 10000000000 ORDER BY held.line`,
  ).all({ file: fileId, lines: lines === null ? null : JSON.stringify(lines) })
}

/** Keeps what a held-back row says beside its text. Of two statements about one series the first is kept. */
export function addHeldValues(db: WriteDb, { fileId, line }: HeldPlace, values: readonly HeldValue[]): void {
  const add = prepared<unknown[]>(
    db,
    `INSERT INTO held_values (batch_file_id, line, kind, symbol, timeframe, adjustment, variant, stamp, ${FIGURE_COLUMNS})
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  )
  for (const { kind, symbol, timeframe, adjustment, variant, stamp, figures } of values) {
    add.run(fileId, line, kind, symbol, timeframe, adjustment, variant, stamp, ...figureCells(kind, figures))
  }
}

/** What a held-back row says, series by series; empty where no figure of it was kept. */
export function heldValuesOf(db: ReadDb, { fileId, line }: HeldPlace): readonly HeldValue[] {
  return prepared<[number, number], Omit<HeldValue, 'figures'> & FigureRow>(
    db,
    `SELECT kind, symbol, timeframe, adjustment, variant, stamp, ${FIGURE_COLUMNS} FROM held_values WHERE batch_file_id = ? AND line = ? ORDER BY symbol`,
  )
    .all(fileId, line)
    .map(toValue)
}

/** The same of many rows at once, by `placeText`; a row of which no figure was kept is not there. */
export function heldValuesOfRows(db: ReadDb, places: readonly HeldPlace[]): ReadonlyMap<string, readonly HeldValue[]> {
  const rows = prepared<[string], Omit<HeldValue, 'figures'> & FigureRow & { fileId: number; line: number }>(
    db,
    `SELECT h.batch_file_id AS fileId, h.line, kind, symbol, timeframe, adjustment, variant, stamp, ${FIGURE_COLUMNS} FROM json_each(?) p
     CROSS JOIN held_values h ON h.batch_file_id = json_extract(p.value, '$[0]') AND h.line = json_extract(p.value, '$[1]') ORDER BY 1, 2, symbol`,
  ).all(JSON.stringify(places.map(({ fileId, line }) => [fileId, line])))
  const values = new Map<string, HeldValue[]>()
  for (const row of rows) {
    const of = values.get(placeText(row))
    if (of === undefined) values.set(placeText(row), [toValue(row)])
    else of.push(toValue(row))
  }
  return values
}

export const placeText = ({ fileId, line }: HeldPlace): string => `${fileId} ${line}`

/** The row whose figures stand by decision on the stamp of a value, if any. */
export function takenOn(db: ReadDb, profileId: string, value: Omit<HeldValue, 'figures'>): HeldPlace | undefined {
  return prepared<unknown[], HeldPlace>(
    db,
    `SELECT batch_file_id AS fileId, line FROM taken_values
     WHERE kind = ? AND symbol = ? AND timeframe = ? AND profile_id = ? AND adjustment = ? AND variant = ? AND stamp = ?`,
  ).get(...keyOf(profileId, value))
}

/** Stores the user's word on a row, in place of the one before, which is kept; null takes it back. Figures that are taken stand from now on. */
export function writeHeldDecision(
  db: WriteDb,
  row: Pick<DecidedRow, 'fileId' | 'line' | 'profileId' | 'sha256' | 'symbol' | 'raw'>,
  before: HeldDecision | null,
  decision: HeldDecision | null,
  by: Replacement,
): void {
  keepOldValue(db, { table: 'held_decisions', rowKey: [row.sha256, row.line], column: 'decision', oldValue: before }, by)
  dropDecision(db, row)
  if (decision === null) return
  prepared<unknown[]>(
    db,
    'INSERT INTO held_decisions (batch_file_id, line, decision, profile_id, symbol_text, raw_text, decided_at_ms) VALUES (?, ?, ?, ?, ?, ?, ?)',
  ).run(row.fileId, row.line, decision, row.profileId, row.symbol, row.raw, by.atMs)
  if (decision !== 'take') return
  const add = prepared<unknown[]>(
    db,
    `INSERT INTO taken_values (kind, symbol, timeframe, profile_id, adjustment, variant, stamp, batch_file_id, line, ${FIGURE_COLUMNS})
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  for (const value of heldValuesOf(db, row)) add.run(...keyOf(row.profileId, value), row.fileId, row.line, ...figureCells(value.kind, value.figures))
}

function dropDecision(db: WriteDb, { fileId, line }: HeldPlace): void {
  prepared<[number, number]>(db, 'DELETE FROM taken_values WHERE batch_file_id = ? AND line = ?').run(fileId, line)
  prepared<[number, number]>(db, 'DELETE FROM held_decisions WHERE batch_file_id = ? AND line = ?').run(fileId, line)
}

const keyOf = (profileId: string, { kind, symbol, timeframe, adjustment, variant, stamp }: Omit<HeldValue, 'figures'>): unknown[] => [
  kind,
  symbol,
  timeframe,
  profileId,
  adjustment,
  variant,
  stamp,
]
