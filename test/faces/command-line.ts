import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Outcome } from '#contract/errors.ts'
import { NODE, ROOT } from './built.ts'
import type { Face } from './face.ts'

/** The built command line as a process of its own, kept open as a batch. */
export async function openCommandLine(workspaceDir: string): Promise<Face> {
  const child = spawn(NODE, [join(ROOT, 'out', 'main', 'cli.js'), '--workspace', workspaceDir, '--batch'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    shell: process.platform === 'win32',
  })
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  return {
    caller: 'command-line',
    async call(channel, input) {
      child.stdin.write(`${JSON.stringify({ channel, input })}\n`)
      const answer = await answers.next()
      if (answer.done === true) throw new Error(`the command line ended before it answered ${channel}`)
      return JSON.parse(answer.value) as Outcome<unknown>
    },
    async close() {
      child.stdin.end()
      await exited
    },
  }
}
