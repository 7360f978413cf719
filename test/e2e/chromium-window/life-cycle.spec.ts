import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { builtEntry, NODE, ROOT } from '../../faces/built.ts'
import { expect, test } from '../desk-test.ts'

const CHROMIUM = join(ROOT, 'out/main/chromium.js')
const START = join(ROOT, 'bin/start.js')
const { DISPLAY: _x, WAYLAND_DISPLAY: _wayland, ...WITHOUT_DISPLAY } = process.env

let folder = ''
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'e2e-life-'))
})
test.afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))

interface Started {
  readonly child: ChildProcess
  said(): string
  readonly isOpen: Promise<void>
  readonly exit: Promise<number | string | null>
}

/** The shell as a process of its own; `isOpen` settles when it says that its window is open. */
function startWindow(): Started {
  const child = spawn(NODE, [CHROMIUM, '--headless', '--workspace', folder], { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  return {
    child,
    said: () => said,
    isOpen: new Promise((resolve) => {
      child.stderr.on('data', (chunk: Buffer) => {
        said += chunk.toString()
        if (said.includes('Open: ')) resolve()
      })
    }),
    exit: new Promise((resolve) => child.once('exit', (code, signal) => resolve(code ?? signal))),
  }
}

/** Browsers whose profile lies in our folder. */
function browsersOf(workspaceDir: string): string[] {
  const { stdout } = spawnSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' })
  return stdout.split('\n').filter((line) => line.includes(`--user-data-dir=${workspaceDir}`))
}

for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  test(`${signal} closes window and store and ends with ${code}; nothing is left running`, async () => {
    const window = startWindow()
    await window.isOpen
    expect(browsersOf(folder).length).toBeGreaterThan(0)
    window.child.kill(signal)
    expect(await window.exit).toBe(code)
    expect(browsersOf(folder)).toEqual([])
  })
}

test('a killed host takes its browser with it, and the next start finds the workspace free', async () => {
  const first = startWindow()
  await first.isOpen
  first.child.kill('SIGKILL')
  await first.exit
  await expect.poll(() => browsersOf(folder), { timeout: 10_000 }).toEqual([])
  const second = startWindow()
  await second.isOpen
  second.child.kill('SIGTERM')
  expect(await second.exit).toBe(143)
})

test('a killed browser ends the host, which says what happened', async () => {
  const window = startWindow()
  await window.isOpen
  const main = browsersOf(folder).find((line) => line.includes('--remote-debugging-pipe')) ?? ''
  process.kill(Number.parseInt(main.trim(), 10), 'SIGKILL')
  expect(await window.exit).toBe(1)
  expect(window.said()).toContain('The window crashed. What was saved is stored; start it again.')
})

const runCommand = (channel: string) => spawnSync(NODE, [join(ROOT, 'out/main/cli.js'), '--workspace', folder, channel], { encoding: 'utf8' })

for (const state of ['a workspace', 'a folder without one']) {
  test(`a second start on ${state} that is open says so and ends with 1`, async () => {
    if (state === 'a workspace') expect(runCommand('workspace.create').status).toBe(0)
    const window = startWindow()
    await window.isOpen
    const second = spawnSync(NODE, [CHROMIUM, '--headless', '--workspace', folder], { encoding: 'utf8' })
    expect(second.status).toBe(1)
    expect(second.stderr).toContain(`The workspace ${folder} is open in another window or command.`)
    window.child.kill('SIGTERM')
    await window.exit
  })
}

test('a command on an open workspace answers workspace-in-use and ends with 1', async () => {
  expect(runCommand('workspace.create').status).toBe(0)
  const window = startWindow()
  await window.isOpen
  const { status, stdout } = runCommand('workspace.info')
  expect(status).toBe(1)
  expect(JSON.parse(stdout)).toMatchObject({ ok: false, error: { kind: 'workspace-in-use', path: folder } })
  window.child.kill('SIGTERM')
  await window.exit
})

test('without a display, start says so in one sentence and ends with 1', () => {
  for (const [file, words] of [
    [CHROMIUM, []],
    [START, []],
  ] as const) {
    const { status, stderr } = spawnSync(NODE, [file, ...words, '--workspace', folder], { encoding: 'utf8', env: WITHOUT_DISPLAY })
    expect(status).toBe(1)
    expect(stderr.trim().split('\n')).toEqual([expect.stringMatching(/^There is no display here/)])
  }
})

test('a word that is not understood ends with 2 and shows the usage', () => {
  const { status, stderr } = spawnSync(NODE, [START, '--hedless'], { encoding: 'utf8' })
  expect(status).toBe(2)
  expect(stderr).toContain('Usage: npm start')
})

test('without a browser, the command to type is named', () => {
  const { status, stderr } = spawnSync(NODE, [CHROMIUM, '--headless', '--workspace', folder], {
    encoding: 'utf8',
    env: { ...process.env, DESK_BROWSER: '/nowhere/chrome' },
  })
  expect(status).toBe(1)
  expect(stderr).toContain('DESK_BROWSER names /nowhere/chrome')
})

test('an old Node is named in words, not by a crash', () => {
  for (const name of ['chromium', 'cli'] as const) {
    const pretend = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } }); await import(${JSON.stringify(builtEntry(name))})`
    const { status, stderr } = spawnSync(NODE, ['--input-type=module', '--eval', pretend], { encoding: 'utf8' })
    expect(status).toBe(2)
    expect(stderr).toContain('Node 20.20.2 is too old')
  }
})
