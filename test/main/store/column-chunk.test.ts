import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type ChunkSources,
  type ColumnChunk,
  decodeColumns,
  decodeSources,
  encodeColumns,
  encodePlain,
  encodeSources,
  formatOfColumns,
  joinColumns,
  Scratch,
} from '../../../src/main/store/column-chunk.ts'

const chunkOf = (stamps: readonly number[], ...columns: readonly (readonly number[])[]): ColumnChunk => ({
  stamps: Int32Array.from(stamps),
  columns: columns.map((values) => Float64Array.from(values)),
})

const PRINTED = chunkOf([20_000, 20_001, 20_004], [12.5, 12.75, 13], [74_800, 0, Number.NaN])
const LONG = chunkOf([20_000, 20_001, 20_004], [1 / 3, 2 / 3, 1], [-0, 1, 2])
const MIXED = chunkOf([20_000, 20_001, 20_004], [1 / 3, 2 / 3, 1], [12.5, 12.75, 13])

describe('the columns of a chunk', () => {
  it.each([
    ['printed numbers', PRINTED, 2],
    ['long ones', LONG, 1],
    ['both', MIXED, 2],
    ['no rows', chunkOf([], [], []), 2],
    ['no columns', chunkOf([1, 2]), 1],
  ] as const)('come back as they were: %s', (_, chunk, format) => {
    const blob = encodeColumns(chunk)
    expect(formatOfColumns(blob)).toBe(format)
    expect(decodeColumns(blob)).toEqual(chunk)
    expect(decodeColumns(encodePlain(chunk))).toEqual(chunk)
  })

  it('take half the room where they are printed numbers', () => {
    const days = Array.from({ length: 252 }, (_, i) => 20_000 + i)
    const prices = days.map((day) => Number((day / 137).toFixed(6)))
    const chunk = chunkOf(days, prices, prices, prices, prices, prices, days)
    expect(encodePlain(chunk).length).toBe(8 + 252 * 52)
    expect(encodeColumns(chunk).length).toBe(16 + 252 * 28)
  })

  it('depend on the rows alone: memory used before leaves no trace', () => {
    const used = new Scratch()
    new Uint8Array(used.take(1 << 12)).fill(255)
    for (const chunk of [PRINTED, LONG, MIXED]) expect(encodeColumns(chunk, used).equals(encodeColumns(chunk))).toBe(true)
  })

  it('are read wherever the blob lies, and not from a blob that is cut', () => {
    const blob = encodeColumns(MIXED)
    const moved = Buffer.concat([Buffer.alloc(3), blob]).subarray(3)
    expect(decodeColumns(moved)).toEqual(MIXED)
    for (let length = 8; length < blob.length; length += 1)
      expect(() => decodeColumns(blob.subarray(0, length)), `${length} bytes`).toThrow('decodeColumns: got')
    expect(() => formatOfColumns(Buffer.from([0, 0, 0, 0, 0, 0, 0, 3]))).toThrow('layout 3')
  })

  it('join end to end, in either layout; a column that some lack is missing there', () => {
    const joined = joinColumns(
      [PRINTED, LONG, chunkOf([20_010], [7])].map((chunk) => encodeColumns(chunk)),
      3,
    )
    expect(joined).toEqual(
      chunkOf(
        [20_000, 20_001, 20_004, 20_000, 20_001, 20_004, 20_010],
        [12.5, 12.75, 13, 1 / 3, 2 / 3, 1, 7],
        [74_800, 0, Number.NaN, -0, 1, 2, Number.NaN],
        [Number.NaN, Number.NaN, Number.NaN, Number.NaN, Number.NaN, Number.NaN, Number.NaN],
      ),
    )
    expect(joinColumns([], 5)).toEqual(chunkOf([], [], [], [], [], []))
  })

  it('come back bit for bit, whatever they hold', () => {
    const column = fc.oneof(fc.array(fc.integer({ min: -9_999_999, max: 9_999_999 }).map((cents) => cents / 100)), fc.array(fc.double()))
    fc.assert(
      fc.property(fc.array(column, { maxLength: 6 }), (columns) => {
        const count = Math.min(...columns.map(({ length }) => length), 50)
        const chunk = chunkOf(
          Array.from({ length: columns.length === 0 ? 0 : count }, (_, i) => i - 5),
          ...columns.map((values) => values.slice(0, count)),
        )
        expect(decodeColumns(encodeColumns(chunk))).toEqual(chunk)
      }),
    )
  })
})

describe('where the rows of a chunk came from', () => {
  const sources = (fileIds: readonly number[], lines: readonly number[], flags: readonly number[]): ChunkSources => ({
    fileIds: Int32Array.from(fileIds),
    lines: Int32Array.from(lines),
    flags: Uint8Array.from(flags),
  })

  it.each([
    ['one file, line by line', sources([3, 3, 3], [2, 3, 4], [0, 0, 1]), 20],
    ['one file, the newest row first', sources([3, 3, 3], [9, 8, 7], [0, 0, 0]), 20],
    ['one row', sources([3], [7], [1]), 20],
    ['lines that jump', sources([3, 3, 3], [2, 3, 9], [0, 0, 1]), 27],
    ['two files', sources([3, 4, 4], [2, 3, 4], [0, 0, 1]), 27],
    ['a flag amid the rows', sources([3, 3, 3], [2, 3, 4], [1, 0, 0]), 27],
  ] as const)('comes back as it was: %s', (_, told, bytes) => {
    const blob = encodeSources(told)
    expect(blob.length).toBe(bytes)
    expect(decodeSources(blob)).toEqual(told)
  })
})
