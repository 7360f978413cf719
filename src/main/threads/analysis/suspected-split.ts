import { splitSuspect } from '#domain/adjustment/split-suspect.ts'

/** No split opens nearer to the close before than this: spares the rule on ordinary days. */
const ORDINARY_LOW = 0.6
const ORDINARY_HIGH = 1.8

/**
 * The split a day's open looks like (data.split_suspect), as new shares per old share: 2 for two for one, 0.1 for one for ten.
 * null for an ordinary day, the first day, and a day that lacks a price.
 */
export function suspectedSplit({ open, close }: { readonly open: Float64Array; readonly close: Float64Array }, index: number): number | null {
  const [opened, before, closed] = [open[index], close[index - 1], close[index]]
  if (opened === undefined || before === undefined || closed === undefined) return null
  const jump = opened / before
  if (!(jump <= ORDINARY_LOW || jump >= ORDINARY_HIGH)) return null
  const found = splitSuspect({ prevClose: before, open_: opened, close: closed })
  if (found.kind !== 'value' || found.value.priceFactor === null) return null
  const { priceFactor } = found.value
  return priceFactor < 1 ? Math.round(1 / priceFactor) : 1 / Math.round(priceFactor)
}
