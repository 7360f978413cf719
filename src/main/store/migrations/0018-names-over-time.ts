import type { Migration } from './migration.ts'

export const namesOverTime: Migration = {
  name: 'names-over-time',
  sql: `
-- Where a ticker ends for the one who bears it. rename: session is the first one under new_ticker. delisting: session is the last one on which it
-- traded, with the reason, the price of a deal and the ticker it became part of, where known. The rows of files are kept under the text they came
-- with; whom a text means on a day follows from these lines when it is read.
CREATE TABLE name_ends (
  ticker TEXT NOT NULL CHECK (length(ticker) BETWEEN 1 AND 40),
  session TEXT NOT NULL CHECK (length(session) = 10),
  ending TEXT NOT NULL CHECK (ending IN ('rename', 'delisting')),
  new_ticker TEXT,
  reason TEXT CHECK (reason IN ('performance', 'merger', 'other')),
  price TEXT CHECK (price NOT GLOB '*[^0-9.]*'),
  successor TEXT,
  ratio TEXT CHECK (ratio NOT GLOB '*[^0-9.]*'),
  noted_at_ms INTEGER NOT NULL CHECK (abs(noted_at_ms) < 9007199254740992),
  PRIMARY KEY (ticker, session),
  CHECK ((ending = 'rename') = (new_ticker IS NOT NULL)),
  CHECK ((ending = 'delisting') = (reason IS NOT NULL))
) STRICT, WITHOUT ROWID;

-- On which day an instrument bore the ticker that another name was given it by, where that ticker has ended before: no line = it was the first bearer.
CREATE TABLE alias_anchors (
  source TEXT NOT NULL,
  raw_id TEXT NOT NULL,
  session TEXT NOT NULL CHECK (length(session) = 10),
  PRIMARY KEY (source, raw_id),
  FOREIGN KEY (source, raw_id) REFERENCES instrument_aliases (source, raw_id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Worked out of the two above and the other names, and made anew with each of them: the texts that do not simply mean themselves, from a day on
-- (''= ever) to the first day they no longer do, and the symbol that is meant. broker '' = in every file, else the first word of the profiles it holds
-- for. Until booked_until a broker still books the end of a name that no longer trades.
CREATE TABLE name_spans (
  text TEXT NOT NULL,
  from_session TEXT NOT NULL,
  broker TEXT NOT NULL,
  until_session TEXT NOT NULL CHECK (length(until_session) = 10),
  booked_until TEXT NOT NULL CHECK (length(booked_until) = 10),
  symbol TEXT NOT NULL,
  PRIMARY KEY (text, from_session, broker)
) STRICT, WITHOUT ROWID;
INSERT INTO name_spans (text, from_session, broker, until_session, booked_until, symbol)
  SELECT a.raw_id, '', '', '9999-12-31', '9999-12-31', i.symbol FROM instrument_aliases a JOIN instruments i ON i.id = a.instrument_id
  WHERE a.source IN ('symbol', 'cusip', 'isin');
`,
}
