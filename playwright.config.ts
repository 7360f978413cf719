import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'playwright/test'

/** The faces a spec runs over: the window everybody can open, and the unmodified Electron build over a stand-in where one lies beside the project. */
const standin = process.env['ELECTRON_STANDIN'] ?? join(import.meta.dirname, '../shared/tools/electron-standin')
const hasStandin = existsSync(join(standin, 'run.mjs'))
if (!hasStandin && process.env['TEST_WORKER_INDEX'] === undefined) process.stderr.write('not run: electron-standin (no ../shared)\n')

export default defineConfig({
  testDir: 'test/e2e',
  globalSetup: './test/e2e/build-first.ts',
  workers: 1,
  timeout: 60_000,
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: '.reports/e2e.json' }]],
  use: { trace: 'retain-on-failure', screenshot: 'only-on-failure' },
  projects: [
    { name: 'chromium-window', testIgnore: 'electron-standin/**' },
    ...(hasStandin ? [{ name: 'electron-standin', testIgnore: 'chromium-window/**' }] : []),
  ],
})
