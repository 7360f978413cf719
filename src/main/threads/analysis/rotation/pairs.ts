/** A ratio line of the regime: who leads whom. */
export interface RegimePair {
  readonly id: string
  readonly label: string
  readonly numerator: string
  readonly denominator: string
}

/** The pairs of the relative-strength tile; the first is the rotation itself, by the proxies of the settings. */
export function regimePairs(smallCapProxy: string, largeCapProxy: string): readonly RegimePair[] {
  const against = (numerator: string, label: string, denominator = largeCapProxy): RegimePair => ({
    id: `${numerator}/${denominator}`,
    label,
    numerator,
    denominator,
  })
  return [
    against(smallCapProxy, 'Small against large'),
    against('IWN', 'Small value against small', smallCapProxy),
    against('RSP', 'Equal weight against cap weight'),
    against('KRE', 'Regional banks'),
    against('XLI', 'Industrials'),
    against('XLF', 'Financials'),
    against('XLY', 'Consumer discretionary'),
    against('XLE', 'Energy'),
    against('XLB', 'Materials'),
  ]
}
