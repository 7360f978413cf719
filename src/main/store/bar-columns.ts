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
