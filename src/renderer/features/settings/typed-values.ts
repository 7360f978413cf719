/** What a person typed, understood or refused in words. */
export type TypedValue<T> = { readonly value: T; readonly fault?: undefined } | { readonly value?: undefined; readonly fault: string }

/** "0.5", "0.5 %", "0,5" as the fraction 0.005; above zero and up to `most` percent. */
export function readPercent(typed: string, most: number): TypedValue<number> {
  const text = typed.replace('%', '').trim().replace(',', '.')
  const value = Number(text)
  if (text === '' || !Number.isFinite(value)) return { fault: 'A number of percent, like 0.5.' }
  if (value <= 0 || value > most) return { fault: `Above 0 and up to ${most} %.` }
  // Through decimal text, so that 0.7 % is 0.007 and not 0.006999….
  return { value: Number((value / 100).toPrecision(12)) }
}

export function readSymbol(typed: string): TypedValue<string> {
  const symbol = typed.trim().toUpperCase()
  if (symbol === '' || symbol.length > 40 || /\s/.test(symbol)) return { fault: 'One symbol, like IWM.' }
  return { value: symbol }
}
