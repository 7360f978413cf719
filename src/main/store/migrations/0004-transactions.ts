import type { Migration } from './migration.ts'

export const transactions: Migration = {
  name: 'transactions',
  sql: `
-- Everything that happened in an account. Decimals are canonical text, never binary floats.
-- quantity > 0 for buy sell short cover reinvest (the kind is the direction), signed for split, sec-transfer and corp; amount = signed cash effect after fees.
-- base_key + occurrence is the identity of an imported row (two equal fills of one order are two rows: occurrence 0 and 1);
-- an edited row keeps the key of the original, so that importing its file again does not bring the original back.
CREATE TABLE transactions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id TEXT NOT NULL REFERENCES accounts (id),
  kind TEXT NOT NULL CHECK (kind IN ('buy', 'sell', 'short', 'cover', 'dividend', 'reinvest', 'interest', 'fee', 'tax', 'cash-in', 'cash-out',
    'sec-transfer', 'split', 'corp', 'option', 'fx', 'internal', 'opening')),
  session TEXT NOT NULL CHECK (length(session) = 10),
  at_utc_ms INTEGER CHECK (abs(at_utc_ms) < 9007199254740992),
  wall_time TEXT,
  zone TEXT,
  instrument_id INTEGER REFERENCES instruments (id),
  symbol_text TEXT,
  quantity TEXT CHECK (quantity NOT GLOB '*[^0-9.-]*'),
  price TEXT CHECK (price NOT GLOB '*[^0-9.-]*'),
  amount TEXT CHECK (amount NOT GLOB '*[^0-9.-]*'),
  fees TEXT CHECK (fees NOT GLOB '*[^0-9.-]*'),
  currency TEXT NOT NULL CHECK (length(currency) BETWEEN 3 AND 8),
  price_currency TEXT,
  settle_session TEXT CHECK (length(settle_session) = 10),
  origin TEXT NOT NULL CHECK (origin IN ('imported', 'typed')),
  -- Place among the rows of its session that have no time: trade order, already reversed for newest-first files.
  ordinal_in_file INTEGER NOT NULL,
  base_key TEXT NOT NULL,
  occurrence INTEGER NOT NULL CHECK (occurrence >= 0),
  key_version INTEGER NOT NULL,
  -- Orders that grow over several exports: same order key, other filled quantity = the same order further on.
  order_key TEXT,
  note TEXT,
  typed_at_ms INTEGER CHECK (abs(typed_at_ms) < 9007199254740992),
  edited_at_ms INTEGER CHECK (abs(edited_at_ms) < 9007199254740992),
  UNIQUE (account_id, base_key, occurrence),
  CHECK ((origin = 'typed') = (typed_at_ms IS NOT NULL))
) STRICT;
CREATE INDEX transactions_by_account ON transactions (account_id, session, at_utc_ms, ordinal_in_file, id);
CREATE INDEX transactions_by_instrument ON transactions (instrument_id, account_id, session) WHERE instrument_id IS NOT NULL;
CREATE INDEX transactions_by_session ON transactions (session, id);
CREATE INDEX transactions_by_order ON transactions (account_id, order_key) WHERE order_key IS NOT NULL;

-- Fees in a currency other than the amount's.
CREATE TABLE transaction_fees (
  transaction_id INTEGER NOT NULL REFERENCES transactions (id) ON DELETE CASCADE,
  currency TEXT NOT NULL,
  amount TEXT NOT NULL CHECK (amount NOT GLOB '*[^0-9.-]*'),
  PRIMARY KEY (transaction_id, currency)
) STRICT, WITHOUT ROWID;

-- Every place a transaction was seen in: the earliest active one is shown, the last one to go takes the row with it.
CREATE TABLE transaction_sources (
  transaction_id INTEGER NOT NULL REFERENCES transactions (id) ON DELETE CASCADE,
  batch_file_id INTEGER NOT NULL REFERENCES batch_files (id),
  line INTEGER NOT NULL,
  PRIMARY KEY (transaction_id, batch_file_id, line)
) STRICT, WITHOUT ROWID;
CREATE INDEX transaction_sources_by_file ON transaction_sources (batch_file_id, line);

-- Keys of rows the user removed: importing their file again leaves them out. What the row said is in value_history.
CREATE TABLE tombstones (
  account_id TEXT NOT NULL REFERENCES accounts (id),
  base_key TEXT NOT NULL,
  occurrence INTEGER NOT NULL,
  key_version INTEGER NOT NULL,
  removed_at_ms INTEGER NOT NULL CHECK (abs(removed_at_ms) < 9007199254740992),
  PRIMARY KEY (account_id, base_key, occurrence)
) STRICT, WITHOUT ROWID;
`,
}
