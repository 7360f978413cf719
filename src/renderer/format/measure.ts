/** How one kind of number is written. The unit is apart, because a column names it once. */
export interface Measure {
  /** '' for a bare count. */
  readonly unit: string
  /** Digits with grouping and sign, without unit. */
  readonly digits: (value: number) => string
}

/** A number that is not known. Never a dash and never zero: unknown is a result. */
export const UNKNOWN_DIGITS = '?'

/** Figure and unit in one text, for sentences and tooltips: "1.2 %", "$ 3.4m", "?". */
export function writeOut(measure: Measure, value: number | null): string {
  if (value === null) return UNKNOWN_DIGITS
  if (measure.unit === '') return measure.digits(value)
  return measure.unit === '$' ? `${measure.unit} ${measure.digits(value)}` : `${measure.digits(value)} ${measure.unit}`
}
