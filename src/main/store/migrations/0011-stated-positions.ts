import type { Migration } from './migration.ts'

export const statedPositions: Migration = {
  name: 'stated-positions',
  sql: `
-- What an account held at a moment, as a file of its broker states it; it never makes a trade. Decimals are canonical text, null = not stated.
-- as_of_time is the printed time of day in New York ('18:04'), '' where the file shows a day only.
-- row_key: the symbol, else the name, made unique within its account; cash rows are marked by kind and counted by currency.
-- Two files that disagree leave two versions of a row, and the highest one stands: taking its file away lets the other stand again.
CREATE TABLE stated_positions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id TEXT NOT NULL REFERENCES accounts (id),
  as_of TEXT NOT NULL CHECK (length(as_of) = 10),
  as_of_time TEXT NOT NULL CHECK (as_of_time = '' OR length(as_of_time) = 5),
  row_key TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  kind TEXT NOT NULL CHECK (kind IN ('share', 'option', 'cash', 'other')),
  symbol_text TEXT,
  name TEXT,
  quantity TEXT CHECK (quantity NOT GLOB '*[^0-9.-]*'),
  price TEXT CHECK (price NOT GLOB '*[^0-9.-]*'),
  cost_basis TEXT CHECK (cost_basis NOT GLOB '*[^0-9.-]*'),
  market_value TEXT CHECK (market_value NOT GLOB '*[^0-9.-]*'),
  currency TEXT NOT NULL CHECK (length(currency) BETWEEN 3 AND 8),
  UNIQUE (account_id, as_of, as_of_time, row_key, version)
) STRICT;

-- Every file that states the row; the last one to go takes the row with it.
CREATE TABLE stated_position_sources (
  stated_position_id INTEGER NOT NULL REFERENCES stated_positions (id) ON DELETE CASCADE,
  batch_file_id INTEGER NOT NULL REFERENCES batch_files (id),
  line INTEGER NOT NULL,
  PRIMARY KEY (stated_position_id, batch_file_id, line)
) STRICT, WITHOUT ROWID;
CREATE INDEX stated_position_sources_by_file ON stated_position_sources (batch_file_id);

-- The broker's own reckoning of lots, kept to compare with and never a trade: 'closed' lots with what they realised, 'open' ones as of a day.
-- Two equal lots of one file are two rows: occurrence 0 and 1.
CREATE TABLE realised_lots (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id TEXT NOT NULL REFERENCES accounts (id),
  base_key TEXT NOT NULL,
  occurrence INTEGER NOT NULL CHECK (occurrence >= 0),
  kind TEXT NOT NULL CHECK (kind IN ('closed', 'open')),
  symbol_text TEXT NOT NULL,
  opened TEXT CHECK (length(opened) = 10),
  closed TEXT CHECK (length(closed) = 10),
  quantity TEXT NOT NULL CHECK (quantity NOT GLOB '*[^0-9.-]*'),
  proceeds TEXT CHECK (proceeds NOT GLOB '*[^0-9.-]*'),
  cost_basis TEXT CHECK (cost_basis NOT GLOB '*[^0-9.-]*'),
  gain TEXT CHECK (gain NOT GLOB '*[^0-9.-]*'),
  currency TEXT NOT NULL CHECK (length(currency) BETWEEN 3 AND 8),
  UNIQUE (account_id, base_key, occurrence),
  CHECK ((kind = 'closed') = (closed IS NOT NULL))
) STRICT;
CREATE INDEX realised_lots_by_symbol ON realised_lots (account_id, symbol_text, closed);

-- Every file that has the lot; the last one to go takes the row with it.
CREATE TABLE realised_lot_sources (
  realised_lot_id INTEGER NOT NULL REFERENCES realised_lots (id) ON DELETE CASCADE,
  batch_file_id INTEGER NOT NULL REFERENCES batch_files (id),
  line INTEGER NOT NULL,
  PRIMARY KEY (realised_lot_id, batch_file_id, line)
) STRICT, WITHOUT ROWID;
CREATE INDEX realised_lot_sources_by_file ON realised_lot_sources (batch_file_id);

-- How an account counts the cost of what it sells, where the user said so; an account without a row sells first in, first out.
CREATE TABLE lot_methods (
  account_id TEXT NOT NULL PRIMARY KEY REFERENCES accounts (id),
  method TEXT NOT NULL CHECK (method IN ('fifo', 'average', 'specific')),
  chosen_at_ms INTEGER NOT NULL CHECK (abs(chosen_at_ms) < 9007199254740992)
) STRICT, WITHOUT ROWID;

-- The user's word on which lots a closing fill takes: quantity of an opening fill, both by their keys, so that an undo and redo find them again.
CREATE TABLE lot_decisions (
  account_id TEXT NOT NULL REFERENCES accounts (id),
  closing_key TEXT NOT NULL,
  closing_occurrence INTEGER NOT NULL,
  opening_key TEXT NOT NULL,
  opening_occurrence INTEGER NOT NULL,
  quantity TEXT NOT NULL CHECK (quantity NOT GLOB '*[^0-9.]*'),
  decided_at_ms INTEGER NOT NULL CHECK (abs(decided_at_ms) < 9007199254740992),
  PRIMARY KEY (account_id, closing_key, closing_occurrence, opening_key, opening_occurrence)
) STRICT, WITHOUT ROWID;
`,
}
