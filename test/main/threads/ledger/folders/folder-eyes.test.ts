import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FolderEyes } from '../../../../../src/main/threads/ledger/folders/folder-eyes.ts'

const NEVER_MS = 3_600_000

describe('FolderEyes', () => {
  let root: string
  let eyes: FolderEyes
  let told: (readonly number[])[] = []
  let listeners: (() => void)[] = []
  const nextWord = (): Promise<void> => new Promise((resolve) => listeners.push(resolve))
  const tell = (folders: readonly number[]): void => {
    told.push(folders)
    for (const listener of listeners.splice(0)) listener()
  }
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'eyes-'))
    told = []
    listeners = []
    for (const name of ['one', 'two']) mkdirSync(join(root, name))
    eyes = new FolderEyes({ gatherMs: 5, pollMs: NEVER_MS }, tell)
  })
  afterEach(() => {
    eyes.close()
    rmSync(root, { recursive: true, force: true })
  })
  const watched = (...names: string[]) => names.map((name, i) => ({ id: i + 1, path: join(root, name) }))

  it('tells a folder once when it becomes known, and again when something happens in it', async () => {
    eyes.set(watched('one', 'two'))
    await nextWord()
    expect(told).toEqual([[1, 2]])
    const word = nextWord()
    writeFileSync(join(root, 'two', 'a.csv'), 'x')
    await word
    expect(told.at(-1)).toEqual([2])
  })

  it('sees into subfolders once a look has found them', async () => {
    eyes.set(watched('one'))
    await nextWord()
    mkdirSync(join(root, 'one', 'deeper'))
    await nextWord()
    eyes.setSubfolders(1, [join(root, 'one'), join(root, 'one', 'deeper')])
    const word = nextWord()
    writeFileSync(join(root, 'one', 'deeper', 'a.csv'), 'x')
    await word
    expect(told.at(-1)).toEqual([1])
  })

  it('takes a number that stands for another folder now as a new one, and tells nothing of one that is off', async () => {
    eyes.set(watched('one'))
    await nextWord()
    const word = nextWord()
    eyes.set(watched('two'))
    await word
    const after = nextWord()
    writeFileSync(join(root, 'one', 'a.csv'), 'x')
    writeFileSync(join(root, 'two', 'a.csv'), 'x')
    await after
    expect(new Set(told.flat())).toEqual(new Set([1]))
    eyes.set([])
    const before = told.length
    writeFileSync(join(root, 'two', 'b.csv'), 'x')
    const back = nextWord()
    eyes.set(watched('one'))
    await back
    expect(told).toHaveLength(before + 1)
  })

  it('holds out where a folder cannot be watched, and looks from time to time', async () => {
    eyes.close()
    eyes = new FolderEyes({ gatherMs: 1, pollMs: 10 }, tell)
    eyes.set([{ id: 7, path: join(root, 'gone') }])
    await nextWord()
    await nextWord()
    await nextWord()
    expect(told).toEqual([[7], [7], [7]])
  })
})
