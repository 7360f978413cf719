import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { ChannelName, Output } from '#contract/channels.ts'
import type { Outcome } from '#contract/errors.ts'
import { NODE, ROOT } from '../faces/built.ts'

export interface BatchDesk {
  /** Writes one line, reads the answer to it; a refusal is thrown with its sentence. */
  ask<C extends ChannelName>(channel: C, input: object): Promise<Output<C>>
  /** The most memory the process ever held, all threads; null where the system does not say (/proc is Linux). */
  peakRssMiB(): number | null
  /** Ends the input; settles with the exit code. */
  close(): Promise<number | null>
}

/** The command line as a script uses it: one `--batch` process whose input stays open. */
export function openBatchDesk(workspaceDir: string, options: readonly string[] = []): BatchDesk {
  const child = spawn(NODE, [join(ROOT, 'bin', 'rotation-desk.js'), '--workspace', workspaceDir, ...options, '--batch'], {
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve))
  return {
    async ask<C extends ChannelName>(channel: C, input: object) {
      child.stdin.write(`${JSON.stringify({ channel, input })}\n`)
      const answer = await answers.next()
      if (answer.done === true) throw new Error(`the command line ended before it answered ${channel}`)
      const outcome = JSON.parse(answer.value) as Outcome<Output<C>>
      if (!outcome.ok) throw new Error(`${channel}: ${JSON.stringify(outcome.error)}`)
      return outcome.value
    },
    peakRssMiB() {
      if (process.platform !== 'linux') return null
      const line = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))
      return line === null ? null : Math.round(Number(line[1]) / 1024)
    },
    async close() {
      child.stdin.end()
      return await exited
    },
  }
}
