import type { Migration } from './migration.ts'

export const importedRiskFlags: Migration = {
  name: 'imported-risk-flags',
  sql: `
-- Family 'riskflags': on the record's day the name was looked at and this was found; code null = nothing was. flagged_on = of which day the flag is;
-- null = of the day of the look.
-- The register reads these beside the looks that were typed, and of one day the typed one stands.
CREATE TABLE imported_risk_flags (
  record_id INTEGER PRIMARY KEY REFERENCES dated_records (id) ON DELETE CASCADE,
  code TEXT CHECK (length(code) BETWEEN 1 AND 60),
  flagged_on TEXT CHECK (length(flagged_on) = 10)
) STRICT;
`,
}
