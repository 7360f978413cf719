import type { ReadDb } from './handles.ts'
import { prepared } from './prepared.ts'

/** What the imports in force were read by: one profile, and where the user said how, his mapping as JSON text. */
export interface LayoutUse {
  readonly profileId: string
  readonly mapping: string | null
  readonly files: number
  readonly rows: number
  readonly lastAtMs: number
  readonly lastFile: string
  readonly lastVersion: number
}

/** Files and rows by the layout they were read by, the latest file of each named. Undone imports do not count. */
export const layoutUses = (db: ReadDb): readonly LayoutUse[] =>
  // With one max() SQLite takes the bare columns from the row that has it.
  prepared<[], LayoutUse>(
    db,
    `SELECT f.profile_id AS profileId, json_extract(a.value, '$') AS mapping, count(*) AS files, sum(f.rows_read) AS rows,
       f.name AS lastFile, f.profile_version AS lastVersion, b.at_ms AS lastAtMs, max(f.id)
     FROM batch_files f JOIN batches b ON b.id = f.batch_id
     LEFT JOIN batch_file_answers a ON a.batch_file_id = f.id AND a.question = 'mapping'
     WHERE b.undone_at_ms IS NULL GROUP BY 1, 2`,
  ).all()
