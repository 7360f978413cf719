import '../require-node.ts'
import { existsSync } from 'node:fs'
import { answerLine } from './answer-line.ts'
import { type CliOptions, readArguments, USAGE } from './arguments.ts'
import { runBatch } from './batch.ts'
import { createCallRunner } from './call-runner.ts'
import { createCliHost } from './print.ts'
import type { Core } from '../core.ts'
import { startCore } from '../start-core.ts'

// A reader that has seen enough (desk … | head -1) is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})
process.exitCode = await run(process.argv.slice(2))

/** Reads the command line, makes the call or calls, returns the exit code. */
async function run(argv: readonly string[]): Promise<number> {
  const reading = readArguments(argv)
  switch (reading.kind) {
    case 'help':
      await write(USAGE)
      return 0
    case 'bad-usage':
      process.stderr.write(`${reading.sentence}\n\n${USAGE}`)
      return 2
    case 'options':
      // Relative paths inside an input count from the folder the command was typed in; npm runs it in the project's.
      if (existsSync(process.env['INIT_CWD'] ?? '')) process.chdir(process.env['INIT_CWD'] ?? '.')
      return await makeCalls(reading.options)
  }
}

async function makeCalls(options: CliOptions): Promise<number> {
  const core: Core = startCore(
    options,
    import.meta.url,
    createCliHost(import.meta.url, () => core),
  )
  const runner = createCallRunner(core, (line) => process.stderr.write(line))
  const stopped = new AbortController()
  const stop = (): void => {
    // Nothing runs: a batch that waits for its next line ends here.
    if (!runner.cancel()) stopped.abort()
  }
  process.on('SIGINT', stop)
  try {
    if (options.call === null) {
      const { failed, cancelled } = await runBatch(process.stdin, runner, write, stopped.signal)
      return stopped.signal.aborted || cancelled > 0 ? 130 : failed > 0 ? 1 : 0
    }
    const outcome = await runner.run(options.call.channel, options.call.input)
    await write(`${answerLine(outcome)}\n`)
    if (outcome.ok) return 0
    return outcome.error.kind === 'cancelled' ? 130 : 1
  } finally {
    process.off('SIGINT', stop)
    process.stdin.destroy()
    runner.close()
    await core.close()
  }
}

/** Settles when the line is on its way, so that an answer is never cut off by the end of the process. */
function write(line: string): Promise<void> {
  return new Promise((resolve) => process.stdout.write(line, () => resolve()))
}
