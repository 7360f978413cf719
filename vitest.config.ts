import { existsSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

/** Suites that hold nothing but runs over the data beside the checkout: neither passed nor failed where it is not. */
const OVER_SHARED = [
  'test/main/ingest/bars/market-folders.test.ts',
  'test/main/ingest/bars/real-files.test.ts',
  'test/main/ingest/broker/broker-samples.test.ts',
  'test/main/ingest/broker/trader-samples.test.ts',
  'test/main/ingest/broker/us-broker-samples.test.ts',
  'test/main/ingest/mapper/mapped-samples.test.ts',
  'test/main/ingest/positions/positions-samples.test.ts',
  'test/main/ingest/records/real-files.test.ts',
]
const hasShared = existsSync(new URL('../shared/data', import.meta.url))
if (!hasShared) console.log('not run: real files and broker samples (no ../shared)')

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/e2e/**', ...(hasShared ? [] : OVER_SHARED)],
    pool: 'forks',
    testTimeout: 60_000,
    // Only with --coverage (npm run coverage): the formulas, by the tests of the formulas.
    coverage: { include: ['src/domain/**'], reporter: ['text-summary', 'json'], thresholds: { branches: 98 } },
  },
})
