import { closeSync, mkdirSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'

/** Where a piece lies in the side file. */
export interface SideSpan {
  readonly offset: number
  readonly length: number
}

/** Pieces of a large stage, kept on disk instead of in memory; made when the first one is written, gone after `dispose`. */
export class SideFile {
  readonly #folder: string
  #path: string | undefined
  #descriptor = -1
  #size = 0

  constructor(folder: string) {
    this.#folder = folder
  }

  append(bytes: Uint8Array): SideSpan {
    if (this.#path === undefined) {
      mkdirSync(this.#folder, { recursive: true })
      this.#path = join(this.#folder, `stage-${randomUUID()}`)
      this.#descriptor = openSync(this.#path, 'wx+')
    }
    const span = { offset: this.#size, length: bytes.length }
    let written = 0
    while (written < bytes.length) written += writeSync(this.#descriptor, bytes, written, bytes.length - written, span.offset + written)
    this.#size += bytes.length
    return span
  }

  read({ offset, length }: SideSpan): ArrayBuffer {
    const bytes = new Uint8Array(length)
    let read = 0
    while (read < length) {
      const count = readSync(this.#descriptor, bytes, read, length - read, offset + read)
      if (count === 0) throw new Error(`SideFile.read: got the end after ${read} bytes, wanted ${length} at ${offset}`)
      read += count
    }
    return bytes.buffer
  }

  dispose(): void {
    if (this.#path === undefined) return
    closeSync(this.#descriptor)
    rmSync(this.#path, { force: true })
    this.#path = undefined
  }
}
