import { decimalText, Exact } from '../cells/exact.ts'

/** Digits behind the point that whole-number addition covers; amounts of brokers have two to four. */
const SCALE = 8
const UNIT = 10n ** BigInt(SCALE)

/**
 * An exact sum of canonical decimals. Added as whole numbers of 1e-8, because a file has one addition per row; a longer
 * fraction goes through the decimal library. Once a value was unreadable the sum is unknown, never "the rest".
 */
export class RunningSum {
  #units = 0n
  #rest: Exact | null = null
  #isKnown = true

  /** '' = the row has none, null = a value that could not be read. */
  add(text: string | null): void {
    if (text === '') return
    if (text === null) {
      this.#isKnown = false
      return
    }
    const pointAt = text.indexOf('.')
    const places = pointAt < 0 ? 0 : text.length - pointAt - 1
    if (places > SCALE) this.#rest = (this.#rest ?? new Exact(0)).plus(text)
    else if (places === 0) this.#units += BigInt(text) * UNIT
    else this.#units += BigInt(text.slice(0, pointAt) + text.slice(pointAt + 1).padEnd(SCALE, '0'))
  }

  /** The sum as canonical text, or null when a value was unreadable. */
  get text(): string | null {
    if (!this.#isKnown) return null
    const whole = new Exact(this.#units.toString()).div(UNIT.toString())
    return decimalText(this.#rest === null ? whole : whole.plus(this.#rest))
  }
}
