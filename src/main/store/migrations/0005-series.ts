import type { Migration } from './migration.ts'

export const series: Migration = {
  name: 'series',
  sql: `
-- One line of prices (kind 'bars', of an instrument) or of values (kind 'values', known by its own code: DGS10).
-- variant '' or '#2': a second line of the same profile that disagrees with the first.
-- import_order: 1 for the first series of an instrument, rising; the primary is the first imported until the user says otherwise.
CREATE TABLE series (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (kind IN ('bars', 'values')),
  instrument_id INTEGER REFERENCES instruments (id),
  code TEXT,
  timeframe TEXT NOT NULL CHECK (timeframe IN ('1d', '1m')),
  profile_id TEXT NOT NULL,
  adjustment TEXT NOT NULL CHECK (adjustment IN ('raw', 'split', 'total', 'unknown')),
  variant TEXT NOT NULL DEFAULT '',
  is_primary INTEGER NOT NULL CHECK (is_primary IN (0, 1)),
  is_primary_by_user INTEGER NOT NULL DEFAULT 0 CHECK (is_primary_by_user IN (0, 1)),
  import_order INTEGER NOT NULL,
  note TEXT,
  CHECK ((kind = 'bars') = (instrument_id IS NOT NULL)),
  CHECK ((kind = 'values') = (code IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX series_of_instrument ON series (instrument_id, timeframe, profile_id, adjustment, variant) WHERE kind = 'bars';
CREATE UNIQUE INDEX series_of_code ON series (code, timeframe, profile_id, adjustment, variant) WHERE kind = 'values';
CREATE UNIQUE INDEX primary_series_of_instrument ON series (instrument_id, timeframe) WHERE kind = 'bars' AND is_primary = 1;
CREATE UNIQUE INDEX primary_series_of_code ON series (code, timeframe) WHERE kind = 'values' AND is_primary = 1;

-- Bars, many to a row. period = the year (2024) of daily bars, the month (202411) of minute bars: a thin name's month fits one page chain
-- and a day's append rewrites one month only. 'bars' holds the columns session number (or minute), open, high, low, close, volume,
-- adjusted close; 'sources' holds file id and line of each bar, apart, so that a whole-panel read does not load it.
-- format = version of the layout; checksum = CRC-32 over bars, then sources, because pages have none.
CREATE TABLE bar_chunks (
  id INTEGER PRIMARY KEY,
  series_id INTEGER NOT NULL REFERENCES series (id),
  period INTEGER NOT NULL,
  format INTEGER NOT NULL,
  checksum INTEGER NOT NULL CHECK (checksum BETWEEN 0 AND 4294967295),
  bars BLOB NOT NULL,
  sources BLOB NOT NULL,
  UNIQUE (series_id, period)
) STRICT;

-- Observations of a value series, in the same manner: session number and value; known-at stamps where the file gives them.
CREATE TABLE observation_chunks (
  id INTEGER PRIMARY KEY,
  series_id INTEGER NOT NULL REFERENCES series (id),
  period INTEGER NOT NULL,
  format INTEGER NOT NULL,
  checksum INTEGER NOT NULL CHECK (checksum BETWEEN 0 AND 4294967295),
  observations BLOB NOT NULL,
  sources BLOB NOT NULL,
  UNIQUE (series_id, period)
) STRICT;

-- What a chunk holds, without loading it: counting and first/last never walk the blobs.
CREATE TABLE coverage (
  series_id INTEGER NOT NULL REFERENCES series (id),
  period INTEGER NOT NULL,
  first_session TEXT NOT NULL CHECK (length(first_session) = 10),
  last_session TEXT NOT NULL CHECK (length(last_session) = 10),
  count INTEGER NOT NULL CHECK (count > 0),
  zero_volume_count INTEGER NOT NULL,
  missing_volume_count INTEGER NOT NULL,
  PRIMARY KEY (series_id, period)
) STRICT, WITHOUT ROWID;

-- A later file that found bars (or observations) of a chunk equal. bitmap: bit d = day d of the year (0 = 1 January), for minutes
-- bit m = minute m of the month (UTC); least significant bit first. Such a file keeps the bar alive when the owner is undone.
CREATE TABLE chunk_confirmations (
  series_id INTEGER NOT NULL REFERENCES series (id),
  period INTEGER NOT NULL,
  batch_file_id INTEGER NOT NULL REFERENCES batch_files (id),
  bitmap BLOB NOT NULL,
  PRIMARY KEY (series_id, period, batch_file_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX chunk_confirmations_by_file ON chunk_confirmations (batch_file_id);

-- Which chunks a file owns values of: undo finds them without reading every chunk.
CREATE TABLE chunk_files (
  batch_file_id INTEGER NOT NULL REFERENCES batch_files (id),
  series_id INTEGER NOT NULL REFERENCES series (id),
  period INTEGER NOT NULL,
  PRIMARY KEY (batch_file_id, series_id, period)
) STRICT, WITHOUT ROWID;
CREATE INDEX chunk_files_by_chunk ON chunk_files (series_id, period);

-- Bars and values that were replaced or removed: what stood there, whose it was, which batch put something else. Without a foreign key to
-- series: an undone series leaves its history. stamp = session number, or epoch minute. value series use close_value alone.
CREATE TABLE bar_history (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  series_id INTEGER NOT NULL,
  session TEXT NOT NULL CHECK (length(session) = 10),
  stamp INTEGER NOT NULL,
  open_value REAL,
  high_value REAL,
  low_value REAL,
  close_value REAL,
  volume_value REAL,
  adjusted_close_value REAL,
  owner_batch_file_id INTEGER REFERENCES batch_files (id),
  owner_line INTEGER,
  new_open_value REAL,
  new_high_value REAL,
  new_low_value REAL,
  new_close_value REAL,
  new_volume_value REAL,
  new_adjusted_close_value REAL,
  cause TEXT NOT NULL CHECK (cause IN ('replaced', 'rebased', 'removed', 'restored')),
  batch_id INTEGER REFERENCES batches (id),
  at_ms INTEGER NOT NULL CHECK (abs(at_ms) < 9007199254740992)
) STRICT;
CREATE INDEX bar_history_by_series ON bar_history (series_id, stamp, id);
CREATE INDEX bar_history_by_batch ON bar_history (batch_id);
`,
}
