import type { ReadDb } from './handles.ts'
import { prepared } from './prepared.ts'
import { familyOf, isRecordFamily } from './record-families.ts'

/** The rows of a table that files of an import are a source of, by file and line, then by what tells the rows of one line apart. */
const sourced = (table: string, sources: string, id: string, columns: string, order: string): string =>
  `SELECT s.batch_file_id, s.line, ${columns} FROM batch_files f JOIN ${sources} s ON s.batch_file_id = f.id JOIN ${table} t ON t.id = s.${id}
   WHERE f.batch_id = ? ORDER BY s.batch_file_id, s.line, ${order}`

const RECORDS = sourced(
  'dated_records',
  'dated_record_sources',
  'record_id',
  't.family, t.record_key, t.symbol, t.day, t.known_at, t.known_on, t.is_assumed',
  't.family, t.record_key, t.version',
)

const OTHERS = [
  sourced(
    'holdings',
    'holding_sources',
    'holding_id',
    't.as_of, t.row_key, t.symbol_text, t.name, t.sector, t.asset_class, t.weight_fraction, t.shares, t.market_value, t.currency',
    't.as_of, t.row_key',
  ),
  sourced('corporate_actions', 'corporate_action_sources', 'corporate_action_id', 't.session, t.kind, t.value', 't.session, t.kind, t.value'),
  sourced(
    'stated_positions',
    'stated_position_sources',
    'stated_position_id',
    `t.account_id, t.as_of, t.as_of_time, t.row_key, t.kind, t.symbol_text, t.name, t.quantity, t.price, t.cost_basis, t.market_value, t.currency`,
    't.account_id, t.as_of, t.as_of_time, t.row_key, t.version',
  ),
  sourced(
    'realised_lots',
    'realised_lot_sources',
    'realised_lot_id',
    `t.account_id, t.base_key, t.occurrence, t.kind, t.symbol_text, t.opened, t.closed, t.quantity, t.proceeds, t.cost_basis, t.gain, t.currency`,
    't.account_id, t.base_key, t.occurrence',
  ),
]

/**
 * Queries over everything the files of an import state that is neither a bar, a value nor a transaction: those have digests of their own. Each
 * takes the import's id. Of dated records only the families it has are walked.
 */
export function statedByBatch(db: ReadDb, batchId: number): readonly string[] {
  const families = prepared<[number], { family: string }>(
    db,
    `SELECT DISTINCT r.family FROM batch_files f JOIN dated_record_sources s ON s.batch_file_id = f.id JOIN dated_records r ON r.id = s.record_id
     WHERE f.batch_id = ? ORDER BY r.family`,
  ).all(batchId)
  const values = families.flatMap(({ family }) => (isRecordFamily(family) ? [valuesOf(family)] : []))
  return [...(families.length === 0 ? [] : [RECORDS]), ...values, ...OTHERS]
}

function valuesOf(family: Parameters<typeof familyOf>[0]): string {
  const { table, columns } = familyOf(family)
  const fields = Object.values(columns).map((column) => `v.${column}`)
  return `SELECT s.batch_file_id, s.line, r.record_key, ${fields.join(', ')} FROM batch_files f JOIN dated_record_sources s ON s.batch_file_id = f.id
    JOIN dated_records r ON r.id = s.record_id JOIN ${table} v ON v.record_id = r.id
    WHERE f.batch_id = ? ORDER BY s.batch_file_id, s.line, r.record_key, r.version`
}
