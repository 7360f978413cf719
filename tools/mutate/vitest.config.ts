import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

/** What a mutant has to get past: the tests of its own folder and the reference cases. Property tests are left out, they take too long per mutant. */
export default defineConfig({
  root: join(import.meta.dirname, '../..'),
  test: {
    include: ['test/domain/{stops,sizing,rotation,checklist}/**/*.test.ts', 'test/vectors/vectors.test.ts'],
    isolate: false,
    testTimeout: 60_000,
  },
})
