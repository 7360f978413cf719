import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'

const ROOT = join(import.meta.dirname, '..')

export interface DownloadOptions {
  /** Given up after this long without a byte. */
  readonly silenceMs: number
  /** Where the outcome is remembered. */
  readonly memory: string
  /** Where the archive is kept; omitted, where Electron keeps it. */
  readonly cacheRoot?: string
}

const USUAL: DownloadOptions = { silenceMs: 5_000, memory: join(ROOT, 'node_modules', '.cache', 'rotation-desk', 'electron.json') }

/** What is used of Electron's own downloader. */
interface Downloader {
  downloadArtifact(details: {
    version: string
    artifactName: string
    platform: string
    arch: string
    checksums: Record<string, string>
    cacheRoot?: string
    downloadOptions: {
      quiet: boolean
      signal: AbortSignal
      getProgressCallback(state: { transferred: number; total: number | null; percent: number }): Promise<void>
    }
  }): Promise<string>
}

/** The installed Electron program, or null. The package itself is never imported: that alone would start a download. */
export function findElectron(): string | null {
  const folder = electronFolder()
  if (folder === null || !existsSync(join(folder, 'path.txt'))) return null
  const program = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8').trim())
  return existsSync(program) ? program : null
}

/** Whether a download of this version was tried on this machine before: it is tried once, and by `npm run electron:install`. */
export function wasTried(): boolean {
  try {
    return (JSON.parse(readFileSync(USUAL.memory, 'utf8')) as { version: string }).version === electronVersion()
  } catch {
    return false
  }
}

/**
 * Fetches and unpacks Electron. Gives up after some seconds without a byte; while bytes come it goes on and says how far it is. Ctrl+C skips it.
 * The outcome is remembered. Returns whether there is a program now.
 */
export async function downloadElectron({ silenceMs, memory, cacheRoot }: DownloadOptions = USUAL): Promise<boolean> {
  const folder = electronFolder()
  if (folder === null) return false
  const stop = new AbortController()
  const skip = (): void => stop.abort(new Error('skipped'))
  process.once('SIGINT', skip)
  const giveUp = (): NodeJS.Timeout => setTimeout(() => stop.abort(new Error(`no byte for ${silenceMs / 1_000} seconds`)), silenceMs)
  let watchdog = giveUp()
  let saidPercent = -10
  try {
    process.stderr.write('Fetching Electron, once on this machine (Ctrl+C skips it).\n')
    const fromElectron = createRequire(join(folder, 'package.json'))
    const { downloadArtifact } = (await import(pathToFileURL(fromElectron.resolve('@electron/get')).href)) as Downloader
    await downloadArtifact({
      version: electronVersion(),
      artifactName: 'electron',
      platform: process.platform,
      arch: process.arch,
      checksums: JSON.parse(readFileSync(join(folder, 'checksums.json'), 'utf8')) as Record<string, string>,
      ...(cacheRoot === undefined ? {} : { cacheRoot }),
      downloadOptions: {
        quiet: true,
        signal: stop.signal,
        getProgressCallback: async ({ transferred, total, percent }) => {
          clearTimeout(watchdog)
          watchdog = giveUp()
          const whole = Math.floor(percent * 100)
          if (total === null || whole < saidPercent + 10) return
          saidPercent = whole
          process.stderr.write(`  ${megabytes(transferred)} of ${megabytes(total)} MB, ${whole} %\n`)
        },
      },
    })
    clearTimeout(watchdog)
    const { status } = spawnSync(process.execPath, [join(folder, 'install.js')], { stdio: ['ignore', 2, 2] })
    remember(memory, status === 0 ? 'installed' : 'not unpacked')
    return status === 0 && findElectron() !== null
  } catch (thrown) {
    const reason = stop.signal.aborted ? reasonOf(stop.signal.reason) : reasonOf(thrown)
    remember(memory, reason)
    process.stderr.write(`Electron was not fetched: ${reason}.\n`)
    return false
  } finally {
    clearTimeout(watchdog)
    process.off('SIGINT', skip)
  }
}

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1)

function reasonOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown)
  const cause = thrown.cause instanceof Error ? `: ${thrown.cause.message}` : ''
  return `${thrown.message}${cause}`
}

function remember(memory: string, outcome: string): void {
  mkdirSync(dirname(memory), { recursive: true })
  writeFileSync(memory, `${JSON.stringify({ version: electronVersion(), outcome, at: new Date().toISOString() })}\n`)
}

function electronFolder(): string | null {
  const folder = join(ROOT, 'node_modules', 'electron')
  return existsSync(join(folder, 'package.json')) ? folder : null
}

function electronVersion(): string {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'node_modules', 'electron', 'package.json'), 'utf8')) as { version: string }
  return version
}

if (process.argv[1] === import.meta.filename) {
  const found = findElectron()
  if (found !== null) process.stderr.write(`Electron is installed: ${found}\n`)
  else if (!(await downloadElectron())) process.exitCode = 1
}
