import type { Migration } from './migration.ts'

export const savedMappings: Migration = {
  name: 'saved-mappings',
  sql: `
-- How the user reads tables that no profile knows. header is the table's header, cell by cell in lower case, joined by U+001F: a file with
-- the same one is read the same way. mapping is the JSON text of the contract's Mapping; nothing is searched in it.
CREATE TABLE saved_mappings (
  name TEXT NOT NULL PRIMARY KEY,
  header TEXT NOT NULL UNIQUE,
  mapping TEXT NOT NULL CHECK (json_valid(mapping)),
  saved_at_ms INTEGER NOT NULL CHECK (abs(saved_at_ms) < 9007199254740992)
) STRICT, WITHOUT ROWID;
`,
}
