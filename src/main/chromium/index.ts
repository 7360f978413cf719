import '../require-node.ts'
import { sentenceFor } from '#contract/errors.ts'
import { progressLine } from '../progress-line.ts'
import { readStartOptions } from '../start-options.ts'
import { missingDisplay } from './display.ts'
import { findOrInstallBrowser } from './install-browser.ts'
import { openDesk } from './open-desk.ts'

process.exitCode = await run(process.argv.slice(2))

/** The Chromium window from start to end; returns the exit code. */
async function run(argv: readonly string[]): Promise<number> {
  const reading = readStartOptions(argv, true)
  if (!reading.ok) return say(reading.sentence, 2)
  const { options } = reading
  const missing = options.isHeadless ? null : missingDisplay()
  if (missing !== null) return say(missing, 1)
  const browser = findOrInstallBrowser()
  if (!browser.ok) return say(browser.sentence, 1)
  if (process.getuid?.() === 0) say('Running as root: Chromium runs without its own sandbox. Use an ordinary account for daily work.', 0)

  const stopped = whenToldToStop()
  const desk = await openDesk(options, import.meta.url, browser.path, progressLine('demo workspace')).catch((thrown: unknown) => firstLine(thrown))
  if (typeof desk === 'string') return say(`The browser ${browser.path} could not be started: ${desk}. Nothing was changed.`, 1)
  if (!desk.ok) return say(sentenceFor(desk.error), 1)
  say(`Open: ${options.workspaceDir}`, 0)
  const ended = await Promise.race([desk.value.window.closed, stopped])
  await desk.value.close()
  if (ended === false) return say('The window crashed. What was saved is stored; start it again.', 1)
  return typeof ended === 'number' ? ended : 0
}

function say(sentence: string, exitCode: number): number {
  process.stderr.write(`${sentence}\n`)
  return exitCode
}

/** The exit code of the signal that came first. Further signals are heard and change nothing: closing takes as long as it takes. */
function whenToldToStop(): Promise<number> {
  return new Promise((resolve) => {
    process.on('SIGINT', () => resolve(130))
    process.on('SIGTERM', () => resolve(143))
    process.on('SIGHUP', () => resolve(129))
  })
}

function firstLine(thrown: unknown): string {
  const text = thrown instanceof Error ? thrown.message : String(thrown)
  return text.split('\n')[0] ?? text
}
