import type { Migration } from './migration.ts'

export const accountsAndInstruments: Migration = {
  name: 'accounts-and-instruments',
  sql: `
-- An account is known by the text the user or the broker gives it. origin 'imported' = an import made it and nobody typed anything
-- about it since: undoing that import may remove it again.
CREATE TABLE accounts (
  id TEXT NOT NULL PRIMARY KEY,
  label TEXT NOT NULL,
  currency TEXT NOT NULL DEFAULT 'USD' CHECK (length(currency) = 3),
  origin TEXT NOT NULL CHECK (origin IN ('typed', 'imported')),
  created_at_ms INTEGER NOT NULL CHECK (abs(created_at_ms) < 9007199254740992)
) STRICT, WITHOUT ROWID;

-- Equity and settled cash as stated for the end of a session, typed or from a balance or positions file; null = not stated.
-- Canonical decimals. source_key is '' for typed, 'file:<batch_files.id>' for a file, so both may stand for one day; typed wins.
CREATE TABLE account_statements (
  account_id TEXT NOT NULL REFERENCES accounts (id),
  as_of TEXT NOT NULL CHECK (length(as_of) = 10),
  source_key TEXT NOT NULL,
  equity TEXT CHECK (equity NOT GLOB '*[^0-9.-]*'),
  cash TEXT CHECK (cash NOT GLOB '*[^0-9.-]*'),
  batch_file_id INTEGER REFERENCES batch_files (id),
  line INTEGER,
  stated_at_ms INTEGER NOT NULL CHECK (abs(stated_at_ms) < 9007199254740992),
  PRIMARY KEY (account_id, as_of, source_key),
  CHECK ((source_key = '') = (batch_file_id IS NULL)),
  CHECK (equity IS NOT NULL OR cash IS NOT NULL)
) STRICT, WITHOUT ROWID;
CREATE INDEX account_statements_by_file ON account_statements (batch_file_id) WHERE batch_file_id IS NOT NULL;

-- What is traded or measured. symbol is the current ticker, upper case. name, kind and sector are what the traits below resolve to.
CREATE TABLE instruments (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  symbol TEXT NOT NULL UNIQUE,
  name TEXT,
  kind TEXT NOT NULL DEFAULT 'stock' CHECK (kind IN ('stock', 'fund', 'index', 'breadth', 'rate')),
  sector TEXT
) STRICT;

-- Who said what about an instrument. The highest source wins (user, universe, holdings, transactions, bars), then the latest as_of,
-- then the later file; undoing a file takes its words away and the next one holds again. batch_file_id null = the user.
CREATE TABLE instrument_traits (
  instrument_id INTEGER NOT NULL REFERENCES instruments (id) ON DELETE CASCADE,
  trait TEXT NOT NULL CHECK (trait IN ('name', 'kind', 'sector')),
  source TEXT NOT NULL CHECK (source IN ('user', 'universe', 'holdings', 'transactions', 'bars')),
  as_of TEXT NOT NULL DEFAULT '',
  batch_file_id INTEGER REFERENCES batch_files (id),
  value TEXT NOT NULL,
  CHECK ((source = 'user') = (batch_file_id IS NULL))
) STRICT;
CREATE UNIQUE INDEX instrument_traits_by_instrument ON instrument_traits (instrument_id, trait, source, as_of, ifnull(batch_file_id, 0));
CREATE INDEX instrument_traits_by_file ON instrument_traits (batch_file_id) WHERE batch_file_id IS NOT NULL;

-- Other names of an instrument: a CUSIP, an ISIN, a former ticker, a vendor's spelling ('cusip', 'isin', 'symbol', or a profile id).
CREATE TABLE instrument_aliases (
  source TEXT NOT NULL,
  raw_id TEXT NOT NULL,
  instrument_id INTEGER NOT NULL REFERENCES instruments (id) ON DELETE CASCADE,
  batch_file_id INTEGER REFERENCES batch_files (id),
  PRIMARY KEY (source, raw_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX instrument_aliases_by_instrument ON instrument_aliases (instrument_id);
`,
}
