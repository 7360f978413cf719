import { defineValueProfile } from '../value-profile.ts'

/**
 * Robert Shiller's monthly table of the S&P 500 as the datasets project keeps it, since 1871. A 0 is a figure that is not out yet, or a ten-year
 * mean before there were ten years: no price, no index of prices and no rate of the table was ever zero.
 */
export const shiller = defineValueProfile({
  id: 'shiller',
  version: 1,
  label: "Shiller's monthly table of the S&P 500",
  dateHeaders: ['Date'],
  valueHeader: /^(?:SP500|Dividend|Earnings|Consumer Price Index|Long Interest Rate|Real Price|Real Dividend|Real Earnings|PE10)$/,
  series: 'several',
  codePrefix: 'Shiller ',
  missing: [0],
  confidence: 1,
})
