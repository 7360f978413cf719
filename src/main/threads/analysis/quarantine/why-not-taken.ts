import type { HeldCause } from '#contract/schemas/quarantine.ts'
import type { HeldValue } from '../../../store/held-decisions.ts'

/** What is judged of a held-back row. */
export interface JudgedRow {
  readonly status: 'review' | 'error'
  readonly cause: HeldCause
}

/** Prices are printed to the cent: an open that lies further outside its range than that was not rounded there. */
const WIDEST_ROUNDING = 0.01

/**
 * Why the user cannot put a held-back row on its stamp; null = he can.
 * @param values what it says, series by series
 * @param isStored whether every series it speaks of is stored
 */
export function whyNotTaken({ status, cause }: JudgedRow, values: readonly HeldValue[], isStored: boolean): string | null {
  if (status === 'error') return 'No such row can be. Correct it in its file and import that again.'
  if (cause === 'closed') return 'The exchange was closed: a session is a trading day, and no study has this one.'
  if (cause === 'action') return 'It states a dividend or a split, which is no bar.'
  const [value] = values
  if (value === undefined) return 'Its figures were not kept by the version that read it. Undo its import and import the file again.'
  const outside = value.kind === 'bars' ? outsideRange(value.figures) : null
  if (outside !== null) return outside
  return isStored ? null : `Nothing is stored of this series of ${value.symbol}: there is nothing it could stand in.`
}

/**
 * Whether open and close lie inside low to high but for rounding: by one unit of the last decimal the row prints, at most a cent. More is a
 * wrong figure, and nobody knows which of the four.
 */
function outsideRange([open, high, low, close]: HeldValue['figures']): string | null {
  const prices = [open, high, low, close].filter((price) => price !== null && price !== undefined)
  const unit = Math.min(WIDEST_ROUNDING, 10 ** -Math.max(0, ...prices.map(decimalsOf)))
  for (const [name, price] of [
    ['Open', open],
    ['Close', close],
  ] as const) {
    const excess = Math.max((price ?? 0) - (high ?? Number.POSITIVE_INFINITY), (low ?? Number.NEGATIVE_INFINITY) - (price ?? Number.POSITIVE_INFINITY))
    // A sum of printed decimals is exact to far less than a hundredth of their last one.
    if (excess > unit * 1.01) return `${name} lies ${Number(excess.toPrecision(6))} outside its range: more than rounding, so one of the four is wrong.`
  }
  return null
}

const decimalsOf = (price: number): number => String(price).split('.')[1]?.length ?? 0
