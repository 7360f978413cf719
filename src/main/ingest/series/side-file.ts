import { randomUUID } from 'node:crypto'
import { closeSync, mkdirSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Scratch } from '../../store/column-chunk.ts'

/** Where a piece lies in a side file. */
export interface SideSpan {
  readonly offset: number
  readonly length: number
}

/** Open side files by their folder: thousands of staged files share one. */
const open = new Map<string, SideFile>()

/**
 * Pieces of large stages, kept on disk instead of in memory. All stages of a folder share one file; it is made when the first piece is
 * written and gone when the last stage lets go.
 */
export class SideFile {
  readonly #folder: string
  #users = 0
  #path: string | undefined
  #descriptor = -1
  #size = 0

  private constructor(folder: string) {
    this.#folder = folder
  }

  /** The side file of a folder; every `borrow` wants one `release`. */
  static borrow(folder: string): SideFile {
    const file = open.get(folder) ?? new SideFile(folder)
    open.set(folder, file)
    file.#users += 1
    return file
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

  /** The piece; into `scratch` where its bytes are done with before the next read into the same. */
  read({ offset, length }: SideSpan, scratch?: Scratch): ArrayBuffer {
    const bytes = scratch === undefined ? new ArrayBuffer(length) : scratch.take(length)
    const view = new Uint8Array(bytes, 0, length)
    let read = 0
    while (read < length) {
      const count = readSync(this.#descriptor, view, read, length - read, offset + read)
      if (count === 0) throw new Error(`SideFile.read: got the end after ${read} bytes, wanted ${length} at ${offset}`)
      read += count
    }
    return bytes
  }

  release(): void {
    this.#users -= 1
    if (this.#users > 0) return
    open.delete(this.#folder)
    if (this.#path === undefined) return
    closeSync(this.#descriptor)
    rmSync(this.#path, { force: true })
    this.#path = undefined
  }
}
