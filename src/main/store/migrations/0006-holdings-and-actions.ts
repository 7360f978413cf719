import type { Migration } from './migration.ts'

export const holdingsAndActions: Migration = {
  name: 'holdings-and-actions',
  sql: `
-- What a fund held on a day, as its sponsor published it: the dated membership of a universe and the sector of each name.
-- row_key: the symbol, or name and CUSIP where the row has none ('CASH', a future); makes a row of one list unique.
CREATE TABLE holdings (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  fund_instrument_id INTEGER NOT NULL REFERENCES instruments (id),
  as_of TEXT NOT NULL CHECK (length(as_of) = 10),
  row_key TEXT NOT NULL,
  instrument_id INTEGER REFERENCES instruments (id),
  symbol_text TEXT,
  name TEXT,
  sector TEXT,
  asset_class TEXT,
  weight_fraction REAL,
  shares REAL,
  market_value REAL,
  currency TEXT,
  UNIQUE (fund_instrument_id, as_of, row_key)
) STRICT;
CREATE INDEX holdings_by_instrument ON holdings (instrument_id, as_of) WHERE instrument_id IS NOT NULL;

-- Every file that has the row; the earliest active one owns it.
CREATE TABLE holding_sources (
  holding_id INTEGER NOT NULL REFERENCES holdings (id) ON DELETE CASCADE,
  batch_file_id INTEGER NOT NULL REFERENCES batch_files (id),
  line INTEGER NOT NULL,
  PRIMARY KEY (holding_id, batch_file_id, line)
) STRICT, WITHOUT ROWID;
CREATE INDEX holding_sources_by_file ON holding_sources (batch_file_id);

-- Splits and cash dividends, once per instrument, session and kind. value: shares after per share before (2 = two for one, 0.1 = one for ten),
-- or dollars per share.
CREATE TABLE corporate_actions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  instrument_id INTEGER NOT NULL REFERENCES instruments (id),
  session TEXT NOT NULL CHECK (length(session) = 10),
  kind TEXT NOT NULL CHECK (kind IN ('split', 'dividend')),
  value REAL NOT NULL CHECK (value > 0),
  UNIQUE (instrument_id, session, kind)
) STRICT;
CREATE TABLE corporate_action_sources (
  corporate_action_id INTEGER NOT NULL REFERENCES corporate_actions (id) ON DELETE CASCADE,
  batch_file_id INTEGER NOT NULL REFERENCES batch_files (id),
  line INTEGER NOT NULL,
  PRIMARY KEY (corporate_action_id, batch_file_id, line)
) STRICT, WITHOUT ROWID;
CREATE INDEX corporate_action_sources_by_file ON corporate_action_sources (batch_file_id);

-- The user's word on a suspected split: 'apply' it with this factor, or 'reject' it as a real move.
CREATE TABLE split_decisions (
  instrument_id INTEGER NOT NULL REFERENCES instruments (id),
  session TEXT NOT NULL CHECK (length(session) = 10),
  decision TEXT NOT NULL CHECK (decision IN ('apply', 'reject')),
  factor REAL CHECK (factor > 0),
  note TEXT,
  decided_at_ms INTEGER NOT NULL CHECK (abs(decided_at_ms) < 9007199254740992),
  PRIMARY KEY (instrument_id, session),
  CHECK ((decision = 'apply') = (factor IS NOT NULL))
) STRICT, WITHOUT ROWID;
`,
}
