import { defineHoldingsProfile } from '../holdings-profile.ts'

/** iShares fund page, "Detailed Holdings": nine lines about the fund, the table, a line that looks blank, a page of disclaimer. */
export const ishares = defineHoldingsProfile({
  id: 'ishares-holdings',
  version: 2,
  label: 'iShares holdings',
  headerStart: ['Ticker', 'Name', 'Sector', 'Asset Class'],
  columns: {
    symbol: 'Ticker',
    name: 'Name',
    sector: 'Sector',
    assetClass: 'Asset Class',
    marketValue: 'Market Value',
    weightPercent: 'Weight (%)',
    shares: ['Quantity', 'Shares'],
    currency: 'Market Currency',
  },
  asOfLabel: 'Fund Holdings as of',
  sharesOutstandingLabel: 'Shares Outstanding',
  shareClass: 'Equity',
  currency: 'USD',
})
