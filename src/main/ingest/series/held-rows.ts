import { type HeldRow, MOST_IN_MEMORY } from './held-row.ts'
import { SideFile, type SideSpan } from './side-file.ts'

/** Held-back rows in the order of their lines, in memory while they are few, else in a side file. */
export class HeldRows {
  readonly #side: SideFile
  readonly #blocks: SideSpan[] = []
  #rows: HeldRow[] = []
  #count = 0

  constructor(stagingDir: string) {
    this.#side = SideFile.borrow(stagingDir)
  }

  get count(): number {
    return this.#count
  }

  /** Lines must not fall from one call to the next. */
  add(row: HeldRow): void {
    this.#rows.push(row)
    this.#count += 1
    if (this.#rows.length < MOST_IN_MEMORY) return
    this.#blocks.push(this.#side.append(Buffer.from(JSON.stringify(this.#rows))))
    this.#rows = []
  }

  *[Symbol.iterator](): Iterator<HeldRow> {
    for (const block of this.#blocks) yield* JSON.parse(Buffer.from(this.#side.read(block)).toString()) as HeldRow[]
    yield* this.#rows
  }

  dispose(): void {
    this.#rows = []
    this.#side.release()
  }
}

/** Two lists in the order of their lines as one. */
export function* mergeByLine(a: Iterable<HeldRow>, b: Iterable<HeldRow>): Iterable<HeldRow> {
  const right = b[Symbol.iterator]()
  let next = right.next()
  for (const row of a) {
    while (next.done !== true && next.value.line < row.line) {
      yield next.value
      next = right.next()
    }
    yield row
  }
  while (next.done !== true) {
    yield next.value
    next = right.next()
  }
}
