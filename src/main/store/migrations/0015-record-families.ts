import type { Migration } from './migration.ts'

export const recordFamilyTables: Migration = {
  name: 'record-families',
  sql: `
-- Family 'calendar': something that happens on the record's day: earnings, a reconstitution, a central bank, a holiday, a listing.
CREATE TABLE calendar_events (
  record_id INTEGER PRIMARY KEY REFERENCES dated_records (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  note TEXT,
  source TEXT
) STRICT;

-- Family 'estimates': one analyst's earnings per share for a period, in dollars.
CREATE TABLE analyst_estimates (
  record_id INTEGER PRIMARY KEY REFERENCES dated_records (id) ON DELETE CASCADE,
  period TEXT NOT NULL,
  analyst TEXT NOT NULL,
  eps REAL NOT NULL
) STRICT;

-- Family 'consensus': the mean estimate of earnings per share for a period as it stood on the record's day; reports_on = the day the figures were
-- then expected on.
CREATE TABLE consensus_estimates (
  record_id INTEGER PRIMARY KEY REFERENCES dated_records (id) ON DELETE CASCADE,
  period TEXT NOT NULL,
  mean_eps REAL,
  analysts REAL CHECK (analysts >= 0),
  reports_on TEXT CHECK (length(reports_on) = 10),
  currency TEXT
) STRICT;

-- Family 'revisions': an estimate or a guidance went up, down or stayed.
CREATE TABLE estimate_revisions (
  record_id INTEGER PRIMARY KEY REFERENCES dated_records (id) ON DELETE CASCADE,
  kind TEXT NOT NULL
) STRICT;

-- Family 'surprises': what was reported on the record's day, per share, beside what had been expected; the surprise in percent as its file has it.
CREATE TABLE earnings_surprises (
  record_id INTEGER PRIMARY KEY REFERENCES dated_records (id) ON DELETE CASCADE,
  estimated_eps REAL,
  reported_eps REAL,
  surprise_percent REAL
) STRICT;

-- Family 'fundamentals': one figure of a company for a period that ended on the record's day, or as it stood on that day (period null), in the unit
-- of its file. document tells an annual from a quarterly report.
CREATE TABLE fundamental_values (
  record_id INTEGER PRIMARY KEY REFERENCES dated_records (id) ON DELETE CASCADE,
  metric TEXT NOT NULL,
  value REAL NOT NULL,
  period TEXT,
  document TEXT
) STRICT;

-- Family 'headlines': a line of news, once for each name it speaks of.
CREATE TABLE headlines (
  record_id INTEGER PRIMARY KEY REFERENCES dated_records (id) ON DELETE CASCADE,
  headline TEXT NOT NULL,
  source TEXT,
  group_name TEXT
) STRICT;

-- Family 'altdata': a value of its own kind (supply chain, job postings, flows), with how much of the name it covers and how far it is to be trusted.
CREATE TABLE alternative_values (
  record_id INTEGER PRIMARY KEY REFERENCES dated_records (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  value REAL NOT NULL,
  coverage REAL,
  reliability REAL
) STRICT;

-- Family 'shortinterest': shares sold short on a settlement day, and the shares that trade freely.
CREATE TABLE short_interests (
  record_id INTEGER PRIMARY KEY REFERENCES dated_records (id) ON DELETE CASCADE,
  shares REAL NOT NULL CHECK (shares >= 0),
  float_shares REAL CHECK (float_shares > 0)
) STRICT;

-- Family 'flows': shares of a fund outstanding; what came in or went is the difference of two days.
CREATE TABLE fund_flows (
  record_id INTEGER PRIMARY KEY REFERENCES dated_records (id) ON DELETE CASCADE,
  shares_outstanding REAL NOT NULL CHECK (shares_outstanding >= 0)
) STRICT;

-- Family 'probabilities': how likely the market took a range of the policy rate to be after a meeting, all as its file writes them.
CREATE TABLE rate_probabilities (
  record_id INTEGER PRIMARY KEY REFERENCES dated_records (id) ON DELETE CASCADE,
  meeting TEXT NOT NULL CHECK (length(meeting) = 10),
  rate_low REAL NOT NULL,
  rate_high REAL NOT NULL,
  probability REAL NOT NULL
) STRICT;

-- Family 'themes': a name belongs to a theme from a day on, to the first day on which it no longer did; null = not stated.
CREATE TABLE theme_members (
  record_id INTEGER PRIMARY KEY REFERENCES dated_records (id) ON DELETE CASCADE,
  theme TEXT NOT NULL,
  valid_from TEXT CHECK (length(valid_from) = 10),
  valid_to TEXT CHECK (length(valid_to) = 10)
) STRICT;

-- Family 'options': an option as it was quoted on the record's day; implied volatility as a fraction a year.
CREATE TABLE option_quotes (
  record_id INTEGER PRIMARY KEY REFERENCES dated_records (id) ON DELETE CASCADE,
  expiry TEXT NOT NULL CHECK (length(expiry) = 10),
  strike REAL NOT NULL CHECK (strike > 0),
  option_right TEXT NOT NULL CHECK (option_right IN ('call', 'put')),
  bid REAL,
  ask REAL,
  open_interest REAL,
  implied_volatility REAL,
  spot REAL
) STRICT;
`,
}
