import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { channels } from '../src/contract/channels.ts'
import { openChromiumWindow } from '../test/faces/chromium-window.ts'
import { NODE, ROOT } from '../test/faces/built.ts'
import { type Figure, timeMs } from './figure.ts'

/** A visible window needs somewhere to be seen. */
const hasDisplay = process.platform !== 'linux' || (process.env['DISPLAY'] ?? '') !== ''
const CLI = join(ROOT, 'out/main/cli.js')

/** What a person waits for before and between the real work: the window, one call, one command, one page of paper. All on the demo workspace. */
export async function measure(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-startup-'))
  const workspaceDir = join(folder, 'workspace')
  const desk = (...words: string[]): string => spawnSync(NODE, [CLI, '--workspace', workspaceDir, ...words], { encoding: 'utf8' }).stdout
  try {
    const demo = await timeMs(1, () => desk('workspace.demo'))
    const command = await timeMs(10, () => desk('workspace.info'), 1)
    const cold: number[] = []
    const usable: number[] = []
    const visible: number[] = []
    for (let run = 0; run < 5; run += 1) {
      cold.push(await openingMs(workspaceDir))
      usable.push(await usableMs(workspaceDir, 'headless'))
      if (hasDisplay) visible.push(await usableMs(workspaceDir, 'visible'))
    }

    const listed = channels['plan.list'].output.parse((JSON.parse(desk('plan.list')) as { value: unknown }).value)
    const plan = listed.plans[0]?.plan ?? ''
    const print = await timeMs(3, () => desk('checklist.print', JSON.stringify({ plan, pdf: join(folder, 'print.pdf') })))

    const face = await openChromiumWindow(workspaceDir)
    const evaluate = await timeMs(200, () => face.page.evaluate(() => 1), 20)
    const call = await timeMs(200, () => face.call('settings.get', {}), 20)
    const bars = await timeMs(50, () => face.call('bars.range', { symbol: 'IWM', timeframe: '1d' }), 5)
    await face.close()
    return [
      { what: 'demo workspace made and imported, 300 names × 3 years', unit: 'ms', values: demo },
      { what: 'one command, process start to exit (workspace.info)', unit: 'ms', values: command },
      { what: 'Chromium window, process start to served page, headless', unit: 'ms', values: cold },
      { what: 'the same to the first screen painted with its figures (goal <= 2,500)', unit: 'ms', values: usable },
      {
        what: hasDisplay ? 'a visible window to its first screen painted (goal <= 2,500)' : 'not run: a visible window needs a display (xvfb-run gives one)',
        unit: 'ms',
        values: visible,
      },
      { what: 'checklist to PDF, one command', unit: 'ms', values: print },
      { what: 'page and back, the test driver alone', unit: 'ms', values: evaluate },
      { what: 'page -> core -> analysis thread -> page (settings.get), driver included', unit: 'ms', values: call },
      { what: 'the same for all daily bars of one name (bars.range)', unit: 'ms', values: bars },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** From the start of a process to its first screen painted with what the core answered. */
async function usableMs(workspaceDir: string, mode: 'headless' | 'visible'): Promise<number> {
  const startedAt = performance.now()
  const child = spawn(NODE, [join(import.meta.dirname, 'open-window.ts'), workspaceDir, mode], { stdio: ['ignore', 'pipe', 'inherit'] })
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve))
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve())
    child.once('exit', (code) => reject(new Error(`bench: open-window.ts ${mode}: got exit ${String(code)} before its window was usable`)))
  })
  const tookMs = performance.now() - startedAt
  await exited
  return tookMs
}

/** From the start of the shell's process to its word that the window is open. */
async function openingMs(workspaceDir: string): Promise<number> {
  const startedAt = performance.now()
  const child = spawn(NODE, [join(ROOT, 'out/main/chromium.js'), '--headless', '--workspace', workspaceDir], { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  await new Promise<void>((resolve) =>
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes('Open: ')) resolve()
    }),
  )
  const tookMs = performance.now() - startedAt
  const exited = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await exited
  return tookMs
}
