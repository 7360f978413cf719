import type { Migration } from './migration.ts'

export const watchedFolders: Migration = {
  name: 'watched-folders',
  sql: `
-- Folders the user named, to be looked at for new files. One he gave up keeps its line, so that taking it up again finds what was known of its files.
CREATE TABLE watched_folders (
  id INTEGER PRIMARY KEY,
  path TEXT NOT NULL UNIQUE CHECK (length(path) > 0),
  is_on INTEGER NOT NULL CHECK (is_on IN (0, 1)),
  is_given_up INTEGER NOT NULL DEFAULT 0 CHECK (is_given_up IN (0, 1)),
  added_at_ms INTEGER NOT NULL CHECK (abs(added_at_ms) < 9007199254740992),
  looked_at_ms INTEGER CHECK (abs(looked_at_ms) < 9007199254740992)
) STRICT;

-- What became of each file of such a folder as it was when it was looked at: a file is looked at again when its size or one of its two moments differ.
-- sha256 null = it could not be read. outcome: stored = imported by the watch; known = nothing of it is new; undone = its bytes were imported and taken back;
-- waits = it needs the user's word; refused = no table of ours; left = the user said to leave it.
CREATE TABLE watched_files (
  id INTEGER PRIMARY KEY,
  folder_id INTEGER NOT NULL REFERENCES watched_folders (id) ON DELETE CASCADE,
  path TEXT NOT NULL,
  size_bytes INTEGER NOT NULL CHECK (size_bytes >= 0),
  modified_at_ms REAL NOT NULL,
  changed_at_ms REAL NOT NULL,
  sha256 TEXT CHECK (length(sha256) = 64),
  outcome TEXT NOT NULL CHECK (outcome IN ('stored', 'known', 'undone', 'waits', 'refused', 'left')),
  reason TEXT,
  UNIQUE (folder_id, path)
) STRICT;

-- The imports a watched folder brought, by the path it had.
CREATE TABLE watched_batches (
  batch_id INTEGER PRIMARY KEY REFERENCES batches (id),
  folder TEXT NOT NULL CHECK (length(folder) > 0)
) STRICT;
`,
}
