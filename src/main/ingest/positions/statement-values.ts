import { decimalText, Exact } from '../cells/exact.ts'
import type { StatedFigures } from '../../store/stated-positions.ts'

/** What a statement says of an account as a whole. Canonical decimals; undefined = it does not say. */
export interface StatementValues {
  readonly equity: string | undefined
  readonly cash: string | undefined
}

/** Printed beside the lines: the total of the table, and what is not settled yet. */
export interface PrintedValues {
  readonly total: string | null
  readonly pending: string
}

/** The worth of a line: as printed, else shares times price; null = it does not say. */
export function valueOf({ kind, quantity, price, marketValue }: StatedFigures): string | null {
  if (marketValue !== null) return marketValue
  return kind !== 'share' || quantity === null || price === null ? null : decimalText(new Exact(quantity).times(price))
}

/** The worth of all lines together; null as soon as one does not say, or is in another currency. */
export function sumOfLines(lines: readonly StatedFigures[], currency: string): string | null {
  let sum = new Exact(0)
  for (const line of lines) {
    const value = valueOf(line)
    if (value === null || line.currency !== currency) return null
    sum = sum.plus(value)
  }
  return decimalText(sum)
}

/**
 * Cash and equity as a statement gives them in the account's currency. Cash is the sum of its cash lines. Equity is the total that is
 * printed, else the sum of the lines with what is pending: but only of a statement that speaks of cash too, for without it the
 * lines are holdings and not an account.
 */
export function statementValues(lines: readonly StatedFigures[], printed: PrintedValues, currency: string): StatementValues {
  const cash = lines.filter((line) => line.kind === 'cash' && line.currency === currency)
  const sum = cash.length === 0 ? null : sumOfLines(lines, currency)
  const equity = printed.total ?? (sum === null ? undefined : decimalText(new Exact(sum).plus(printed.pending)))
  return { equity, cash: cash.length === 0 ? undefined : (sumOfLines(cash, currency) ?? undefined) }
}
