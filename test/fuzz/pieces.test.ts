import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type RawRecord, readRecords } from '../../src/main/ingest/broker/read-records.ts'
import { bytesOf, seedFiles } from './file-tree.ts'
import { casesOf, FUZZ_SEED, timeoutOf } from './fuzz-scale.ts'
import { mutatedFileOf } from './mutations.ts'

const CASES = casesOf(3_000)

interface Seen {
  readonly records: readonly RawRecord[]
  readonly openQuotes: readonly number[]
  readonly refused: string | null
}

async function read(bytes: Buffer, pieceBytes?: number): Promise<Seen> {
  const records: RawRecord[] = []
  const openQuotes: number[] = []
  const sink = {
    width: null,
    take: (record: RawRecord) => void records.push(record),
    takeOpenQuote: ({ line }: { line: number }) => void openQuotes.push(line),
  }
  const refused = await readRecords({ path: 'x.csv', bytes, start: 0, line: 1, delimiter: ',' }, sink, async () => undefined, pieceBytes)
  return { records, openQuotes, refused: refused?.problem ?? null }
}

describe('a table cut into pieces', () => {
  it.each(seedFiles.slice(0, 8).map((seed) => [seed.name, seed] as const))('%s is the same records wherever it is cut', async (_, seed) => {
    for (const lineEnd of ['\n', '\r\n']) {
      const bytes = bytesOf({ ...seed, lineEnd })
      const whole = await read(bytes)
      // Two pieces, cut behind every byte in turn: through quotes, line ends and characters of several bytes.
      for (let at = 1; at < bytes.length; at += Math.max(1, Math.floor(bytes.length / 250))) expect(await read(bytes, at)).toEqual(whole)
    }
  })

  it('is the same records in pieces of any size, also where it is damaged', { timeout: timeoutOf(CASES, 40) }, async () => {
    await fc.assert(
      fc.asyncProperty(mutatedFileOf(seedFiles), fc.integer({ min: 1, max: 300 }), async ({ bytes }, pieceBytes) => {
        const body = bytes.subarray(0, 3).equals(Buffer.from('\uFEFF')) ? bytes.subarray(3) : bytes
        expect(await read(body, pieceBytes)).toEqual(await read(body))
      }),
      { numRuns: CASES, seed: FUZZ_SEED },
    )
  })
})
