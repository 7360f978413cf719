import { existsSync, readFileSync } from 'node:fs'

const HEADER_BYTES = 32
const FRAME_HEADER_BYTES = 24

/**
 * How many pages of a write-ahead log lie behind its last commit: more than 0 = the process died while it wrote one.
 * Source: sqlite.org/fileformat2.html 4.1 (page size at 8, salts at 16; a frame's commit mark at 4, its salts at 8).
 */
export function pagesBehindLastCommit(walFile: string): number {
  if (!existsSync(walFile)) return 0
  const log = readFileSync(walFile)
  if (log.length < HEADER_BYTES) return 0
  const frameBytes = FRAME_HEADER_BYTES + log.readUInt32BE(8)
  const salts = log.subarray(16, 24)
  let pages = 0
  for (let at = HEADER_BYTES; at + frameBytes <= log.length; at += frameBytes) {
    // Frames with other salts are left over from before the log was started again.
    if (!log.subarray(at + 8, at + 16).equals(salts)) break
    pages = log.readUInt32BE(at + 4) === 0 ? pages + 1 : 0
  }
  return pages
}
