import { readFileSync } from 'node:fs'
import { type Core, createCore, type FolderTimes, type Host } from './core.ts'
import type { StartOptions } from './start-options.ts'
import { createWorkspaceLog } from './workspace-log.ts'

/** The core as every shell starts it. `entry` is the shell's own `import.meta.url`: the thread entries lie beside it, package.json two folders up. */
export function startCore(options: Pick<StartOptions, 'workspaceDir' | 'nowAtMs' | 'debugKill'>, entry: string, host: Host, folderTimes?: FolderTimes): Core {
  const { nowAtMs } = options
  return createCore({
    workspaceDir: options.workspaceDir,
    clock: nowAtMs === null ? Date.now : () => nowAtMs,
    isClockFixed: nowAtMs !== null,
    log: createWorkspaceLog(options.workspaceDir),
    threadEntries: {
      ledger: new URL('./ledger.js', entry),
      analysis: new URL('./analysis.js', entry),
      demo: new URL('./demo.js', entry),
      export: new URL('./export.js', entry),
    },
    host,
    appVersion: readVersion(new URL('../../package.json', entry)),
    folderTimes,
    debugKill: options.debugKill,
  })
}

function readVersion(file: URL): string {
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string }
  return version
}
