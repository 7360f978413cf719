import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** What the list of contents says about a file. */
export interface WrittenFile {
  /** Inside the export's folder, with slashes. */
  readonly name: string
  readonly rows: number
  readonly bytes: number
  readonly sha256: string
}

const BUFFER_CHARACTERS = 1 << 18

/** Writes one text file in pieces and takes its SHA-256 on the way; it is on the disk when `close` returns. */
export class FileWriter {
  rows = 0
  readonly #name: string
  readonly #descriptor: number
  readonly #hash = createHash('sha256')
  #pending: string[] = []
  #pendingCharacters = 0
  #bytes = 0

  constructor(folder: string, name: string) {
    this.#name = name
    const path = join(folder, ...name.split('/'))
    mkdirSync(dirname(path), { recursive: true })
    this.#descriptor = openSync(path, 'wx', 0o600)
  }

  write(text: string): void {
    this.#pending.push(text)
    this.#pendingCharacters += text.length
    if (this.#pendingCharacters >= BUFFER_CHARACTERS) this.#flush()
  }

  close(): WrittenFile {
    this.#flush()
    fsyncSync(this.#descriptor)
    closeSync(this.#descriptor)
    return { name: this.#name, rows: this.rows, bytes: this.#bytes, sha256: this.#hash.digest('hex') }
  }

  #flush(): void {
    const bytes = Buffer.from(this.#pending.join(''))
    this.#pending = []
    this.#pendingCharacters = 0
    this.#hash.update(bytes)
    this.#bytes += bytes.length
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#descriptor, bytes, at)
  }
}
