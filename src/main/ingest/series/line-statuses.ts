import type { RowCounts, RowStatus } from '#contract/schemas/imports.ts'

/** In the order of what they ask of the user: of several verdicts on one line the highest stands. 0 = no record. */
const NAMES = [null, 'ignored', 'known', 'new', 'unsupported', 'review', 'error'] as const satisfies readonly (RowStatus | null)[]
const CODES: Readonly<Record<RowStatus, number>> = { ignored: 1, known: 2, new: 3, unsupported: 4, review: 5, error: 6 }

/** The status of every line of a file, one byte each; lines that are no records have none. */
export class LineStatuses {
  #codes = new Uint8Array(4_096)

  get(line: number): RowStatus | null {
    return NAMES[this.#codes[line] ?? 0] ?? null
  }

  /** Sets the status unless the line already has a graver one. */
  raise(line: number, status: RowStatus): void {
    const code = CODES[status]
    if (line >= this.#codes.length) this.#makeRoom(line)
    if (code > this.#codes[line]!) this.#codes[line] = code
  }

  /** The same for the lines from..to, both included. */
  raiseRange(from: number, to: number, status: RowStatus): void {
    const code = CODES[status]
    if (to >= this.#codes.length) this.#makeRoom(to)
    for (let line = from; line <= to; line += 1) if (code > this.#codes[line]!) this.#codes[line] = code
  }

  /** The same for many lines at once. */
  raiseAll(lines: Int32Array, status: RowStatus): void {
    const code = CODES[status]
    let last = 0
    for (const line of lines) if (line > last) last = line
    if (last >= this.#codes.length) this.#makeRoom(last)
    const codes = this.#codes
    for (const line of lines) if (code > codes[line]!) codes[line] = code
  }

  counts(): RowCounts {
    const counted = new Uint32Array(NAMES.length)
    const codes = this.#codes
    for (let line = 0; line < codes.length; line += 1) counted[codes[line]!]! += 1
    const of = (status: RowStatus): number => counted[CODES[status]]!
    const counts = { new: of('new'), known: of('known'), ignored: of('ignored'), review: of('review'), unsupported: of('unsupported'), error: of('error') }
    return { read: Object.values(counts).reduce((sum, count) => sum + count, 0), ...counts }
  }

  /** Lines that are rows, in order. */
  *lines(): Iterable<number> {
    for (const [line, code] of this.#codes.entries()) if (code > 0) yield line
  }

  /** Lines with a status as ranges, both ends included. */
  *ranges(status: RowStatus): Iterable<readonly [from: number, to: number]> {
    const codes = this.#codes
    const code = CODES[status]
    for (let line = codes.indexOf(code); line >= 0; ) {
      let to = line
      while (codes[to + 1] === code) to += 1
      yield [line, to]
      line = codes.indexOf(code, to + 1)
    }
  }

  #makeRoom(line: number): void {
    const codes = new Uint8Array(Math.max(line + 1, this.#codes.length * 2))
    codes.set(this.#codes)
    this.#codes = codes
  }
}
