import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { projectFiles, ROOT } from './source-files.ts'

/** What the linter must refuse: where a file is planted, what it says, the rule that names it. */
const LINT: readonly (readonly [path: string, code: string, rule: string])[] = [
  ['src/domain/now.ts', 'export const now = () => Date.now()', 'no-restricted-globals'],
  ['src/domain/through-global.ts', 'export const now = () => globalThis.Date', 'no-restricted-globals'],
  ['src/domain/luck.ts', 'export const luck = () => Math.random()', 'no-restricted-properties'],
  ['src/domain/schema.ts', "import { z } from 'zod'\nexport const n = z.number()", 'no-restricted-imports'],
  ['src/domain/file.ts', "import { readFileSync } from 'node:fs'\nexport const read = readFileSync", 'no-restricted-imports'],
  ['src/domain/upwards.ts', "import { channels } from '#contract/channels.ts'\nexport const table = channels", 'no-restricted-imports'],
  ['src/contract/file.ts', "import { readFileSync } from 'node:fs'\nexport const read = readFileSync", 'no-restricted-imports'],
  ['src/contract/core.ts', "import { createCore } from '../main/core.ts'\nexport const make = createCore", 'no-restricted-imports'],
  ['src/main/store/job.ts', "import { jobs } from '../threads/jobs.ts'\nexport const table = jobs", 'no-restricted-imports'],
  ['src/main/ingest/job.ts', "import { jobs } from '../threads/jobs.ts'\nexport const table = jobs", 'no-restricted-imports'],
  ['src/main/threads/handler.ts', "import { createHandlers } from '../handlers/handlers.ts'\nexport const make = createHandlers", 'no-restricted-imports'],
  ['src/main/handlers/database.ts', "import Database from 'better-sqlite3'\nexport const open = () => new Database('x')", 'no-restricted-imports'],
  ['src/main/handlers/store.ts', "import { connect } from '../store/connect.ts'\nexport const open = connect", 'no-restricted-imports'],
  ['src/main/handlers/thread.ts', "import { panel } from '../threads/analysis/panel.ts'\nexport const own = panel", 'no-restricted-imports'],
  ['src/main/shell-in-core.ts', "import { app } from 'electron'\nexport const name = app.name", 'no-restricted-imports'],
  ['src/main/electron/store.ts', "import { connect } from '../store/connect.ts'\nexport const open = connect", 'no-restricted-imports'],
  ['src/main/electron/driver.ts', "import { chromium } from 'playwright-core'\nexport const driver = chromium", 'no-restricted-imports'],
  ['src/main/chromium/electron.ts', "import { app } from 'electron'\nexport const name = app.name", 'no-restricted-imports'],
  ['src/main/cli/ingest.ts', "import { importer } from '../ingest/importer.ts'\nexport const own = importer", 'no-restricted-imports'],
  ['src/preload/schema.ts', "import { z } from 'zod'\nexport const n = z.number()", 'no-restricted-imports'],
  ['src/preload/table.ts', "import { channels } from '#contract/channels.ts'\nexport const table = channels", 'no-restricted-imports'],
  ['src/renderer/file.ts', "import { readFileSync } from 'node:fs'\nexport const read = readFileSync", 'no-restricted-imports'],
  ['src/renderer/core.ts', "import { createCore } from '../main/core.ts'\nexport const make = createCore", 'no-restricted-imports'],
  ['src/renderer/ui/chart.ts', "import { createChart } from 'lightweight-charts'\nexport const make = createChart", 'no-restricted-imports'],
  ['src/renderer/features/screen/other.ts', "import { name } from '../name/name.ts'\nexport const own = name", 'no-restricted-imports'],
  ['src/renderer/features/screen/electron.ts', "import { ipcRenderer } from 'electron'\nexport const ipc = ipcRenderer", 'no-restricted-imports'],
  ['src/main/threads/floating.ts', 'const work = async () => 1\nexport function start() {\n  work()\n}', 'no-floating-promises'],
  [
    'src/main/threads/inexhaustive.ts',
    "export function f(side: 'long' | 'short') {\n  switch (side) {\n    case 'long':\n      return 1\n  }\n  return 2\n}",
    'switch-exhaustiveness-check',
  ],
  ['src/main/threads/unnamed.ts', 'export default 1', 'no-default-export'],
  ['src/main/threads/long.ts', `${'export {}\n'.repeat(401)}`, 'max-lines'],
]

/** What the compiler must refuse although the linter is not asked. */
const COMPILE: readonly (readonly [path: string, code: string, error: string])[] = [
  ['src/domain/platform.ts', 'export const platform = process.platform', 'TS2'],
  ['src/domain/page.ts', 'export const title = document.title', 'TS2'],
  ['src/domain/later.ts', 'setTimeout(() => undefined, 1)', 'TS2'],
  ['src/domain/loud.ts', "console.log('x')", 'TS2'],
  ['src/domain/upward.ts', "import { channels } from '../contract/channels.ts'\nexport const table = channels", 'TS6307'],
  ['src/contract/later.ts', 'setTimeout(() => undefined, 1)', 'TS2'],
  ['src/contract/upward.ts', "import { createCore } from '../main/core.ts'\nexport const make = createCore", 'TS6307'],
  ['src/main/store/upward.ts', "import { jobs } from '../threads/jobs.ts'\nexport const table = jobs", 'TS6307'],
  ['src/main/threads/upward.ts', "import { createHandlers } from '../handlers/handlers.ts'\nexport const make = createHandlers", 'TS6307'],
  ['src/renderer/sideways.ts', "import { createCore } from '../main/core.ts'\nexport const make = createCore", 'TS6307'],
  ['src/main/electron/sideways.ts', "import { openDesk } from '../chromium/open-desk.ts'\nexport const open = openDesk", 'TS6307'],
  ['src/renderer/shell.ts', 'export const env = process.env', 'TS2'],
]

/** Empty stand-ins for what the plants import: the walls are judged, not the house. */
const STUBS = {
  'src/contract/channels.ts': 'export const channels = {}',
  'src/main/core.ts': 'export const createCore = () => 1',
  'src/main/threads/jobs.ts': 'export const jobs = {}',
  'src/main/handlers/handlers.ts': 'export const createHandlers = () => 1',
  'src/main/chromium/open-desk.ts': 'export const openDesk = () => 1',
}

const folders: string[] = []
function plant(files: readonly (readonly string[])[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'planted-'))
  folders.push(folder)
  for (const path of projectFiles()) {
    if (!/(^|\/)tsconfig(\.base)?\.json$|^(package|\.oxlintrc)\.json$/.test(path)) continue
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    cpSync(join(ROOT, path), join(folder, path))
  }
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction')
  for (const [path = '', code = ''] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), `${code}\n`)
  }
  return folder
}

function run(tool: string, args: string[], cwd: string): string {
  const { stdout, stderr } = spawnSync(join(ROOT, 'node_modules', '.bin', tool), args, {
    cwd,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    maxBuffer: 64 * 1024 * 1024,
  })
  return `${stdout}\n${stderr}`
}

let lintOutput = ''
let compileOutput = ''
beforeAll(() => {
  lintOutput = run('oxlint', ['--type-aware', '--format', 'unix', 'src'], plant(LINT))
  compileOutput = run('tsc', ['-b', '--pretty', 'false'], plant([...Object.entries(STUBS), ...COMPILE]))
}, 120_000)
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

describe('the linter', () => {
  it.each(LINT)('refuses %s', (path, _code, rule) => {
    const lines = lintOutput.split('\n').filter((line) => line.includes(path))
    expect(lines.join('\n')).toContain(rule)
  })
})

describe('the compiler', () => {
  it.each(COMPILE)('refuses %s', (path, _code, error) => {
    const lines = compileOutput.split('\n').filter((line) => line.includes(path))
    expect(lines.join('\n')).toContain(`error ${error}`)
  })
})
