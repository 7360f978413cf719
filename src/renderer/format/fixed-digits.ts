const writers = new Map<number, Intl.NumberFormat>()

function writerFor(decimals: number): Intl.NumberFormat {
  const found = writers.get(decimals)
  if (found !== undefined) return found
  const made = new Intl.NumberFormat('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals, signDisplay: 'negative' })
  writers.set(decimals, made)
  return made
}

/** Grouped digits with a fixed number of decimals and a true minus sign; what rounds to zero carries no sign. */
export function fixedDigits(value: number, decimals: number): string {
  return writerFor(decimals).format(value).replace('-', '−')
}

/** As `fixedDigits`, with + before a gain. Zero, also when only rounding made it so, stands without a sign. */
export function signedDigits(value: number, decimals: number): string {
  const text = fixedDigits(value, decimals)
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text
}
