import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bytesOf, type Family, seedFiles } from './file-tree.ts'
import { casesOf, FUZZ_SEED, timeoutOf } from './fuzz-scale.ts'
import { MutatedFiles } from './mutated-file-law.ts'
import { mutatedFileOf } from './mutations.ts'

const CASES = casesOf(10_000)

/** The law of mutated files over all fixtures of some families: a test file each, so that they run side by side. */
export function describeMutated(title: string, families: readonly Family[]): void {
  const seeds = seedFiles.filter(({ family }) => families.includes(family))
  const files = new MutatedFiles()
  beforeAll(() => files.learnHeaders())
  afterAll(() => files.close())

  describe(title, () => {
    it('starts from files that are read as they stand', async () => {
      expect(seeds.length).toBeGreaterThan(15)
      for (const seed of seeds) await files.hold({ name: seed.name, bytes: bytesOf(seed) })
    })

    it('is refused in words or read with every row accounted for, and never hangs', { timeout: timeoutOf(CASES, 60) }, async () => {
      await fc.assert(
        fc.asyncProperty(mutatedFileOf(seeds), (file) => files.hold(file)),
        { numRuns: CASES, seed: FUZZ_SEED },
      )
    })
  })
}
