import type { Migration } from './migration.ts'

export const datedRecords: Migration = {
  name: 'dated-records',
  sql: `
-- What files state of a day beside prices and transactions: one row for each statement, its values in the table of its family.
-- record_key makes a statement the same one in two files. Two files that disagree leave two versions, and the highest one stands: taking its
-- file away lets the other stand again. day is the day it speaks of; known_at the printed day or instant (UTC) of its publication, known_on
-- the day by whose close it was known; is_assumed = 1 where the file does not say.
CREATE TABLE dated_records (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  family TEXT NOT NULL,
  record_key TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  symbol TEXT,
  day TEXT NOT NULL CHECK (length(day) = 10),
  known_at TEXT NOT NULL CHECK (length(known_at) IN (10, 24)),
  known_on TEXT NOT NULL CHECK (length(known_on) = 10),
  is_assumed INTEGER NOT NULL CHECK (is_assumed IN (0, 1)),
  UNIQUE (family, record_key, version)
) STRICT;
CREATE INDEX dated_records_by_symbol ON dated_records (family, symbol, day);
CREATE INDEX dated_records_by_day ON dated_records (family, day);

-- Every file that states the record; the last one to go takes the row with it.
CREATE TABLE dated_record_sources (
  record_id INTEGER NOT NULL REFERENCES dated_records (id) ON DELETE CASCADE,
  batch_file_id INTEGER NOT NULL REFERENCES batch_files (id),
  line INTEGER NOT NULL,
  PRIMARY KEY (record_id, batch_file_id, line)
) STRICT, WITHOUT ROWID;
CREATE INDEX dated_record_sources_by_file ON dated_record_sources (batch_file_id);

-- Family 'universe': a name in an index (null = a list of one's own) from a day on, to the first day on which it was no longer in it; null = not
-- stated. The weight is in the unit of its file.
CREATE TABLE universe_members (
  record_id INTEGER PRIMARY KEY REFERENCES dated_records (id) ON DELETE CASCADE,
  name TEXT,
  sector TEXT,
  industry TEXT,
  index_name TEXT,
  weight REAL,
  valid_from TEXT CHECK (length(valid_from) = 10),
  valid_to TEXT CHECK (length(valid_to) = 10)
) STRICT;
CREATE INDEX universe_members_by_index ON universe_members (index_name);
`,
}
