import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { takeWorkspaceLock } from '../../../src/main/store/workspace-lock.ts'
import { freshFolder, valueOf } from './fresh-workspace.ts'

const started: ChildProcess[] = []
afterEach(() => {
  for (const process of started.splice(0)) process.kill('SIGKILL')
})

/** Starts a process that takes the lock; answers its first words and the process. */
async function lockInAnotherProcess(dir: string): Promise<{ readonly said: string; readonly process: ChildProcess }> {
  const process_ = spawn(process.execPath, [join(import.meta.dirname, 'children', 'lock.ts'), dir], { stdio: ['ignore', 'pipe', 'inherit'] })
  started.push(process_)
  const said = await new Promise<string>((resolve) => process_.stdout.once('data', (bytes: Buffer) => resolve(JSON.parse(bytes.toString()) as string)))
  return { said, process: process_ }
}

const ended = (process: ChildProcess): Promise<void> => new Promise((resolve) => process.once('exit', () => resolve()))

test('a second process is told workspace-in-use at once', async () => {
  const dir = freshFolder()
  const lock = valueOf(takeWorkspaceLock(dir))
  expect((await lockInAnotherProcess(dir)).said).toBe('workspace-in-use')
  lock.release()
  expect((await lockInAnotherProcess(dir)).said).toBe('held')
  const startedAt = performance.now()
  expect(takeWorkspaceLock(dir)).toEqual({ ok: false, error: { kind: 'workspace-in-use', path: dir } })
  expect(performance.now() - startedAt).toBeLessThan(1_000)
})

test('exactly one of many processes that start together holds it', async () => {
  const dir = freshFolder()
  const all = await Promise.all(Array.from({ length: 8 }, () => lockInAnotherProcess(dir)))
  expect(all.map((one) => one.said).sort()).toEqual(['held', ...Array.from({ length: 7 }, () => 'workspace-in-use')])
})

test('it is free as soon as its holder was killed', async () => {
  const dir = freshFolder()
  const holder = await lockInAnotherProcess(dir)
  expect(holder.said).toBe('held')
  holder.process.kill('SIGKILL')
  await ended(holder.process)
  valueOf(takeWorkspaceLock(dir)).release()
})

test('releasing twice is harmless, and a folder that is not there is no-workspace', () => {
  const dir = freshFolder()
  const lock = valueOf(takeWorkspaceLock(dir))
  lock.release()
  lock.release()
  valueOf(takeWorkspaceLock(dir)).release()
  expect(takeWorkspaceLock(join(dir, 'none'))).toMatchObject({ error: { kind: 'no-workspace' } })
})
