import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { NODE } from '../faces/built.ts'
import type { FailedWrites } from './failing-writes/fail-writes.ts'
import { buildWatcher, cannotWatch } from './power-cut/write-log.ts'

/** npm run test:soak lets every change fail once; here every fourth, from a first one drawn by lot. */
const EVERY = Number(process.env['FAIL_EVERY'] ?? 4)
const SEED = Number(process.env['FAIL_SEED'] ?? Date.now() % 1_000_000_007)
const PARTS = 2

const run = promisify(execFile)
const missing = cannotWatch()

if (missing !== null) console.log(`not run: failing writes (${missing})`)
else {
  test('a write that fails, for want of room or by an error of the disk, undoes its step whole, is named, and the step goes through afterwards', {
    timeout: 900_000,
  }, async () => {
    const root = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'failing-'))
    try {
      const watcher = buildWatcher(root)
      const results = await Promise.all(
        Array.from({ length: PARTS }, async (_, part): Promise<FailedWrites[]> => {
          const place = join(root, String(part))
          const watched = join(place, 'watched')
          mkdirSync(watched, { recursive: true })
          const program = join(import.meta.dirname, 'failing-writes', 'fail-writes.ts')
          const { stdout } = await run(NODE, [program, place, String(EVERY), String(SEED % EVERY), String(part), String(PARTS)], {
            env: { ...process.env, LD_PRELOAD: watcher, WRITE_LOG_DIR: watched, WRITE_LOG: join(place, 'log') },
          })
          return stdout
            .trim()
            .split('\n')
            .map((line) => JSON.parse(line) as FailedWrites)
        }),
      )
      for (const { act, changes, tried, refused, faults } of results.flat()) {
        console.log(`failing writes, ${act}: ${tried} of ${changes} changes failed in turn, seed ${SEED}: ${refused} times refused, ${faults.length} faults`)
        expect(faults, act).toEqual([])
        expect(tried, act).toBeGreaterThan(10)
        expect(refused, act).toBeGreaterThan(0)
      }
      expect(results.flat()).toHaveLength(6)
    } finally {
      rmSync(root, { recursive: true, force: true })
    }
  })
}
