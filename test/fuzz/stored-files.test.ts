import { basename } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeLedgerDesk } from '../support/ledger-context.ts'
import { seedFiles } from './file-tree.ts'
import { casesOf, FUZZ_SEED, timeoutOf } from './fuzz-scale.ts'
import { mutatedFileOf } from './mutations.ts'

const CASES = casesOf(150)
const MAIN = { account: 'main' }

describe('a changed file that is stored', () => {
  it('adds nothing the second time, can be looked up row by row, and leaves no trace when it is undone', { timeout: timeoutOf(CASES, 1_000) }, async () => {
    const desk = makeLedgerDesk()
    try {
      let stored = 0
      await fc.assert(
        fc.asyncProperty(mutatedFileOf(seedFiles), async ({ name, bytes }) => {
          const before = desk.hash()
          const path = desk.file(name, bytes)
          const { batch, files } = await desk.commit([path], MAIN)
          if (batch === null) {
            expect(desk.hash()).toBe(before)
            return
          }
          stored += 1
          const rows = files[0]?.rows
          expect(rows).toBeDefined()
          for (const status of ['review', 'unsupported', 'error'] as const) {
            const listed = await desk.rowsOfBatch({ batch, status })
            expect([basename(path), status, listed.next === null ? listed.rows.length : '5000 and more']).toEqual([basename(path), status, rows?.[status]])
          }
          const after = desk.hash()
          const again = await desk.commit([path], MAIN)
          expect(again.files[0]?.rows.new).toBe(0)
          expect(desk.hash()).toBe(after)
          if (again.batch !== null) await desk.undo(again.batch, true)
          await desk.undo(batch, true)
          expect(desk.hash()).toBe(before)
        }),
        { numRuns: CASES, seed: FUZZ_SEED },
      )
      expect(stored).toBeGreaterThan(CASES / 5)
    } finally {
      desk.close()
    }
  })
})
