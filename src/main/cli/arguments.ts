import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readDebugKill, readInstant } from '../start-options.ts'
import { defaultWorkspaceFolder } from '../workspace-folder.ts'

export interface CliOptions {
  readonly workspaceDir: string
  readonly nowAtMs: number | null
  readonly debugKill: 'ledger' | 'analysis' | undefined
  /** One call, or null for JSON lines on stdin. */
  readonly call: { readonly channel: string; readonly input: unknown } | null
}

export type ArgumentsReading =
  | { readonly kind: 'options'; readonly options: CliOptions }
  | { readonly kind: 'help' }
  | { readonly kind: 'bad-usage'; readonly sentence: string }

export const USAGE = `Usage: npm run -s desk -- [--workspace DIR] [--now ISO] <channel> ['<json>']
       npm run -s desk -- [--workspace DIR] [--now ISO] --batch

  <channel>        for example workspace.info, import.commit, screen.run; docs/channels.md lists all of them
  <json>           the input, {} when omitted; relative paths count from the folder you are in
  --workspace DIR  the workspace; omitted, the one the window uses
  --now ISO        the clock to work with, for example 2026-11-20T20:00:00-05:00
  --batch          one {"channel":…,"input":…} per line on stdin, one answer line each, strictly in order

One JSON line per call on stdout, progress as JSON lines on stderr.
Exit code 0: done, 1: an error is in the answer (in a batch: in any answer), 2: not understood, 130: cancelled by Ctrl+C.
`

/** Reads the command line. Relative folders count from INIT_CWD, where npm was called. */
export function readArguments(argv: readonly string[], env: NodeJS.ProcessEnv = process.env): ArgumentsReading {
  let parsed: ReturnType<typeof parse>
  try {
    parsed = parse(argv)
  } catch (thrown) {
    return { kind: 'bad-usage', sentence: thrown instanceof Error ? thrown.message : String(thrown) }
  }
  const { values, positionals } = parsed
  if (values.help === true) return { kind: 'help' }
  const nowAtMs = values.now === undefined ? null : readInstant(values.now)
  if (Number.isNaN(nowAtMs))
    return { kind: 'bad-usage', sentence: `--now ${values.now} is not an ISO instant with its zone, such as 2026-11-20T20:00:00-05:00.` }
  const debugKill = readDebugKill(values['debug-kill'], env)
  if (debugKill === null) return { kind: 'bad-usage', sentence: '--debug-kill is for tests (DESK_TEST=1) and takes ledger or analysis.' }
  const workspaceDir =
    values.workspace === undefined ? defaultWorkspaceFolder(false, process.platform, env) : resolve(env['INIT_CWD'] ?? process.cwd(), values.workspace)
  const shared = { workspaceDir, nowAtMs, debugKill }

  if (values.batch === true) {
    if (positionals.length > 0) return { kind: 'bad-usage', sentence: `--batch reads its calls from stdin; “${positionals[0]}” is one too many.` }
    return { kind: 'options', options: { ...shared, call: null } }
  }
  const [channel, text = '{}', ...rest] = positionals
  if (channel === undefined) return { kind: 'bad-usage', sentence: 'No channel was named.' }
  if (rest.length > 0) return { kind: 'bad-usage', sentence: `“${rest[0]}” is one word too many: put the JSON in quotes.` }
  try {
    return { kind: 'options', options: { ...shared, call: { channel, input: JSON.parse(text) } } }
  } catch (thrown) {
    return { kind: 'bad-usage', sentence: `The input is not JSON: ${thrown instanceof Error ? thrown.message : String(thrown)}` }
  }
}

function parse(argv: readonly string[]) {
  return parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      workspace: { type: 'string' },
      now: { type: 'string' },
      batch: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
      'debug-kill': { type: 'string' },
    },
  })
}
