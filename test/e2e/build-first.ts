import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildFirst, NODE, ROOT } from '../faces/built.ts'

/** Where the workers find the demo workspace that each of them copies. */
export const DEMO_VARIABLE = 'DESK_E2E_DEMO'

/** Builds what is tested and makes one demo workspace, by the built command line. Returns what cleans up. */
export default function prepare(): () => void {
  buildFirst()
  // A workspace prepared by hand is taken as it is.
  if (process.env[DEMO_VARIABLE] !== undefined) return () => undefined
  const folder = mkdtempSync(join(tmpdir(), 'e2e-demo-'))
  const workspaceDir = join(folder, 'workspace')
  execFileSync(NODE, [join(ROOT, 'out/main/cli.js'), '--workspace', workspaceDir, 'workspace.demo', '{"symbols":60,"years":2}'], {
    stdio: ['ignore', 'ignore', 'ignore'],
    shell: process.platform === 'win32',
  })
  process.env[DEMO_VARIABLE] = workspaceDir
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}
