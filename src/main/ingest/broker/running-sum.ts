import { decimalText, Exact } from '../cells/exact.ts'

/** Digits behind the point that whole-number addition covers; amounts of brokers have two to four. */
const PLACES = 4
const UNITS = 10 ** PLACES
/** Longer figures go through the decimal library: whole numbers of 1e-4 stay exact below 2^53. */
const MOST_CHARACTERS = 13
const ZERO = 0x30
const POINT = 0x2e

/**
 * An exact sum of canonical decimals. A file has one addition per row, so ordinary amounts are added as whole numbers of
 * 1e-4 and only the rest through the decimal library. Once a value was unreadable the sum is unknown, never "the others".
 */
export class RunningSum {
  #units = 0
  #rest = new Exact(0)
  #isKnown = true

  /** '' = the row has none, null = a value that could not be read. */
  add(text: string | null): void {
    if (text === '') return
    if (text === null) {
      this.#isKnown = false
      return
    }
    const units = unitsOf(text)
    if (units === null) {
      this.#rest = this.#rest.plus(text)
      return
    }
    this.#units += units
    // Far below the limit of exact whole numbers: what came together so far moves over.
    if (this.#units > 1e14 || this.#units < -1e14) this.#flush()
  }

  /** The sum as canonical text, or null when a value was unreadable. */
  get text(): string | null {
    this.#flush()
    return this.#isKnown ? decimalText(this.#rest) : null
  }

  #flush(): void {
    this.#rest = this.#rest.plus(new Exact(this.#units).div(UNITS))
    this.#units = 0
  }
}

/** A short canonical decimal as whole units of 1e-4; null when it is too long for that. */
function unitsOf(text: string): number | null {
  if (text.length > MOST_CHARACTERS) return null
  const isNegative = text.charCodeAt(0) === 0x2d
  let units = 0
  let places = -1
  for (let at = isNegative ? 1 : 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === POINT) places = 0
    else {
      units = units * 10 + (code - ZERO)
      if (places >= 0) places += 1
    }
  }
  if (places > PLACES) return null
  for (let missing = PLACES - Math.max(places, 0); missing > 0; missing -= 1) units *= 10
  return isNegative ? -units : units
}
