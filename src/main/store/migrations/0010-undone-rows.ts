import type { Migration } from './migration.ts'

export const undoneRows: Migration = {
  name: 'undone-rows',
  sql: `
-- Every time a batch was undone. redone_at_ms null = it still is. A batch that was undone before this table came has no line and cannot be redone.
CREATE TABLE batch_undos (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  batch_id INTEGER NOT NULL REFERENCES batches (id),
  generation INTEGER NOT NULL,
  at_ms INTEGER NOT NULL CHECK (abs(at_ms) < 9007199254740992),
  redone_at_ms INTEGER CHECK (abs(redone_at_ms) < 9007199254740992)
) STRICT;
CREATE INDEX batch_undos_by_batch ON batch_undos (batch_id, id);

-- What an undo did to the rows outside the series, in the order in which it did it: a redo walks it backwards and empties it.
-- row_id = the row's own id where its table has one; the rows are JSON objects of their columns, read whole and never searched.
CREATE TABLE undone_rows (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  undo_id INTEGER NOT NULL REFERENCES batch_undos (id),
  table_name TEXT NOT NULL,
  row_id ANY,
  act TEXT NOT NULL CHECK (act IN ('removed', 'changed', 'added')),
  row_before TEXT,
  row_after TEXT,
  CHECK ((act = 'added') = (row_before IS NULL)),
  CHECK ((act = 'removed') = (row_after IS NULL))
) STRICT;
CREATE INDEX undone_rows_by_undo ON undone_rows (undo_id, id);
CREATE INDEX undone_rows_by_row ON undone_rows (table_name, row_id, id) WHERE row_id IS NOT NULL;

-- The series an undone file took part in, by name and as they were: a redo makes those again that went.
CREATE TABLE withdrawn_series (
  batch_file_id INTEGER NOT NULL REFERENCES batch_files (id),
  kind TEXT NOT NULL CHECK (kind IN ('bars', 'values')),
  symbol TEXT NOT NULL,
  timeframe TEXT NOT NULL CHECK (timeframe IN ('1d', '1m')),
  profile_id TEXT NOT NULL,
  adjustment TEXT NOT NULL,
  variant TEXT NOT NULL,
  series_id INTEGER NOT NULL,
  is_primary_by_user INTEGER NOT NULL CHECK (is_primary_by_user IN (0, 1)),
  import_order INTEGER NOT NULL,
  note TEXT,
  PRIMARY KEY (batch_file_id, kind, symbol, timeframe, profile_id, adjustment, variant)
) STRICT, WITHOUT ROWID;
CREATE INDEX bar_history_by_owner ON bar_history (owner_batch_file_id, series_id);

-- Which rows of a series an undone file had found equal to another file's: a bitmap per chunk, as in chunk_confirmations.
CREATE TABLE withdrawn_confirmations (
  batch_file_id INTEGER NOT NULL REFERENCES batch_files (id),
  kind TEXT NOT NULL CHECK (kind IN ('bars', 'values')),
  symbol TEXT NOT NULL,
  timeframe TEXT NOT NULL CHECK (timeframe IN ('1d', '1m')),
  profile_id TEXT NOT NULL,
  adjustment TEXT NOT NULL,
  variant TEXT NOT NULL,
  period INTEGER NOT NULL,
  bitmap BLOB NOT NULL,
  PRIMARY KEY (batch_file_id, kind, symbol, timeframe, profile_id, adjustment, variant, period)
) STRICT, WITHOUT ROWID;
`,
}
