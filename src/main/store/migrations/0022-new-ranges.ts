import type { Migration } from './migration.ts'

export const newRanges: Migration = {
  name: 'new-ranges',
  sql: `
-- Lines of a price, value or holdings file that were stored: their text is not kept a second time, it is read back from the file.
-- Ranges, both ends included; files of imports before this step have none.
CREATE TABLE new_ranges (
  batch_file_id INTEGER NOT NULL REFERENCES batch_files (id),
  from_line INTEGER NOT NULL,
  to_line INTEGER NOT NULL CHECK (to_line >= from_line),
  PRIMARY KEY (batch_file_id, from_line)
) STRICT, WITHOUT ROWID;
`,
}
