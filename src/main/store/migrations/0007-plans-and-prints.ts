import type { Migration } from './migration.ts'

export const plansAndPrints: Migration = {
  name: 'plans-and-prints',
  sql: `
-- A planned order. Its content is the newest version that is not undone; versions are never edited.
CREATE TABLE plans (
  id TEXT NOT NULL PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE,
  status TEXT NOT NULL CHECK (status IN ('draft', 'saved')),
  current_version INTEGER NOT NULL,
  template TEXT,
  created_at_ms INTEGER NOT NULL CHECK (abs(created_at_ms) < 9007199254740992),
  updated_at_ms INTEGER NOT NULL CHECK (abs(updated_at_ms) < 9007199254740992)
) STRICT, WITHOUT ROWID;

-- as_of null = no bar known yet; is_replay = asOf was given: every check runs at now_at_ms, 20:00 New York of that session.
-- entry, stop null = not stated; slippage_bps null = the model's own estimate. adopted_quantity is signed, canonical decimal.
-- copied_from = the version an undo wrote again.
CREATE TABLE plan_versions (
  plan_id TEXT NOT NULL REFERENCES plans (id),
  version INTEGER NOT NULL CHECK (version >= 1),
  status TEXT NOT NULL CHECK (status IN ('draft', 'saved')),
  symbol TEXT NOT NULL,
  side TEXT NOT NULL CHECK (side IN ('long', 'short')),
  account_id TEXT NOT NULL,
  as_of TEXT CHECK (length(as_of) = 10),
  is_replay INTEGER NOT NULL CHECK (is_replay IN (0, 1)),
  now_at_ms INTEGER NOT NULL CHECK (abs(now_at_ms) < 9007199254740992),
  valid_for TEXT CHECK (length(valid_for) = 10),
  entry REAL CHECK (entry > 0),
  entry_source TEXT NOT NULL,
  stop REAL CHECK (stop > 0),
  risk_fraction REAL NOT NULL CHECK (risk_fraction > 0),
  slippage_bps REAL CHECK (slippage_bps >= 0),
  is_adopted INTEGER NOT NULL CHECK (is_adopted IN (0, 1)),
  adopted_position TEXT,
  adopted_quantity TEXT CHECK (adopted_quantity NOT GLOB '*[^0-9.-]*'),
  copied_from INTEGER,
  generation INTEGER NOT NULL,
  created_at_ms INTEGER NOT NULL CHECK (abs(created_at_ms) < 9007199254740992),
  is_undone INTEGER NOT NULL DEFAULT 0 CHECK (is_undone IN (0, 1)),
  PRIMARY KEY (plan_id, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX plan_versions_by_symbol ON plan_versions (symbol, account_id);

-- Answers as given, appended and never edited: the newest row of an item holds. result null = withdrawn.
-- signed_at_ms is the plan's now, wall_at_ms the moment of typing. session names the session a session-scoped answer was given for.
CREATE TABLE checklist_answers (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  plan_id TEXT NOT NULL REFERENCES plans (id),
  plan_version INTEGER NOT NULL,
  item TEXT NOT NULL,
  scope TEXT NOT NULL CHECK (scope IN ('order', 'session', 'days')),
  session TEXT CHECK (length(session) = 10),
  result TEXT CHECK (result IN ('pass', 'fail')),
  signed_by TEXT NOT NULL,
  signed_at_ms INTEGER NOT NULL CHECK (abs(signed_at_ms) < 9007199254740992),
  wall_at_ms INTEGER NOT NULL CHECK (abs(wall_at_ms) < 9007199254740992),
  note TEXT,
  evidence_name TEXT,
  evidence_sha256 TEXT CHECK (length(evidence_sha256) = 64),
  evidence_size_bytes INTEGER
) STRICT;
CREATE INDEX checklist_answers_by_plan ON checklist_answers (plan_id, item, seq);
CREATE INDEX checklist_answers_by_item ON checklist_answers (item, seq);

-- A required item overridden by name and reason; holds for one plan version.
CREATE TABLE checklist_overrides (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  plan_id TEXT NOT NULL REFERENCES plans (id),
  plan_version INTEGER NOT NULL,
  item TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (length(reason) >= 10),
  overridden_by TEXT NOT NULL,
  signed_at_ms INTEGER NOT NULL CHECK (abs(signed_at_ms) < 9007199254740992),
  wall_at_ms INTEGER NOT NULL CHECK (abs(wall_at_ms) < 9007199254740992)
) STRICT;
CREATE INDEX checklist_overrides_by_plan ON checklist_overrides (plan_id, item, seq);

-- Every decision by name, chained: hash covers the row and previous_hash, so an edit or a gap shows.
CREATE TABLE audit_log (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  at_ms INTEGER NOT NULL CHECK (abs(at_ms) < 9007199254740992),
  user TEXT NOT NULL,
  subject TEXT NOT NULL,
  item TEXT NOT NULL,
  from_value TEXT,
  to_value TEXT,
  reason TEXT,
  evidence_sha256 TEXT CHECK (length(evidence_sha256) = 64),
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64)
) STRICT;

-- What was printed: the canonical bytes themselves, their digest, and the digest of the print before. Stored first, then put on paper.
CREATE TABLE prints (
  id TEXT NOT NULL PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE,
  plan_id TEXT NOT NULL REFERENCES plans (id),
  plan_version INTEGER NOT NULL,
  symbol TEXT NOT NULL,
  decision TEXT NOT NULL CHECK (decision IN ('GO', 'REVIEW', 'NO-GO')),
  code TEXT NOT NULL UNIQUE CHECK (length(code) = 16),
  sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
  previous_sha256 TEXT CHECK (length(previous_sha256) = 64),
  claims BLOB NOT NULL,
  envelope BLOB NOT NULL,
  -- What the page draws beside the evidence (batches, names, warnings): JSON bytes, shown and never judged.
  page BLOB NOT NULL,
  generation INTEGER NOT NULL,
  printed_at_ms INTEGER NOT NULL CHECK (abs(printed_at_ms) < 9007199254740992),
  is_on_paper INTEGER NOT NULL DEFAULT 0 CHECK (is_on_paper IN (0, 1)),
  pdf_path TEXT,
  evidence_path TEXT
) STRICT;
CREATE INDEX prints_by_plan ON prints (plan_id, number);

-- The batches whose rows a print stands on: undo names the prints that used them.
CREATE TABLE print_batches (
  print_id TEXT NOT NULL REFERENCES prints (id),
  batch_id INTEGER NOT NULL REFERENCES batches (id),
  PRIMARY KEY (print_id, batch_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX print_batches_by_batch ON print_batches (batch_id);
`,
}
