import type { Migration } from './migration.ts'

export const store: Migration = {
  name: 'store',
  sql: `
-- What the workspace knows about itself: 'generation' (raised by every writing transaction), 'created_at_ms', 'last_write_at_ms',
-- 'is_simulated' (1 once the demo was put in), 'fixed_clock_at_ms' (the demo's clock), 'app_version' (the last writer).
CREATE TABLE store_facts (
  key TEXT NOT NULL PRIMARY KEY,
  value ANY NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO store_facts (key, value) VALUES ('generation', 0);

-- What each commit touched: the panel refreshes by it, a judged decision is refused by it, the screens ask again by it.
-- id is the outward id of the kind: series.id, accounts.id, plans.id, instruments.id, batches.id, prints.id as text, a register's or a setting's name.
CREATE TABLE changes (
  generation INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('series', 'account', 'plan', 'register', 'watchlist', 'setting', 'instrument', 'batch', 'print')),
  id TEXT NOT NULL,
  PRIMARY KEY (generation, kind, id)
) STRICT, WITHOUT ROWID;

-- Every writing call that was stored, so that a caller who lost its answer learns "stored" or "not stored", never "perhaps".
CREATE TABLE requests (
  request_id TEXT NOT NULL PRIMARY KEY,
  generation INTEGER NOT NULL,
  at_ms INTEGER NOT NULL CHECK (abs(at_ms) < 9007199254740992)
) STRICT, WITHOUT ROWID;
`,
}
