import type { Migration } from './migration.ts'

export const batches: Migration = {
  name: 'batches',
  sql: `
-- One stored import (or one typed change that can be taken back). Never deleted: undone is a stamp.
CREATE TABLE batches (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL DEFAULT 'import' CHECK (kind IN ('import', 'typed', 'demo')),
  at_ms INTEGER NOT NULL CHECK (abs(at_ms) < 9007199254740992),
  undone_at_ms INTEGER CHECK (abs(undone_at_ms) < 9007199254740992),
  request_id TEXT NOT NULL,
  generation INTEGER NOT NULL,
  app_version TEXT NOT NULL
) STRICT;

-- Each file of a batch, with the digest and the profile it was read by. Lower id = earlier file: the order in which values are owned.
-- new + known + ignored + review + unsupported + error = read.
CREATE TABLE batch_files (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  batch_id INTEGER NOT NULL REFERENCES batches (id),
  ordinal INTEGER NOT NULL,
  path TEXT NOT NULL,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  size_bytes INTEGER NOT NULL CHECK (size_bytes BETWEEN 0 AND 9007199254740991),
  encoding TEXT NOT NULL,
  profile_id TEXT NOT NULL,
  profile_version INTEGER NOT NULL,
  format_kind TEXT NOT NULL,
  account TEXT,
  rows_read INTEGER NOT NULL,
  rows_new INTEGER NOT NULL,
  rows_known INTEGER NOT NULL,
  rows_ignored INTEGER NOT NULL,
  rows_review INTEGER NOT NULL,
  rows_unsupported INTEGER NOT NULL,
  rows_error INTEGER NOT NULL,
  UNIQUE (batch_id, ordinal),
  CHECK (rows_new + rows_known + rows_ignored + rows_review + rows_unsupported + rows_error = rows_read)
) STRICT;
CREATE INDEX batch_files_by_sha256 ON batch_files (sha256);

-- The answers a file was read with, so that the same file can be read again alike. value is JSON text of a text, number or truth.
CREATE TABLE batch_file_answers (
  batch_file_id INTEGER NOT NULL REFERENCES batch_files (id),
  question TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (batch_file_id, question)
) STRICT, WITHOUT ROWID;

-- Raw text of every broker row, and of every bar, value or holding row that was not stored. line = where the record begins.
-- symbol_text and session where the row shows them, so that held-back bars can be listed by name and day.
-- The transactions a row became are found through transaction_sources by (batch_file_id, line): a row may make two, two rows may make one.
CREATE TABLE raw_rows (
  batch_file_id INTEGER NOT NULL REFERENCES batch_files (id),
  line INTEGER NOT NULL CHECK (line BETWEEN 1 AND 9007199254740991),
  status TEXT NOT NULL CHECK (status IN ('new', 'known', 'ignored', 'review', 'unsupported', 'error')),
  reason TEXT NOT NULL,
  column_name TEXT,
  symbol_text TEXT,
  session TEXT CHECK (length(session) = 10),
  raw_text TEXT NOT NULL,
  PRIMARY KEY (batch_file_id, line)
) STRICT;
CREATE INDEX raw_rows_by_status ON raw_rows (batch_file_id, status, line);
CREATE INDEX raw_rows_by_symbol ON raw_rows (symbol_text, status) WHERE symbol_text IS NOT NULL;

-- Lines of a price file whose bars the store already had: ranges instead of text, both ends included.
CREATE TABLE known_ranges (
  batch_file_id INTEGER NOT NULL REFERENCES batch_files (id),
  from_line INTEGER NOT NULL,
  to_line INTEGER NOT NULL CHECK (to_line >= from_line),
  PRIMARY KEY (batch_file_id, from_line)
) STRICT, WITHOUT ROWID;

-- Every value that was replaced or removed outside the bars (those have bar_history): one row per column.
-- row_key is the natural key of the row as JSON array text; old_value null = the column was empty.
CREATE TABLE value_history (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  table_name TEXT NOT NULL,
  row_key TEXT NOT NULL,
  column_name TEXT NOT NULL,
  old_value TEXT,
  batch_id INTEGER REFERENCES batches (id),
  generation INTEGER NOT NULL,
  at_ms INTEGER NOT NULL CHECK (abs(at_ms) < 9007199254740992)
) STRICT;
CREATE INDEX value_history_by_row ON value_history (table_name, row_key, id);
`,
}
