/**
 * The canonical rows of every table that says what is known, in key order and without row ids: an instrument appears by its symbol, a series
 * by its own key, a file by its SHA-256, and moments of the wall clock are left out. Two stores that know the same have the same rows,
 * whatever order their files came in and whatever was undone in between.
 * Values are ordered by all columns; `sha256()` and `rows_sha256()` are functions the reader brings (state-hash.ts), so that sorting never carries
 * a chunk, and the layout its bytes have says nothing.
 */
export const stateRows: Readonly<Record<string, string>> = {
  store_facts: `SELECT key, value FROM store_facts WHERE key IN ('is_simulated', 'fixed_clock_at_ms') ORDER BY 1`,
  accounts: 'SELECT id, label, currency, origin FROM accounts ORDER BY 1',
  account_statements: `SELECT s.account_id, s.as_of, f.sha256, s.line, s.equity, s.cash
    FROM account_statements s LEFT JOIN batch_files f ON f.id = s.batch_file_id ORDER BY 1, 2, 3, 4`,
  stated_positions: `SELECT account_id, as_of, as_of_time, row_key, version, kind, symbol_text, name, quantity, price, cost_basis, market_value, currency
    FROM stated_positions ORDER BY 1, 2, 3, 4, 5`,
  stated_position_sources: `SELECT p.account_id, p.as_of, p.as_of_time, p.row_key, p.version, f.sha256, s.line FROM stated_position_sources s
    JOIN stated_positions p ON p.id = s.stated_position_id JOIN batch_files f ON f.id = s.batch_file_id ORDER BY 1, 2, 3, 4, 5, 6, 7`,
  realised_lots: `SELECT account_id, base_key, occurrence, kind, symbol_text, opened, closed, quantity, proceeds, cost_basis, gain, currency
    FROM realised_lots ORDER BY 1, 2, 3`,
  realised_lot_sources: `SELECT l.account_id, l.base_key, l.occurrence, f.sha256, s.line FROM realised_lot_sources s
    JOIN realised_lots l ON l.id = s.realised_lot_id JOIN batch_files f ON f.id = s.batch_file_id ORDER BY 1, 2, 3, 4, 5`,
  lot_methods: 'SELECT account_id, method FROM lot_methods ORDER BY 1',
  lot_decisions: 'SELECT account_id, closing_key, closing_occurrence, opening_key, opening_occurrence, quantity FROM lot_decisions ORDER BY 1, 2, 3, 4, 5',
  instruments: 'SELECT symbol, name, kind, sector FROM instruments ORDER BY 1',
  instrument_traits: `SELECT i.symbol, t.trait, t.source, t.as_of, f.sha256, t.value FROM instrument_traits t
    JOIN instruments i ON i.id = t.instrument_id LEFT JOIN batch_files f ON f.id = t.batch_file_id ORDER BY 1, 2, 3, 4, 5, 6`,
  instrument_aliases: 'SELECT a.source, a.raw_id, i.symbol FROM instrument_aliases a JOIN instruments i ON i.id = a.instrument_id ORDER BY 1, 2',
  alias_anchors: 'SELECT source, raw_id, session FROM alias_anchors ORDER BY 1, 2',
  name_ends: 'SELECT ticker, session, ending, new_ticker, reason, price, successor, ratio FROM name_ends ORDER BY 1, 2',
  name_spans: 'SELECT text, from_session, broker, until_session, booked_until, symbol FROM name_spans ORDER BY 1, 2, 3',
  transactions: `SELECT t.account_id, t.base_key, t.occurrence, t.key_version, t.kind, t.session, t.at_utc_ms, t.wall_time, t.zone, i.symbol, t.symbol_text,
      t.quantity, t.price, t.amount, t.fees, t.currency, t.price_currency, t.settle_session, t.origin, t.ordinal_in_file, t.order_key, t.note
    FROM transactions t LEFT JOIN instruments i ON i.id = t.instrument_id ORDER BY 1, 2, 3`,
  transaction_fees: `SELECT t.account_id, t.base_key, t.occurrence, f.currency, f.amount
    FROM transaction_fees f JOIN transactions t ON t.id = f.transaction_id ORDER BY 1, 2, 3, 4`,
  transaction_sources: `SELECT t.account_id, t.base_key, t.occurrence, f.sha256, s.line FROM transaction_sources s
    JOIN transactions t ON t.id = s.transaction_id JOIN batch_files f ON f.id = s.batch_file_id ORDER BY 1, 2, 3, 4, 5`,
  tombstones: 'SELECT account_id, base_key, occurrence, key_version FROM tombstones ORDER BY 1, 2, 3',
  series: `SELECT ${seriesKey('s')}, s.kind, s.is_primary, s.is_primary_by_user, s.note FROM series s LEFT JOIN instruments i ON i.id = s.instrument_id
    ORDER BY 1, 2, 3, 4, 5`,
  bar_chunks: `SELECT ${seriesKey('s')}, c.period, rows_sha256(c.bars) FROM bar_chunks c JOIN series s ON s.id = c.series_id
    LEFT JOIN instruments i ON i.id = s.instrument_id ORDER BY 1, 2, 3, 4, 5, 6`,
  observation_chunks: `SELECT ${seriesKey('s')}, c.period, rows_sha256(c.observations) FROM observation_chunks c JOIN series s ON s.id = c.series_id
    LEFT JOIN instruments i ON i.id = s.instrument_id ORDER BY 1, 2, 3, 4, 5, 6`,
  coverage: `SELECT ${seriesKey('s')}, c.period, c.first_session, c.last_session, c.count, c.zero_volume_count, c.missing_volume_count
    FROM coverage c JOIN series s ON s.id = c.series_id LEFT JOIN instruments i ON i.id = s.instrument_id ORDER BY 1, 2, 3, 4, 5, 6`,
  chunk_confirmations: `SELECT ${seriesKey('s')}, c.period, f.sha256, sha256(c.bitmap) FROM chunk_confirmations c JOIN series s ON s.id = c.series_id
    LEFT JOIN instruments i ON i.id = s.instrument_id JOIN batch_files f ON f.id = c.batch_file_id ORDER BY 1, 2, 3, 4, 5, 6, 7, 8`,
  chunk_files: `SELECT ${seriesKey('s')}, c.period, f.sha256 FROM chunk_files c JOIN series s ON s.id = c.series_id
    LEFT JOIN instruments i ON i.id = s.instrument_id JOIN batch_files f ON f.id = c.batch_file_id ORDER BY 1, 2, 3, 4, 5, 6, 7`,
  holdings: `SELECT u.symbol, h.as_of, h.row_key, i.symbol, h.symbol_text, h.name, h.sector, h.asset_class, h.weight_fraction, h.shares, h.market_value, h.currency
    FROM holdings h JOIN instruments u ON u.id = h.fund_instrument_id LEFT JOIN instruments i ON i.id = h.instrument_id ORDER BY 1, 2, 3`,
  holding_sources: `SELECT u.symbol, h.as_of, h.row_key, f.sha256, s.line FROM holding_sources s JOIN holdings h ON h.id = s.holding_id
    JOIN instruments u ON u.id = h.fund_instrument_id JOIN batch_files f ON f.id = s.batch_file_id ORDER BY 1, 2, 3, 4, 5`,
  dated_records: 'SELECT family, record_key, version, symbol, day, known_at, known_on, is_assumed FROM dated_records ORDER BY 1, 2, 3',
  dated_record_sources: `SELECT r.family, r.record_key, r.version, f.sha256, s.line FROM dated_record_sources s JOIN dated_records r ON r.id = s.record_id
    JOIN batch_files f ON f.id = s.batch_file_id ORDER BY 1, 2, 3, 4, 5`,
  universe_members: `SELECT r.record_key, r.version, v.name, v.sector, v.industry, v.index_name, v.weight, v.valid_from, v.valid_to
    FROM universe_members v JOIN dated_records r ON r.id = v.record_id ORDER BY 1, 2`,
  calendar_events: `SELECT r.record_key, r.version, v.kind, v.note, v.source FROM calendar_events v JOIN dated_records r ON r.id = v.record_id ORDER BY 1, 2`,
  analyst_estimates: `SELECT r.record_key, r.version, v.period, v.analyst, v.eps FROM analyst_estimates v JOIN dated_records r ON r.id = v.record_id ORDER BY 1, 2`,
  consensus_estimates: `SELECT r.record_key, r.version, v.period, v.mean_eps, v.analysts, v.reports_on, v.currency FROM consensus_estimates v JOIN dated_records r ON r.id = v.record_id ORDER BY 1, 2`,
  estimate_revisions: `SELECT r.record_key, r.version, v.kind FROM estimate_revisions v JOIN dated_records r ON r.id = v.record_id ORDER BY 1, 2`,
  earnings_surprises: `SELECT r.record_key, r.version, v.estimated_eps, v.reported_eps, v.surprise_percent FROM earnings_surprises v JOIN dated_records r ON r.id = v.record_id ORDER BY 1, 2`,
  fundamental_values: `SELECT r.record_key, r.version, v.metric, v.value, v.period, v.document FROM fundamental_values v JOIN dated_records r ON r.id = v.record_id ORDER BY 1, 2`,
  headlines: `SELECT r.record_key, r.version, v.headline, v.source, v.group_name FROM headlines v JOIN dated_records r ON r.id = v.record_id ORDER BY 1, 2`,
  alternative_values: `SELECT r.record_key, r.version, v.kind, v.value, v.coverage, v.reliability FROM alternative_values v JOIN dated_records r ON r.id = v.record_id ORDER BY 1, 2`,
  short_interests: `SELECT r.record_key, r.version, v.shares, v.float_shares FROM short_interests v JOIN dated_records r ON r.id = v.record_id ORDER BY 1, 2`,
  fund_flows: `SELECT r.record_key, r.version, v.shares_outstanding FROM fund_flows v JOIN dated_records r ON r.id = v.record_id ORDER BY 1, 2`,
  rate_probabilities: `SELECT r.record_key, r.version, v.meeting, v.rate_low, v.rate_high, v.probability FROM rate_probabilities v JOIN dated_records r ON r.id = v.record_id ORDER BY 1, 2`,
  theme_members: `SELECT r.record_key, r.version, v.theme, v.valid_from, v.valid_to FROM theme_members v JOIN dated_records r ON r.id = v.record_id ORDER BY 1, 2`,
  option_quotes: `SELECT r.record_key, r.version, v.expiry, v.strike, v.option_right, v.bid, v.ask, v.open_interest, v.implied_volatility, v.spot FROM option_quotes v JOIN dated_records r ON r.id = v.record_id ORDER BY 1, 2`,
  imported_risk_flags: `SELECT r.record_key, r.version, v.code, v.flagged_on FROM imported_risk_flags v JOIN dated_records r ON r.id = v.record_id
    ORDER BY 1, 2`,
  held_decisions: `SELECT f.sha256, d.line, d.decision, d.profile_id, d.symbol_text, d.raw_text FROM held_decisions d
    JOIN batch_files f ON f.id = d.batch_file_id ORDER BY 1, 2, 3`,
  taken_values: `SELECT t.kind, t.symbol, t.timeframe, t.profile_id, t.adjustment, t.variant, t.stamp, f.sha256, t.line, t.open_value, t.high_value, t.low_value,
      t.close_value, t.volume_value, t.adjusted_close_value
    FROM taken_values t JOIN batch_files f ON f.id = t.batch_file_id ORDER BY 1, 2, 3, 4, 5, 6, 7`,
  realised_file_days: 'SELECT f.sha256, d.covered_through FROM realised_file_days d JOIN batch_files f ON f.id = d.batch_file_id ORDER BY 1, 2',
  corporate_actions: 'SELECT i.symbol, a.session, a.kind, a.value FROM corporate_actions a JOIN instruments i ON i.id = a.instrument_id ORDER BY 1, 2, 3',
  corporate_action_sources: `SELECT i.symbol, a.session, a.kind, f.sha256, s.line FROM corporate_action_sources s JOIN corporate_actions a
    ON a.id = s.corporate_action_id JOIN instruments i ON i.id = a.instrument_id JOIN batch_files f ON f.id = s.batch_file_id ORDER BY 1, 2, 3, 4, 5`,
  contested_actions: `SELECT i.symbol, a.session, a.kind, a.value, f.sha256, a.line FROM contested_actions a JOIN instruments i ON i.id = a.instrument_id
    JOIN batch_files f ON f.id = a.batch_file_id ORDER BY 1, 2, 3, 4, 5, 6`,
  split_decisions: 'SELECT i.symbol, d.session, d.decision, d.factor, d.note FROM split_decisions d JOIN instruments i ON i.id = d.instrument_id ORDER BY 1, 2',
  plans: 'SELECT id, number, status, current_version, template FROM plans ORDER BY 1',
  plan_versions: `SELECT plan_id, version, status, symbol, side, account_id, as_of, is_replay, now_at_ms, valid_for, entry, entry_source, stop, risk_fraction,
    slippage_bps, is_adopted, adopted_position, adopted_quantity, copied_from, is_undone FROM plan_versions ORDER BY 1, 2`,
  checklist_answers: `SELECT plan_id, plan_version, item, scope, session, result, signed_by, signed_at_ms, note, evidence_name, evidence_sha256, evidence_size_bytes
    FROM checklist_answers ORDER BY plan_id, item, seq`,
  checklist_overrides: 'SELECT plan_id, plan_version, item, reason, overridden_by, signed_at_ms FROM checklist_overrides ORDER BY plan_id, item, seq',
  stop_events: `SELECT e.position, e.session, e.rule, e.rule_version, e.input_digest, e.is_replay, e.account_id, e.symbol, e.plan_id, e.plan_version, e.stop_price,
      e.exit_fraction, e.is_winner, e.reason, e.as_of, p.input_digest
    FROM stop_events e LEFT JOIN stop_events p ON p.id = e.supersedes ORDER BY 1, 2, 3, 4, 5, 6`,
  risk_flags: 'SELECT symbol, checked_as_of FROM risk_flags ORDER BY 1, 2',
  risk_flag_codes: 'SELECT symbol, checked_as_of, code, as_of FROM risk_flag_codes ORDER BY 1, 2, 3, 4',
  watchlist: 'SELECT position, symbol FROM watchlist ORDER BY 1',
  settings: 'SELECT key, value FROM settings ORDER BY 1',
  watched_folders: 'SELECT path, is_on FROM watched_folders WHERE is_given_up = 0 ORDER BY 1',
}

/** Tables that say how the store came to know it, not what it knows: an undo adds to them and takes nothing away. */
export const tablesOutsideState: readonly string[] = [
  'changes',
  'requests',
  'batches',
  'batch_files',
  'batch_file_answers',
  'raw_rows',
  'held_values',
  'known_ranges',
  'new_ranges',
  'value_history',
  'bar_history',
  'withdrawn_chunks',
  'withdrawn_series',
  'withdrawn_confirmations',
  'batch_undos',
  'undone_rows',
  'content_checks',
  'saved_mappings',
  'watched_files',
  'watched_batches',
  'audit_log',
  'prints',
  'print_batches',
]

/** The columns a series is known by, `i` being its instrument. */
function seriesKey(series: string): string {
  return `coalesce(i.symbol, ${series}.code), ${series}.timeframe, ${series}.profile_id, ${series}.adjustment, ${series}.variant`
}
