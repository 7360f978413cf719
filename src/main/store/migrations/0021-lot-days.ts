import type { Migration } from './migration.ts'

export const lotDays: Migration = {
  name: 'lot-days',
  sql: `
-- The last day whose trades a file of open lots has in it, where the file prints its moment: its lots are compared with the fills of that day.
CREATE TABLE realised_file_days (
  batch_file_id INTEGER PRIMARY KEY REFERENCES batch_files (id),
  covered_through TEXT NOT NULL CHECK (length(covered_through) = 10)
) STRICT;
`,
}
