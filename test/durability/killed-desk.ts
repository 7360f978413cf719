import { type ChildProcess, spawn } from 'node:child_process'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setImmediate } from 'node:timers/promises'
import type { Outcome } from '#contract/errors.ts'
import { databasePath } from '../../src/main/store/workspace-files.ts'
import { NODE, ROOT } from '../faces/built.ts'
import { CRASH_NOW, type CrashStep } from './crash-script.ts'

export interface Kill {
  /** Counts from the moment the workspace was open. */
  readonly afterMs: number
  /** Waits from then on until the log grows: the process dies while it writes a commit. */
  readonly isAtLogWrite: boolean
}

export interface KilledRun {
  /** Answers received before the end: what the user was told is stored. */
  readonly acknowledged: number
  /** From the moment the workspace was open to the last answer. */
  readonly workMs: number
  readonly wasKilled: boolean
}

/**
 * The built command line over a workspace, all steps given at once, each answered after its commit.
 * Without a kill it finishes. A refused step is a fault of the script and throws.
 */
export async function runAndKill(workspaceDir: string, steps: readonly CrashStep[], kill: Kill | null): Promise<KilledRun> {
  const child = spawn(NODE, [join(ROOT, 'out', 'main', 'cli.js'), '--workspace', workspaceDir, '--now', CRASH_NOW, '--batch'], {
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  const exit = new Promise<NodeJS.Signals | null>((resolve) => child.once('close', (_code, signal) => resolve(signal)))
  // The pipe breaks when the process dies; that is what is being tried.
  child.stdin.on('error', () => undefined)
  child.stdin.end([{ channel: 'workspace.info', input: {} }, ...steps].map((step) => `${JSON.stringify(step)}\n`).join(''))
  let openedAtMs = Number.NaN
  let lastAtMs = Number.NaN
  let acknowledged = -1
  for await (const line of createInterface({ input: child.stdout })) {
    const outcome = JSON.parse(line) as Outcome<unknown>
    if (!outcome.ok) throw new Error(`step ${acknowledged + 1}: ${JSON.stringify(outcome.error)}`)
    acknowledged += 1
    lastAtMs = performance.now()
    if (acknowledged > 0) continue
    openedAtMs = lastAtMs
    if (kill !== null) setTimeout(() => void killAt(child, kill.isAtLogWrite ? `${databasePath(workspaceDir)}-wal` : null), kill.afterMs)
  }
  return { acknowledged: Math.max(0, acknowledged), workMs: lastAtMs - openedAtMs, wasKilled: (await exit) === 'SIGKILL' }
}

async function killAt(child: ChildProcess, log: string | null): Promise<void> {
  const size = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0
  const before = log === null ? 0 : size(log)
  while (log !== null && child.exitCode === null && size(log) === before) await setImmediate()
  child.kill('SIGKILL')
}
