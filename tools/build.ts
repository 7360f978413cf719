import { spawnSync } from 'node:child_process'
import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isBuildStale, STAMP } from './build-state.ts'

const ROOT = join(import.meta.dirname, '..')

/**
 * Builds into a folder of its own and then takes the place of out/: a failed build leaves what stood there, and a running program never sees half of one.
 * Everything it says goes to stderr, because stdout may belong to an answer. Returns whether out/ is new.
 */
export function build(): boolean {
  const fresh = join(ROOT, `.out-${process.pid}`)
  const worn = `${fresh}-before`
  const startedAtMs = Date.now()
  try {
    const electronVite = join(ROOT, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
    const env = process.stderr.isTTY ? process.env : { ...process.env, NO_COLOR: '1' }
    const { status } = spawnSync(process.execPath, [electronVite, 'build', '--outDir', fresh, '--logLevel', 'warn'], {
      cwd: ROOT,
      env,
      stdio: ['ignore', 2, 2],
    })
    if (status !== 0) return false
    writeFileSync(join(fresh, STAMP), String(startedAtMs))
    if (existsSync(join(ROOT, 'out'))) renameSync(join(ROOT, 'out'), worn)
    renameSync(fresh, join(ROOT, 'out'))
    return true
  } finally {
    rmSync(fresh, { recursive: true, force: true })
    rmSync(worn, { recursive: true, force: true })
  }
}

/** Builds when out/ is missing or older than src/. Returns whether there is something to run. */
export function ensureBuilt(): boolean {
  if (!isBuildStale(ROOT)) return true
  process.stderr.write('Building (out/ is missing or older than src/).\n')
  return build()
}

if (process.argv[1] === import.meta.filename && !build()) process.exitCode = 1
