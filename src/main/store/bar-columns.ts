import type { ColumnChunk } from './column-chunk.ts'

/** Bars as columns, oldest first, prices exactly as imported. NaN = missing. */
export interface BarColumns {
  /** Civil day numbers of daily bars, epoch minutes of minute bars; strictly rising. */
  readonly stamps: Int32Array
  readonly open: Float64Array
  readonly high: Float64Array
  readonly low: Float64Array
  readonly close: Float64Array
  readonly volume: Float64Array
  /** Null where the file had no such column. */
  readonly adjustedClose: Float64Array | null
}

export function barColumnsOf({ stamps, columns }: ColumnChunk): BarColumns {
  const [open, high, low, close, volume, adjustedClose = null] = columns
  if (open === undefined || high === undefined || low === undefined || close === undefined || volume === undefined) {
    throw new Error(`barColumnsOf: got ${columns.length} columns, wanted 5 or 6`)
  }
  return { stamps, open, high, low, close, volume, adjustedClose }
}

export function chunkOfBars(bars: BarColumns): ColumnChunk {
  const columns = [bars.open, bars.high, bars.low, bars.close, bars.volume]
  return { stamps: bars.stamps, columns: bars.adjustedClose === null ? columns : [...columns, bars.adjustedClose] }
}

/** The pieces end to end; adjusted closes are NaN where a piece has none, and absent where no piece has any. */
export function joinBars(pieces: readonly BarColumns[]): BarColumns {
  const count = pieces.reduce((sum, piece) => sum + piece.stamps.length, 0)
  const stamps = new Int32Array(count)
  const column = (): Float64Array => new Float64Array(count)
  const joined = { stamps, open: column(), high: column(), low: column(), close: column(), volume: column() }
  const hasAdjusted = pieces.some((piece) => piece.adjustedClose !== null)
  const adjustedClose = hasAdjusted ? column().fill(Number.NaN) : null
  let at = 0
  for (const piece of pieces) {
    joined.stamps.set(piece.stamps, at)
    joined.open.set(piece.open, at)
    joined.high.set(piece.high, at)
    joined.low.set(piece.low, at)
    joined.close.set(piece.close, at)
    joined.volume.set(piece.volume, at)
    if (piece.adjustedClose !== null) adjustedClose?.set(piece.adjustedClose, at)
    at += piece.stamps.length
  }
  return { ...joined, adjustedClose }
}

/** Rows from..to (exclusive) as columns over the same bytes. */
export function sliceBars(bars: BarColumns, from: number, to: number): BarColumns {
  return {
    stamps: bars.stamps.subarray(from, to),
    open: bars.open.subarray(from, to),
    high: bars.high.subarray(from, to),
    low: bars.low.subarray(from, to),
    close: bars.close.subarray(from, to),
    volume: bars.volume.subarray(from, to),
    adjustedClose: bars.adjustedClose?.subarray(from, to) ?? null,
  }
}
