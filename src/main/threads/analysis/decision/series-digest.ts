import { createHash } from 'node:crypto'
import { indexAtOrBefore } from '#domain/bars.ts'
import { dayNumber, isoDay } from '#domain/calendar/civil-day.ts'
import type { PanelBars } from '../panel-bars.ts'

/** What the evidence says of one input series: enough to see later whether the same bars are still there. */
export interface SeriesDigest {
  readonly instrument: string
  readonly kind: string
  readonly from: string
  readonly to: string
  readonly n: number
  /** Over the little-endian columns session, open, high, low, close, volume, one after the other. */
  readonly sha256: string
}

/** Digest of a series up to a session; null when it has no bar by then. */
export function seriesDigest(bars: PanelBars, asOf: string): SeriesDigest | null {
  const count = indexAtOrBefore(bars.sessions, dayNumber(asOf)) + 1
  if (count === 0) return null
  const hash = createHash('sha256')
  hash.update(littleEndian(bars.sessions.subarray(0, count)))
  for (const column of [bars.open, bars.high, bars.low, bars.close, bars.volume]) hash.update(littleEndian(column.subarray(0, count)))
  return {
    instrument: bars.symbol,
    kind: `1d ${bars.label} ${bars.adjustment}`,
    from: isoDay(bars.sessions[0]!),
    to: isoDay(bars.sessions[count - 1]!),
    n: count,
    sha256: hash.digest('hex'),
  }
}

function littleEndian(column: Int32Array | Float64Array): Uint8Array {
  const bytes = new Uint8Array(column.buffer, column.byteOffset, column.byteLength)
  if (IS_LITTLE_ENDIAN) return bytes
  const swapped = Buffer.from(bytes)
  return column.BYTES_PER_ELEMENT === 4 ? swapped.swap32() : swapped.swap64()
}

const IS_LITTLE_ENDIAN = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1
