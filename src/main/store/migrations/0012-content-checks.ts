import type { Migration } from './migration.ts'

export const contentChecks: Migration = {
  name: 'content-checks',
  sql: `
-- What SQLite cannot notice: a page that is well formed and says something else. One digest per import over the text of its rows, and one per
-- account over its transactions, fees, sources and statements, each written in the transaction that changed them. Chunks of bars carry their own.
CREATE TABLE content_checks (
  kind TEXT NOT NULL CHECK (kind IN ('batch', 'account')),
  id TEXT NOT NULL,
  rows INTEGER NOT NULL,
  digest TEXT NOT NULL CHECK (length(digest) = 64),
  generation INTEGER NOT NULL,
  PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;
`,
}
