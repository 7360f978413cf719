/** Stands for a missing value in a column of whole numbers. */
const MISSING = -(2 ** 31)
const LIMIT = 2 ** 31
const MOST_DECIMALS = 9
const POWERS = Float64Array.from({ length: MOST_DECIMALS + 1 }, (_, decimals) => 10 ** decimals)

/**
 * Writes a column as whole numbers k, each value being exactly k / 10^decimals (bit for bit: the same division reads it back), and answers
 * the fewest decimals for which that holds: prices and volumes as files print them take half the room. -1 = some value is no such number
 * (more digits than 32 bits hold, -0, infinite); `into` then holds nothing of use.
 */
export function scaleColumn(values: Float64Array, into: Int32Array): number {
  let decimals = 0
  let power = 1
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i]!
    const scaled = Math.round(value * power)
    if (scaled / power === value && scaled > -LIMIT && scaled < LIMIT && (scaled !== 0 || !Object.is(value, -0))) into[i] = scaled
    else if (Number.isNaN(value)) into[i] = MISSING
    else {
      // One more decimal and from the start: the first rows settle how many there are, so little is written twice.
      if (decimals === MOST_DECIMALS || !(Math.abs(scaled) < LIMIT)) return -1
      decimals += 1
      power = POWERS[decimals]!
      i = -1
    }
  }
  return decimals
}

/** Puts the values a column was made of into `values` from `at`, NaN = missing. */
export function unscaleColumn(scaled: Int32Array, decimals: number, values: Float64Array, at: number): void {
  const power = POWERS[decimals]
  if (power === undefined) throw new Error(`unscaleColumn: got ${decimals} decimals, wanted 0 to ${MOST_DECIMALS}`)
  for (let i = 0; i < scaled.length; i += 1) {
    const whole = scaled[i]!
    values[at + i] = whole === MISSING ? Number.NaN : whole / power
  }
}
