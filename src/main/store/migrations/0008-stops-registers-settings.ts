import type { Migration } from './migration.ts'

export const stopsRegistersSettings: Migration = {
  name: 'stops-registers-settings',
  sql: `
-- What a stop rule said, once per position, session, rule, rule version and inputs: evaluating twice adds nothing. Never edited: a correction
-- is a new row that names the one it supersedes. is_replay = judged at a given as-of, apart from the live log.
-- position = account, instrument and first opening fill, as positions.list writes it.
CREATE TABLE stop_events (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  position TEXT NOT NULL,
  account_id TEXT NOT NULL,
  symbol TEXT NOT NULL,
  plan_id TEXT,
  plan_version INTEGER,
  session TEXT NOT NULL CHECK (length(session) = 10),
  rule TEXT NOT NULL,
  rule_version TEXT NOT NULL,
  input_digest TEXT NOT NULL CHECK (length(input_digest) = 64),
  stop_price REAL,
  exit_fraction REAL NOT NULL CHECK (exit_fraction BETWEEN 0 AND 1),
  is_winner INTEGER NOT NULL CHECK (is_winner IN (0, 1)),
  reason TEXT NOT NULL,
  is_replay INTEGER NOT NULL CHECK (is_replay IN (0, 1)),
  as_of TEXT NOT NULL CHECK (length(as_of) = 10),
  supersedes INTEGER REFERENCES stop_events (id),
  generation INTEGER NOT NULL,
  recorded_at_ms INTEGER NOT NULL CHECK (abs(recorded_at_ms) < 9007199254740992),
  UNIQUE (position, session, rule, rule_version, input_digest, is_replay)
) STRICT;
CREATE INDEX stop_events_by_session ON stop_events (is_replay, session, position);

-- Register of risk flags: one row per name and day it was looked at, so that an earlier as-of still sees the earlier look.
-- A row without codes = looked at, nothing found; no row = never looked at.
CREATE TABLE risk_flags (
  symbol TEXT NOT NULL,
  checked_as_of TEXT NOT NULL CHECK (length(checked_as_of) = 10),
  recorded_at_ms INTEGER NOT NULL CHECK (abs(recorded_at_ms) < 9007199254740992),
  PRIMARY KEY (symbol, checked_as_of)
) STRICT, WITHOUT ROWID;
CREATE TABLE risk_flag_codes (
  symbol TEXT NOT NULL,
  checked_as_of TEXT NOT NULL,
  code TEXT NOT NULL,
  as_of TEXT NOT NULL CHECK (length(as_of) = 10),
  PRIMARY KEY (symbol, checked_as_of, code, as_of),
  FOREIGN KEY (symbol, checked_as_of) REFERENCES risk_flags (symbol, checked_as_of) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Names the user follows, in the user's order.
CREATE TABLE watchlist (
  symbol TEXT NOT NULL PRIMARY KEY,
  position INTEGER NOT NULL UNIQUE,
  added_at_ms INTEGER NOT NULL CHECK (abs(added_at_ms) < 9007199254740992)
) STRICT, WITHOUT ROWID;

-- Only what the user or a screen set: key as in the contract ('theme', 'view.screen'), value as JSON text.
CREATE TABLE settings (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT, WITHOUT ROWID;
`,
}
