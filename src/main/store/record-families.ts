/** One family of dated records: the table of its values beside `dated_records`, column by column. Names come from our own schema. */
export interface RecordFamily {
  readonly table: string
  /** Field of a record -> column of the table. */
  readonly columns: Readonly<Record<string, string>>
}

/** Every family of dated records by its name. */
export const recordFamilies = {
  /** Who belonged to an index or a list of one's own, from when to when, and how a name is classified. */
  universe: {
    table: 'universe_members',
    columns: {
      name: 'name',
      sector: 'sector',
      industry: 'industry',
      index: 'index_name',
      weight: 'weight',
      from: 'valid_from',
      to: 'valid_to',
    },
  },
  /** Something that happens on the record's day: earnings, a reconstitution, a central bank, a holiday, a listing. */
  calendar: {
    table: 'calendar_events',
    columns: { kind: 'kind', note: 'note', source: 'source' },
  },
  /** One analyst's earnings per share for a period, in dollars. */
  estimates: {
    table: 'analyst_estimates',
    columns: { period: 'period', analyst: 'analyst', eps: 'eps' },
  },
  /** The mean estimate of earnings per share for a period as it stood on the record's day, and the day the figures were then expected on. */
  consensus: {
    table: 'consensus_estimates',
    columns: { period: 'period', mean: 'mean_eps', n: 'analysts', reportsOn: 'reports_on', currency: 'currency' },
  },
  /** An estimate or a guidance went up, down or stayed. */
  revisions: {
    table: 'estimate_revisions',
    columns: { type: 'kind' },
  },
  /** What was reported on the record's day, per share, beside what had been expected; the surprise in percent as its file has it. */
  surprises: {
    table: 'earnings_surprises',
    columns: { estimate: 'estimated_eps', reported: 'reported_eps', surprisePercent: 'surprise_percent' },
  },
  /**
   * One figure of a company for a period that ended on the record's day, or as it stood on that day (period null), in the unit of its file.
   * document tells an annual from a quarterly report.
   */
  fundamentals: {
    table: 'fundamental_values',
    columns: { metric: 'metric', value: 'value', period: 'period', document: 'document' },
  },
  /** A line of news, once for each name it speaks of. */
  headlines: {
    table: 'headlines',
    columns: { headline: 'headline', source: 'source', group: 'group_name' },
  },
  /** A value of its own kind (supply chain, job postings, flows), with how much of the name it covers and how far it is to be trusted. */
  altdata: {
    table: 'alternative_values',
    columns: { kind: 'kind', value: 'value', coverage: 'coverage', reliability: 'reliability' },
  },
  /** Shares sold short on a settlement day, and the shares that trade freely. */
  shortinterest: {
    table: 'short_interests',
    columns: { shares: 'shares', float: 'float_shares' },
  },
  /** Shares of a fund outstanding; what came in or went is the difference of two days. */
  flows: {
    table: 'fund_flows',
    columns: { sharesOutstanding: 'shares_outstanding' },
  },
  /** How likely the market took a range of the policy rate to be after a meeting, all as its file writes them. */
  probabilities: {
    table: 'rate_probabilities',
    columns: { meeting: 'meeting', rateLow: 'rate_low', rateHigh: 'rate_high', probability: 'probability' },
  },
  /** A name belongs to a theme from a day on, to the first day on which it no longer did; null = not stated. */
  themes: {
    table: 'theme_members',
    columns: { theme: 'theme', from: 'valid_from', to: 'valid_to' },
  },
  /** An option as it was quoted on the record's day; implied volatility as a fraction a year. */
  options: {
    table: 'option_quotes',
    columns: {
      expiry: 'expiry',
      strike: 'strike',
      right: 'option_right',
      bid: 'bid',
      ask: 'ask',
      openInterest: 'open_interest',
      iv: 'implied_volatility',
      spot: 'spot',
    },
  },
  /** What was found on the day a name was looked at; no code = nothing was. The register reads it beside the looks that were typed. */
  riskflags: {
    table: 'imported_risk_flags',
    columns: { code: 'code', flaggedOn: 'flagged_on' },
  },
} as const satisfies Readonly<Record<string, RecordFamily>>

export type RecordFamilyName = keyof typeof recordFamilies

export const isRecordFamily = (name: string): name is RecordFamilyName => Object.hasOwn(recordFamilies, name)

/** A family by its name, with its columns to walk over. */
export const familyOf = (name: RecordFamilyName): RecordFamily => recordFamilies[name]
