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

/**
 * Digest of a series up to a session; null when it has no bar by then. Of a line that is put together of several tickers only what lies before
 * the session counts: it says the ticker of then, and a rename that was noted later changes nothing.
 */
export function seriesDigest(line: PanelBars, asOf: string): SeriesDigest | null {
  const known = line.pieces?.filter(({ sessions }) => indexAtOrBefore(sessions, dayNumber(asOf)) >= 0)
  const bars = known?.length === 1 && known[0] !== undefined ? known[0] : { ...line, ...namedBy(known) }
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

function namedBy(pieces: readonly PanelBars[] | undefined): Partial<Pick<PanelBars, 'symbol' | 'label'>> {
  const newest = pieces?.toSorted((a, b) => (b.sessions.at(-1) ?? 0) - (a.sessions.at(-1) ?? 0))[0]
  return pieces === undefined || newest === undefined ? {} : { symbol: newest.symbol, label: [...new Set(pieces.map(({ label }) => label))].join(' and ') }
}

function littleEndian(column: Int32Array | Float64Array): Uint8Array {
  const bytes = new Uint8Array(column.buffer, column.byteOffset, column.byteLength)
  if (IS_LITTLE_ENDIAN) return bytes
  const swapped = Buffer.from(bytes)
  return column.BYTES_PER_ELEMENT === 4 ? swapped.swap32() : swapped.swap64()
}

const IS_LITTLE_ENDIAN = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1
