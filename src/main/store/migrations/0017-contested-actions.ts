import type { Migration } from './migration.ts'

export const contestedActions: Migration = {
  name: 'contested-actions',
  sql: `
-- A split or dividend that a file states otherwise than the value in corporate_actions, with its line. Where the files behind that value are
-- undone, the first of these stands (store/corporate-actions.ts).
CREATE TABLE contested_actions (
  instrument_id INTEGER NOT NULL REFERENCES instruments (id),
  session TEXT NOT NULL CHECK (length(session) = 10),
  kind TEXT NOT NULL CHECK (kind IN ('split', 'dividend')),
  value REAL NOT NULL CHECK (value > 0),
  batch_file_id INTEGER NOT NULL REFERENCES batch_files (id),
  line INTEGER NOT NULL,
  PRIMARY KEY (instrument_id, session, kind, batch_file_id, line)
) STRICT, WITHOUT ROWID;
CREATE INDEX contested_actions_by_file ON contested_actions (batch_file_id);
`,
}
