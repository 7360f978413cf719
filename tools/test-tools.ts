import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { findBrowser } from '../src/main/chromium/find-browser.ts'

interface TestTool {
  readonly packages: readonly string[]
  readonly isThere: () => boolean
}

/** What the tests on Linux drive, read paper with and watch writes by; all of it are packages of Debian. */
const TOOLS: readonly TestTool[] = [
  { packages: ['chromium'], isThere: () => findBrowser() !== null },
  { packages: ['poppler-utils'], isThere: () => isOnPath('pdftotext') },
  { packages: ['iproute2'], isThere: () => isOnPath('ss') },
  { packages: ['procps'], isThere: () => isOnPath('ps') },
  { packages: ['gcc', 'libc6-dev'], isThere: () => isOnPath('cc') && existsSync('/usr/include/stdio.h') },
]

/** Packages that are missing, in the order of the list. */
export const missingPackages = (tools: readonly TestTool[] = TOOLS): readonly string[] =>
  tools.filter(({ isThere }) => !isThere()).flatMap(({ packages }) => packages)

/** What decides whether a package may be installed without a question. */
interface Machine {
  readonly isLinux: boolean
  readonly isRoot: boolean
  readonly hasAptGet: boolean
}

/**
 * Sees to it that no test has to be left out: on Debian as root what is missing is installed, elsewhere the command to type is named.
 * Answers the sentence that says what is missing, or null when everything is there.
 */
export function provideTestTools(
  missing: () => readonly string[] = missingPackages,
  run: (words: readonly string[]) => boolean = runAloud,
  { isLinux, isRoot, hasAptGet }: Machine = thisMachine(),
): string | null {
  if (!isLinux) return null
  const packages = missing()
  if (packages.length === 0) return null
  const words = ['apt-get', 'install', '-y', '--no-install-recommends', ...packages]
  if (isRoot && hasAptGet && (run(words) || (run(['apt-get', 'update']) && run(words))) && missing().length === 0) return null
  return `The tests need ${packages.join(', ')}. Install it: ${isRoot ? '' : 'sudo '}${words.join(' ')}`
}

const thisMachine = (): Machine => ({ isLinux: process.platform === 'linux', isRoot: process.getuid?.() === 0, hasAptGet: isOnPath('apt-get') })

const isOnPath = (command: string): boolean => (process.env['PATH'] ?? '').split(delimiter).some((folder) => folder !== '' && existsSync(join(folder, command)))

/** Its output goes to stderr: stdout belongs to the tests. */
function runAloud([command = '', ...words]: readonly string[]): boolean {
  return spawnSync(command, words, { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status === 0
}
