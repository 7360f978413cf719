import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FIXED_CLOCK_AT_MS } from '../src/main/demo/demo-sessions.ts'
import { writeDemo } from '../src/main/demo/write-demo.ts'
import { schemaVersion } from '../src/main/store/migrations/list.ts'
import { NODE, ROOT } from '../test/faces/built.ts'

const NAMES = 2_000
const YEARS = 10

export interface LargeWorkspace {
  /** The generated files, 2,000 living names of ten years and those that left. */
  readonly files: string
  /** The same imported. */
  readonly workspace: string
}

/** Made once and kept in the temp folder for every row that needs it, until the generator or the schema changes. */
export async function largeWorkspace(): Promise<LargeWorkspace> {
  const home = join(tmpdir(), 'rotation-desk-bench')
  const folder = join(home, `${NAMES}x${YEARS}-schema-${schemaVersion}-${generatorDigest()}`)
  const made = { files: join(folder, 'files'), workspace: join(folder, 'workspace') }
  if (existsSync(join(folder, 'complete'))) return made
  rmSync(home, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  await writeDemo({ seed: 1, symbols: NAMES, years: YEARS, folder: made.files }, () => undefined)
  const lines = [
    { channel: 'workspace.create', input: {} },
    { channel: 'import.commit', input: { files: [{ path: made.files }] } },
  ]
  const { status } = spawnSync(
    NODE,
    [join(ROOT, 'out/main/cli.js'), '--workspace', made.workspace, '--now', new Date(FIXED_CLOCK_AT_MS).toISOString(), '--batch'],
    { input: lines.map((line) => `${JSON.stringify(line)}\n`).join(''), stdio: ['pipe', 'ignore', 'ignore'], maxBuffer: 1 << 26 },
  )
  if (status !== 0) throw new Error(`largeWorkspace: got exit ${status}, wanted the demo files imported`)
  writeFileSync(join(folder, 'complete'), '')
  return made
}

function generatorDigest(): string {
  const source = join(ROOT, 'src/main/demo')
  const hash = createHash('sha256')
  for (const name of readdirSync(source).toSorted()) if (name.endsWith('.ts')) hash.update(readFileSync(join(source, name)))
  return hash.digest('hex').slice(0, 12)
}
