import { z } from 'zod'

const Cell = z.string().min(1)

/** One layout of a fund's published holdings: data, checked by this schema. Columns are found by their name. */
export const HoldingsProfile = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  version: z.number().int().positive(),
  label: z.string(),
  /** The header line begins with these cells. */
  headerStart: z.array(Cell).min(2),
  columns: z.strictObject({
    symbol: Cell,
    name: Cell,
    sector: Cell,
    assetClass: Cell,
    marketValue: Cell,
    weightPercent: Cell,
    shares: z.array(Cell).min(1),
    currency: Cell,
  }),
  /** Label before the table that the list's day stands behind. */
  asOfLabel: Cell,
  /** Label before the table that the fund's shares outstanding stand behind. */
  sharesOutstandingLabel: Cell,
  /** The asset class whose lines are shares of companies. */
  shareClass: Cell,
  currency: z.string().length(3),
})
export type HoldingsProfile = z.infer<typeof HoldingsProfile>

export const defineHoldingsProfile = (text: z.input<typeof HoldingsProfile>): HoldingsProfile => HoldingsProfile.parse(text)
