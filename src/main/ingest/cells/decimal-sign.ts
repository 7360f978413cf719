/** Sign arithmetic on canonical decimal text: no library, no rounding, "0" has no sign. */
export const negateDecimal = (text: string): string => (text === '0' ? text : text.startsWith('-') ? text.slice(1) : `-${text}`)

export const magnitudeOf = (text: string): string => (text.startsWith('-') ? text.slice(1) : text)

/** -1, 0 or 1. */
export const signOf = (text: string): -1 | 0 | 1 => (text === '0' ? 0 : text.startsWith('-') ? -1 : 1)
