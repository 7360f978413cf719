import type { RowCounts, RowStatus } from '#contract/schemas/imports.ts'

const CODES: Readonly<Record<RowStatus, number>> = { new: 1, known: 2, ignored: 3, review: 4, unsupported: 5, error: 6 }
const NAMES: readonly (RowStatus | null)[] = [null, 'new', 'known', 'ignored', 'review', 'unsupported', 'error']
/** Of several verdicts on one line the one that asks most of the user stands. */
const RANKS: Readonly<Record<RowStatus, number>> = { ignored: 1, known: 2, new: 3, unsupported: 4, review: 5, error: 6 }

/** The status of every line of a file, one byte each; lines that are no records have none. */
export class LineStatuses {
  #codes = new Uint8Array(4_096)

  get(line: number): RowStatus | null {
    return NAMES[this.#codes[line] ?? 0] ?? null
  }

  set(line: number, status: RowStatus): void {
    if (line >= this.#codes.length) {
      const codes = new Uint8Array(Math.max(line + 1, this.#codes.length * 2))
      codes.set(this.#codes)
      this.#codes = codes
    }
    this.#codes[line] = CODES[status]
  }

  /** Sets the status unless the line already has a graver one. */
  raise(line: number, status: RowStatus): void {
    const present = this.get(line)
    if (present === null || RANKS[status] > RANKS[present]) this.set(line, status)
  }

  counts(): RowCounts {
    const counts = { read: 0, new: 0, known: 0, ignored: 0, review: 0, unsupported: 0, error: 0 }
    for (const code of this.#codes) {
      const name = NAMES[code]
      if (name === null || name === undefined) continue
      counts.read += 1
      counts[name] += 1
    }
    return counts
  }

  /** Lines with a status as ranges, both ends included. */
  *ranges(status: RowStatus): Iterable<readonly [from: number, to: number]> {
    const code = CODES[status]
    for (let line = 0; line < this.#codes.length; line += 1) {
      if (this.#codes[line] !== code) continue
      const from = line
      while (this.#codes[line + 1] === code) line += 1
      yield [from, line]
    }
  }
}
