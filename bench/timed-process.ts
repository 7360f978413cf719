import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { join } from 'node:path'
import { NODE, ROOT } from '../test/faces/built.ts'

export interface TimedRun {
  readonly tookMs: number
  readonly peakMb: number
}

/** One call of the built command line, in a process and a new workspace of its own; only the call is timed. */
export function timeDesk(workspace: string, channel: string, input: object): Promise<TimedRun> {
  const create = JSON.stringify({ channel: 'workspace.create', input: {} })
  return timeProcess([join(ROOT, 'out/main/cli.js'), '--workspace', workspace, '--batch'], [create], JSON.stringify({ channel, input }))
}

/** Starts a Node process, lets it answer `before` line by line, then times the line that counts; watches its memory (Linux; 0 elsewhere). */
export async function timeProcess(words: readonly string[], before: readonly string[], line: string): Promise<TimedRun> {
  const child = spawn(NODE, words, { stdio: ['pipe', 'pipe', 'ignore'] })
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const ask = async (question: string): Promise<void> => {
    child.stdin.write(`${question}\n`)
    const { value, done } = await answers.next()
    if (done === true || String(value).startsWith('{"ok":false')) throw new Error(`bench: ${words.join(' ')}: got ${String(value).slice(0, 500)}`)
  }
  for (const question of before) await ask(question)
  const startedAt = performance.now()
  await ask(line)
  const tookMs = performance.now() - startedAt
  const peakMb = residentPeakMb(child.pid)
  child.stdin.end()
  const code = await exited
  if (code !== 0) throw new Error(`bench: ${words.join(' ')}: got exit ${code}`)
  return { tookMs, peakMb }
}

function residentPeakMb(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    return (Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1_024) / 1e6
  } catch {
    return 0
  }
}
