import type { Migration } from './migration.ts'

export const heldValues: Migration = {
  name: 'held-values',
  sql: `
-- What a held-back row of prices or values says, as it was read: written once beside its text, never changed. A line of a table with several
-- columns may say something of several series. The series it would join: (kind, symbol, timeframe, profile of its file, adjustment, variant);
-- stamp = session number, or epoch minute. A value that is not there, or could not be read, is null; values use close_value alone.
CREATE TABLE held_values (
  batch_file_id INTEGER NOT NULL,
  line INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('bars', 'values')),
  symbol TEXT NOT NULL,
  timeframe TEXT NOT NULL CHECK (timeframe IN ('1d', '1m')),
  adjustment TEXT NOT NULL CHECK (adjustment IN ('raw', 'split', 'total', 'unknown')),
  variant TEXT NOT NULL,
  stamp INTEGER NOT NULL,
  open_value REAL,
  high_value REAL,
  low_value REAL,
  close_value REAL,
  volume_value REAL,
  adjusted_close_value REAL,
  PRIMARY KEY (batch_file_id, line, symbol),
  FOREIGN KEY (batch_file_id, line) REFERENCES raw_rows (batch_file_id, line)
) STRICT, WITHOUT ROWID;

-- The user's word on a held-back row: 'keep-out' = settled as it is, 'take' = it stands on its stamp. It holds for every row of the same
-- layout and symbol with the same text, so that a later file that has the row again finds it settled.
CREATE TABLE held_decisions (
  batch_file_id INTEGER NOT NULL,
  line INTEGER NOT NULL,
  decision TEXT NOT NULL CHECK (decision IN ('take', 'keep-out')),
  profile_id TEXT NOT NULL,
  symbol_text TEXT,
  raw_text TEXT NOT NULL,
  decided_at_ms INTEGER NOT NULL CHECK (abs(decided_at_ms) < 9007199254740992),
  PRIMARY KEY (batch_file_id, line),
  FOREIGN KEY (batch_file_id, line) REFERENCES raw_rows (batch_file_id, line)
) STRICT, WITHOUT ROWID;
CREATE INDEX held_decisions_by_text ON held_decisions (raw_text);

-- What stands by a decision, laid over the chunks at reading: one per stamp of a line. The chunks stay as the files made them.
CREATE TABLE taken_values (
  kind TEXT NOT NULL CHECK (kind IN ('bars', 'values')),
  symbol TEXT NOT NULL,
  timeframe TEXT NOT NULL CHECK (timeframe IN ('1d', '1m')),
  profile_id TEXT NOT NULL,
  adjustment TEXT NOT NULL CHECK (adjustment IN ('raw', 'split', 'total', 'unknown')),
  variant TEXT NOT NULL,
  stamp INTEGER NOT NULL,
  batch_file_id INTEGER NOT NULL,
  line INTEGER NOT NULL,
  open_value REAL,
  high_value REAL,
  low_value REAL,
  close_value REAL,
  volume_value REAL,
  adjusted_close_value REAL,
  PRIMARY KEY (kind, symbol, timeframe, profile_id, adjustment, variant, stamp),
  FOREIGN KEY (batch_file_id, line) REFERENCES held_decisions (batch_file_id, line)
) STRICT, WITHOUT ROWID;
CREATE INDEX taken_values_by_row ON taken_values (batch_file_id, line);
`,
}
