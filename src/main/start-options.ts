import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { defaultWorkspaceFolder } from './workspace-folder.ts'

/** What a window is started with, the same words for both. */
export interface StartOptions {
  readonly workspaceDir: string
  /** Fill an empty workspace with the simulated universe before the window opens. */
  readonly isDemo: boolean
  readonly isHeadless: boolean
  /** A fixed clock, ISO text; null = the computer's. */
  readonly nowAtMs: number | null
  readonly debugKill: 'ledger' | 'analysis' | undefined
}

export type StartReading = { readonly ok: true; readonly options: StartOptions } | { readonly ok: false; readonly sentence: string }

const OPTIONS = {
  workspace: { type: 'string' },
  demo: { type: 'boolean' },
  headless: { type: 'boolean' },
  now: { type: 'string' },
  'debug-kill': { type: 'string' },
} as const

export const START_USAGE = `npm start -- [--workspace DIR] [--demo] [--headless] [--now ISO]`

/**
 * Relative folders count from where the command was typed (INIT_CWD), not from where npm runs it.
 * `isStrict` false passes over words that are not ours: Electron's own switches stand among them.
 */
export function readStartOptions(argv: readonly string[], isStrict: boolean, env: NodeJS.ProcessEnv = process.env): StartReading {
  const refuse = (why: string): StartReading => ({ ok: false, sentence: `${why}\nUsage: ${START_USAGE}` })
  let values: Record<string, unknown>
  try {
    values = parseArgs({ args: [...argv], options: OPTIONS, strict: isStrict, allowPositionals: !isStrict }).values
  } catch (thrown) {
    return refuse(thrown instanceof Error ? thrown.message : String(thrown))
  }
  const word = (name: keyof typeof OPTIONS): string | undefined => (typeof values[name] === 'string' ? values[name] : undefined)
  const workspace = word('workspace')
  const now = word('now')
  const nowAtMs = now === undefined ? null : readInstant(now)
  if (Number.isNaN(nowAtMs)) return refuse(`--now ${now} is not an ISO instant with its zone, such as 2026-11-20T20:00:00-05:00.`)
  const debugKill = readDebugKill(word('debug-kill'), env)
  if (debugKill === null) return refuse('--debug-kill is for tests (DESK_TEST=1) and takes ledger or analysis.')
  const isDemo = values['demo'] === true
  const workspaceDir = workspace === undefined ? defaultWorkspaceFolder(isDemo, process.platform, env) : resolve(env['INIT_CWD'] ?? process.cwd(), workspace)
  return { ok: true, options: { workspaceDir, isDemo, isHeadless: values['headless'] === true, nowAtMs, debugKill } }
}

/** Epoch milliseconds of an ISO instant with its zone; NaN for anything else (a bare date says no time of day). */
export function readInstant(text: string): number {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/.test(text) ? Date.parse(text) : Number.NaN
}

/** undefined = not asked for, null = refused. Outside tests the switch does not exist. */
export function readDebugKill(value: string | undefined, env: NodeJS.ProcessEnv): 'ledger' | 'analysis' | undefined | null {
  if (value === undefined) return undefined
  return env['DESK_TEST'] === '1' && (value === 'ledger' || value === 'analysis') ? value : null
}
