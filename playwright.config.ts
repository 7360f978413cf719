import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'playwright/test'

const standin = process.env['ELECTRON_STANDIN'] ?? join(import.meta.dirname, '../shared/tools/electron-standin')
const hasStandin = existsSync(join(standin, 'run.mjs'))
const isWorker = process.env['TEST_WORKER_INDEX'] !== undefined
if (!hasStandin && !isWorker) process.stderr.write('not run: electron-standin (no ../shared)\n')

/** Specs in a folder named after a face are for that face alone. Those of the Chromium window look into /proc and at signals. */
const own = { 'chromium-window': '**/e2e/chromium-window/**', 'electron-standin': '**/e2e/electron-standin/**' }

/**
 * The faces a spec runs over: the window everybody can open; the unmodified Electron build over a stand-in, where one lies beside the project;
 * a real Electron, where DESK_E2E_ELECTRON=1 says that its binary is installed.
 */
export default defineConfig({
  testDir: 'test/e2e',
  globalSetup: './test/e2e/build-first.ts',
  workers: 1,
  timeout: 60_000,
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: '.reports/e2e.json' }]],
  use: { trace: 'retain-on-failure', screenshot: 'only-on-failure' },
  projects: [
    { name: 'chromium-window', testIgnore: process.platform === 'linux' ? own['electron-standin'] : Object.values(own) },
    ...(hasStandin ? [{ name: 'electron-standin', testIgnore: own['chromium-window'] }] : []),
    ...(process.env['DESK_E2E_ELECTRON'] === '1' ? [{ name: 'electron', testIgnore: Object.values(own) }] : []),
  ],
})
