import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { channels } from '#contract/channels.ts'
import { buildFirst, NODE, ROOT } from '../faces/built.ts'

const CLI = join(ROOT, 'out/main/cli.js')
const folder = mkdtempSync(join(tmpdir(), 'command-line-'))
const demo = join(folder, 'demo-workspace')

interface Answer {
  readonly ok: boolean
  readonly value?: unknown
  readonly error?: { readonly kind: string; readonly message: string; readonly [field: string]: unknown }
}

function desk(words: string[], options: { env?: NodeJS.ProcessEnv; input?: string } = {}): SpawnSyncReturns<string> {
  return spawnSync(NODE, [CLI, ...words], {
    encoding: 'utf8',
    env: { ...process.env, ...options.env },
    ...(options.input === undefined ? {} : { input: options.input }),
  })
}
const answerOf = ({ stdout }: SpawnSyncReturns<string>): Answer => {
  expect(stdout.endsWith('\n')).toBe(true)
  expect(stdout.trimEnd().split('\n')).toHaveLength(1)
  return JSON.parse(stdout) as Answer
}
/** A copy of the demo, so that no test sees what another one did. */
function demoCopy(): string {
  const copy = mkdtempSync(join(folder, 'copy-'))
  cpSync(demo, join(copy, 'workspace'), { recursive: true })
  return join(copy, 'workspace')
}

let demoRun: SpawnSyncReturns<string>
beforeAll(() => {
  buildFirst()
  demoRun = desk(['--workspace', demo, 'workspace.demo', '{"symbols":40,"years":2}'])
}, 180_000)
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))

describe('one call', () => {
  it('prints one JSON line and ends with 0', () => {
    expect(demoRun.status).toBe(0)
    expect(answerOf(demoRun)).toMatchObject({ ok: true, value: { isSimulated: true, isClockFixed: true } })
  })

  it('tells its progress as JSON lines on stderr', () => {
    const lines = demoRun.stderr.trim().split('\n')
    expect(lines.length).toBeGreaterThan(1)
    for (const line of lines) expect(JSON.parse(line)).toMatchObject({ phase: expect.any(String) as string, done: expect.any(Number) as number })
  })

  it('prints an error with its sentence and ends with 1', () => {
    const run = desk(['--workspace', join(folder, 'nowhere'), 'workspace.info'])
    expect(run.status).toBe(1)
    expect(answerOf(run).error).toMatchObject({ kind: 'no-workspace', message: expect.stringContaining('There is no workspace in') as string })
    expect(existsSync(join(folder, 'nowhere'))).toBe(false)
  })

  it('answers unknown-channel for a channel that does not exist', () => {
    const run = desk(['--workspace', demo, 'options.price', '{"spot":1}'])
    expect(run.status).toBe(1)
    expect(answerOf(run).error?.kind).toBe('unknown-channel')
  })

  it.each([[[]], [['--nonsense']], [['workspace.info', '{']], [['workspace.info', '{}', 'more']], [['--now', 'soon', 'workspace.info']]])(
    'does not understand %j: usage on stderr, nothing on stdout, 2',
    (words) => {
      const run = desk(words)
      expect(run.status).toBe(2)
      expect(run.stdout).toBe('')
      expect(run.stderr).toContain('Usage: npm run -s desk')
    },
  )

  it('works with the clock it is given', () => {
    const workspaceDir = join(folder, 'clock')
    desk(['--workspace', workspaceDir, 'workspace.create'])
    const run = desk(['--workspace', workspaceDir, '--now', '2024-03-11T08:00:00-04:00', 'workspace.info'])
    expect(answerOf(run).value).toMatchObject({ now: '2024-03-11T12:00:00.000Z', isClockFixed: true })
  })

  it('takes relative paths from the folder the command was typed in', () => {
    const typedIn = join(folder, 'typed-in')
    mkdirSync(typedIn)
    writeFileSync(join(typedIn, 'IWM.csv'), 'date,open,high,low,close,volume\n2024-03-08,1,2,1,2,100\n2024-03-11,2,3,2,3,100\n')
    const env = { INIT_CWD: typedIn }
    expect(desk(['--workspace', 'own', 'workspace.create'], { env }).status).toBe(0)
    expect(existsSync(join(typedIn, 'own', 'desk.db'))).toBe(true)
    const preview = channels['import.preview'].output.parse(
      answerOf(desk(['--workspace', 'own', 'import.preview', '{"files":[{"path":"IWM.csv"}]}'], { env })).value,
    )
    expect(preview.files.map(({ path }) => path)).toEqual([join(typedIn, 'IWM.csv')])
    expect(preview.totals.read).toBe(2)
  })
})

describe('a batch', () => {
  it('answers in order, goes on after errors, and ends with 1 when there was one', () => {
    const lines = ['{"channel":"workspace.info"}', 'nonsense', '{"channel":"no.such"}', '{"channel":"settings.get","input":{}}']
    const run = desk(['--workspace', demo, '--batch'], { input: `${lines.join('\n')}\n` })
    const kinds = run.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Answer)
      .map(({ ok, error }) => (ok ? 'ok' : error?.kind))
    expect(kinds).toEqual(['ok', 'bad-input', 'unknown-channel', 'ok'])
    expect(run.status).toBe(1)
    expect(desk(['--workspace', demo, '--batch'], { input: `${lines[0]}\n` }).status).toBe(0)
  })

  it('keeps a preview for the commit in the same batch', () => {
    const file = join(folder, 'two-bars.csv')
    writeFileSync(file, 'date,open,high,low,close,volume\n2024-03-08,1,2,1,2,100\n2024-03-11,2,3,2,3,100\n')
    const workspaceDir = join(folder, 'previewed')
    desk(['--workspace', workspaceDir, 'workspace.create'])
    const child = spawn(NODE, [CLI, '--workspace', workspaceDir, '--batch'], { stdio: ['pipe', 'pipe', 'inherit'] })
    return new Promise<void>((resolve, reject) => {
      let text = ''
      let isCommitted = false
      child.stdout.on('data', (chunk: Buffer) => {
        text += chunk.toString()
        const lines = text.split('\n').slice(0, -1)
        if (lines.length === 1 && !isCommitted) {
          isCommitted = true
          const { value } = JSON.parse(lines[0] ?? '') as { value: { preview: string } }
          child.stdin.write(`${JSON.stringify({ channel: 'import.commit', input: { preview: value.preview } })}\n`)
        }
        if (lines.length === 2) {
          child.stdin.end()
          expect(JSON.parse(lines[1] ?? '')).toMatchObject({ ok: true, value: { batch: '1', totals: { new: 2 } } })
        }
      })
      child.once('error', reject)
      child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`the batch ended with ${code}: ${text}`))))
      child.stdin.write(`${JSON.stringify({ channel: 'import.preview', input: { files: [{ path: file }] } })}\n`)
    })
  })
})

describe('Ctrl+C', () => {
  /** Starts a long call, sends SIGINT at its first word of progress. */
  async function interrupt(words: string[], input?: string): Promise<{ code: number | null; answers: Answer[] }> {
    const child = spawn(NODE, [CLI, ...words], { stdio: ['pipe', 'pipe', 'pipe'] })
    let stdout = ''
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
    child.stderr.once('data', () => child.kill('SIGINT'))
    child.stdin.end(input)
    const code = await new Promise<number | null>((resolve) => child.once('exit', resolve))
    const lines = stdout.trim().split('\n')
    return { code, answers: lines.map((line) => JSON.parse(line) as Answer) }
  }
  const LONG = '{"symbols":5000,"years":15}'

  it('cancels the call, says so in its answer, and ends with 130', async () => {
    const { code, answers } = await interrupt(['--workspace', join(folder, 'cancelled'), 'workspace.demo', LONG])
    expect(code).toBe(130)
    expect(answers).toMatchObject([{ ok: false, error: { kind: 'cancelled', message: 'Cancelled. Nothing was changed.' } }])
  })

  it('cancels the running call of a batch, which goes on with the next line', async () => {
    const input = `{"channel":"workspace.demo","input":${LONG}}\n{"channel":"workspace.info"}\n`
    const { code, answers } = await interrupt(['--workspace', join(folder, 'cancelled-batch'), '--batch'], input)
    expect(code).toBe(130)
    expect(answers).toMatchObject([{ ok: false, error: { kind: 'cancelled' } }, { ok: true }])
  })
})

describe('Ctrl+C while a batch waits for its next line', () => {
  it('ends it with 130', async () => {
    const child = spawn(NODE, [CLI, '--workspace', demo, '--batch'], { stdio: ['pipe', 'pipe', 'inherit'] })
    const exited = new Promise<number | null>((resolve) => child.once('exit', resolve))
    child.stdout.once('data', () => child.kill('SIGINT'))
    child.stdin.write('{"channel":"workspace.info"}\n')
    expect(await exited).toBe(130)
  })
})

describe('paper from the command line', () => {
  const planOf = (workspaceDir: string): string => {
    const { plans } = channels['plan.list'].output.parse(answerOf(desk(['--workspace', workspaceDir, 'plan.list'])).value)
    return plans.find(({ status }) => status === 'draft')?.plan ?? plans[0]?.plan ?? ''
  }

  it('draws the PDF in a headless browser and leaves nothing of it behind', () => {
    const workspaceDir = demoCopy()
    const pdf = join(workspaceDir, '..', 'print.pdf')
    const temporary = mkdtempSync(join(folder, 'tmp-'))
    const run = desk(['--workspace', workspaceDir, 'checklist.print', JSON.stringify({ plan: planOf(workspaceDir), pdf })], { env: { TMPDIR: temporary } })
    expect(run.status, run.stdout).toBe(0)
    const { code, sha256, evidence } = channels['checklist.print'].output.parse(answerOf(run).value)
    const text = spawnSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }).stdout
    expect(text).toContain(code)
    expect(text).toContain(sha256)
    expect(existsSync(evidence)).toBe(true)
    expect(readdirSync(temporary).filter((name) => name.startsWith('rotation-desk'))).toEqual([])
  }, 60_000)

  it('names the command to type where there is no browser; the evidence is written all the same', () => {
    const workspaceDir = demoCopy()
    const run = desk(['--workspace', workspaceDir, 'checklist.print', JSON.stringify({ plan: planOf(workspaceDir) })], {
      env: { DESK_BROWSER: '/nowhere/chrome' },
    })
    expect(run.status).toBe(1)
    expect(answerOf(run).error).toMatchObject({ kind: 'browser-missing', command: expect.stringContaining('/nowhere/chrome') as string })
    const written = readdirSync(join(workspaceDir, 'prints'))
    expect(written).toEqual([expect.stringMatching(/^checklist-0001-[0-9A-F]{16}\.json$/)])
    expect(JSON.parse(readFileSync(join(workspaceDir, 'prints', written[0] ?? ''), 'utf8'))).toHaveProperty('claims')
  }, 60_000)
})
