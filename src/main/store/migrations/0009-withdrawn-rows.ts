import type { Migration } from './migration.ts'

export const withdrawnRows: Migration = {
  name: 'withdrawn-rows',
  sql: `
-- Bars and values that left the store when the last file that had them was undone: a chunk of them each, in the layout they lay in.
-- The series is named by what it was, because it may be gone with them. A million bars leave in a second this way, and come back alike.
CREATE TABLE withdrawn_chunks (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  batch_file_id INTEGER NOT NULL REFERENCES batch_files (id),
  kind TEXT NOT NULL CHECK (kind IN ('bars', 'values')),
  symbol TEXT NOT NULL,
  timeframe TEXT NOT NULL CHECK (timeframe IN ('1d', '1m')),
  profile_id TEXT NOT NULL,
  adjustment TEXT NOT NULL,
  variant TEXT NOT NULL,
  period INTEGER NOT NULL,
  format INTEGER NOT NULL,
  checksum INTEGER NOT NULL CHECK (checksum BETWEEN 0 AND 4294967295),
  rows BLOB NOT NULL,
  sources BLOB NOT NULL,
  at_ms INTEGER NOT NULL CHECK (abs(at_ms) < 9007199254740992)
) STRICT;
CREATE INDEX withdrawn_chunks_by_file ON withdrawn_chunks (batch_file_id);
`,
}
