import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/e2e/**'],
    pool: 'forks',
    testTimeout: 60_000,
    // Only with --coverage (npm run coverage): the formulas, by the tests of the formulas.
    coverage: { include: ['src/domain/**'], reporter: ['text-summary', 'json'], thresholds: { branches: 98 } },
  },
})
