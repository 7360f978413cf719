import { chunkChecksum } from './column-chunk.ts'
import type { ReadDb } from './handles.ts'
import { prepared } from './prepared.ts'

const CHUNKS = [
  ['bars', 'bar_chunks', 'bars'],
  ['values', 'observation_chunks', 'observations'],
] as const

/** Rows read at a time: short enough for other work to come in between. */
const PAGE = 200

/** Walks every chunk of bars and values and compares it with its checksum; yields after each page of them what was found so far. */
export function* verifyChunks(db: ReadDb): Generator<{ readonly checked: number; readonly problems: readonly string[] }> {
  const problems: string[] = []
  let checked = 0
  for (const [word, table, column] of CHUNKS) {
    for (let after = 0; ; ) {
      const page = prepared<[number, number], { id: number; symbol: string; period: number; checksum: number; rows: Buffer; sources: Buffer }>(
        db,
        `SELECT c.id, coalesce(i.symbol, s.code) AS symbol, c.period, c.checksum, c.${column} AS rows, c.sources FROM ${table} c JOIN series s ON s.id = c.series_id
         LEFT JOIN instruments i ON i.id = s.instrument_id WHERE c.id > ? ORDER BY c.id LIMIT ?`,
      ).all(after, PAGE)
      for (const { symbol, period, checksum, rows, sources } of page) {
        if (chunkChecksum(rows, sources) !== checksum) problems.push(`the ${word} of ${symbol} of ${period} are not the ones that were stored`)
      }
      checked += page.length
      yield { checked, problems }
      const last = page.at(-1)
      if (last === undefined) break
      after = last.id
    }
  }
}
