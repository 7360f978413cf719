/** Sectors of the simulated universe, in their share of names. */
export interface Sector {
  readonly name: string
  readonly share: number
  /** The fund that follows it among the large companies. */
  readonly fund: string
  /** Chance of a name to pay a quarterly dividend. */
  readonly dividendShare: number
}

/** Shares as in a small-cap index fund of January 2026. */
export const SECTORS: readonly Sector[] = [
  { name: 'Financials', share: 0.215, fund: 'XLF', dividendShare: 0.8 },
  { name: 'Health Care', share: 0.206, fund: 'XLV', dividendShare: 0.05 },
  { name: 'Industrials', share: 0.133, fund: 'XLI', dividendShare: 0.35 },
  { name: 'Information Technology', share: 0.109, fund: 'XLK', dividendShare: 0.1 },
  { name: 'Consumer Discretionary', share: 0.101, fund: 'XLY', dividendShare: 0.3 },
  { name: 'Energy', share: 0.054, fund: 'XLE', dividendShare: 0.4 },
  { name: 'Real Estate', share: 0.052, fund: 'XLRE', dividendShare: 0.9 },
  { name: 'Materials', share: 0.043, fund: 'XLB', dividendShare: 0.4 },
  { name: 'Communication', share: 0.04, fund: 'XLC', dividendShare: 0.15 },
  { name: 'Consumer Staples', share: 0.031, fund: 'XLP', dividendShare: 0.4 },
  { name: 'Utilities', share: 0.016, fund: 'XLU', dividendShare: 0.95 },
]
