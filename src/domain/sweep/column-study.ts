/**
 * How a column study is called. A column holds one value per bar, oldest first, NaN = missing. The answer goes to `out`,
 * which is none of the inputs, may be longer than they are (scratch that serves every symbol in turn) and keeps what lies
 * beyond their end. The value at bar t reads nothing after t and is NaN where it is not known: it equals the reference form
 * of its formula on the window that ends at t, or, for studies that carry a state on, on the longest run of complete bars
 * that ends at t. So a gap costs its own window and never the rest of the history.
 *
 * Wrong windows and short columns are our own mistake and throw; what a user can get wrong is refused by the reference forms.
 */
export function requireColumns(study: string, n: number, smallest: number, length: number, ...others: readonly Float64Array[]): void {
  if (!Number.isInteger(n) || n < smallest) throw new Error(`${study}: got a window of ${n}, wanted a whole number from ${smallest}`)
  for (const other of others) if (other.length < length) throw new Error(`${study}: got a column of ${other.length}, wanted at least ${length} places`)
}
