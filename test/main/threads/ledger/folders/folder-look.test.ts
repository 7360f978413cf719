import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { stateHash } from '../../../../../src/main/store/state-hash.ts'
import { listUnfinishedFiles } from '../../../../../src/main/store/watched-files.ts'
import type { FolderLooked } from '../../../../../src/main/threads/jobs.ts'
import { lookAtFolder } from '../../../../../src/main/threads/ledger/folders/folder-look.ts'
import { forgetFolder, leaveFiles, watchFolder } from '../../../../../src/main/threads/ledger/folders/folders-watch.ts'
import { Cancelled } from '../../../../../src/main/threads/job.ts'
import { errorOf, type LedgerDesk, openLedgerDesk, valueOf } from '../../../../support/ledger-context.ts'

const HEADER = 'Date,Open,High,Low,Close,Adj Close,Volume\n'
const BARS = `${HEADER}2026-11-18,10,11,9,10,10,1000\n2026-11-19,11,12,10,11,11,1100\n`
const NEXT_BAR = '2026-11-20,12,13,11,12,12,1200\n'
const UNKNOWN = 'Tag;Vorgang;Stueck;Kurs\n02.03.2026;Kauf;10;12,50\n'

/** A desk with a watched folder. Files in it rest at once: what is still being written is rest.test.ts. */
async function watchedDesk() {
  const desk = openLedgerDesk()
  const folder = dirname(desk.file('Downloads/.keep', ''))
  const { id } = valueOf(await watchFolder({ path: folder, isOn: true }, desk.context() as never))
  const look = async (): Promise<FolderLooked> => valueOf(await lookAtFolder({ folder: Number(id), restMs: 0, isAsked: false }, desk.context() as never))
  return { desk, folder, id: Number(id), look, put: (name: string, text: string) => desk.file(`Downloads/${name}`, text) }
}
const waitingIn = ({ db }: LedgerDesk) => listUnfinishedFiles(db).map(({ path, outcome, reason }) => [basename(path), outcome, reason])

describe('a look at a watched folder', () => {
  it('imports what needs no answer as one batch that says where it came from', async () => {
    const { desk, folder, look, put } = await watchedDesk()
    put('AAAA.csv', BARS)
    put('deeper/still/BBBB.txt', BARS)
    const looked = await look()
    expect(looked).toMatchObject({ batch: '1', files: 2, rows: 4, waiting: 0, problem: null, dueInMs: null })
    expect((await desk.history()).batches).toMatchObject([{ id: '1', watchedFolder: folder, undone: false }])
  })

  it('writes nothing when nothing is new', async () => {
    const { desk, look, put } = await watchedDesk()
    put('AAAA.csv', BARS)
    await look()
    const before = desk.generation()
    expect(await look()).toMatchObject({ batch: null, files: 0 })
    expect(desk.generation()).toBe(before)
  })

  it('passes over what is not to be imported: hidden files, halves of downloads, links, other kinds, workspaces and exports', async () => {
    const { desk, folder, look, put } = await watchedDesk()
    for (const name of ['.hidden.csv', '.cache/AAAA.csv', 'AAAA.csv.crdownload', 'AAAA.csv.part', '~$AAAA.csv', 'AAAA.pdf', 'AAAA']) put(name, BARS)
    put('export/contents.json', `${JSON.stringify({ program: 'Rotation Desk', files: [] }, null, 1)}\n`)
    put('export/AAAA.csv', BARS)
    for (const name of ['desk.db', 'lock.db', 'AAAA.csv']) put(`other-workspace/${name}`, BARS)
    symlinkSync(folder, join(folder, 'loop'))
    symlinkSync(desk.file('elsewhere/BBBB.csv', BARS), join(folder, 'BBBB.csv'))
    expect(await look()).toMatchObject({ batch: null, files: 0, waiting: 0 })
    expect(waitingIn(desk)).toEqual([])
  })

  it('reads a file again when its bytes changed: known rows stay known', async () => {
    const { desk, look, put } = await watchedDesk()
    put('AAAA.csv', BARS)
    await look()
    put('AAAA.csv', BARS + NEXT_BAR)
    expect(await look()).toMatchObject({ batch: '2', files: 1, rows: 1 })
    expect((await desk.history()).batches[0]?.rows).toMatchObject({ new: 1, known: 2 })
  })

  it('does nothing with bytes that were imported by hand, whatever their name', async () => {
    const { desk, look, put } = await watchedDesk()
    await desk.commit([desk.file('elsewhere/AAAA.csv', BARS)])
    put('AAAA (1).csv', BARS)
    put('AAAA.csv', BARS)
    expect(await look()).toMatchObject({ batch: null, files: 0, waiting: 0 })
  })

  it('leaves an undone file undone until its bytes change, and its undo gives the state of before', async () => {
    const { desk, look, put } = await watchedDesk()
    const before = desk.hash()
    put('AAAA.csv', BARS)
    const { batch } = await look()
    await desk.undo(batch)
    expect(desk.hash()).toBe(before)
    // Touched, renamed, copied: the bytes are the same.
    put('AAAA.csv', BARS)
    put('copy of AAAA.csv', BARS)
    expect(await look()).toMatchObject({ batch: null, waiting: 0 })
    expect(desk.hash()).toBe(before)
    put('AAAA.csv', BARS + NEXT_BAR)
    expect(await look()).toMatchObject({ files: 1, rows: 3 })
  })

  it('lets a file wait that needs an answer, and refuses what is no table', async () => {
    const { desk, look, put } = await watchedDesk()
    put('konto.csv', UNKNOWN)
    put('page.csv', '<!doctype html><html><body>Log in</body></html>\n')
    put('AAAA.csv', BARS)
    expect(await look()).toMatchObject({ batch: '1', files: 1, waiting: 1 })
    expect(waitingIn(desk)).toEqual([
      ['konto.csv', 'waits', 'No layout with this header is known. Say what its columns hold.'],
      ['page.csv', 'refused', 'This is a web page, not a table. Download the CSV export again.'],
    ])
  })

  it('lets the whole file wait for a single row that is held back, and judges the others as if it were not there', async () => {
    const { desk, look, put } = await watchedDesk()
    put('AAAA.csv', BARS + '2026-11-20,12,11,13,12,12,1200\n')
    put('later/AAAA.csv', BARS)
    const looked = await look()
    expect(looked).toMatchObject({ files: 1, rows: 2, waiting: 1 })
    expect(waitingIn(desk)).toEqual([['AAAA.csv', 'waits', expect.stringContaining('Rows held back: 1 ') as string]])
  })

  it('is done with a waiting file once it was imported by hand, and looks at one it could not use only when it changed', async () => {
    const { desk, look, put } = await watchedDesk()
    const path = put('AAAA.csv', BARS + '2026-11-20,12,11,13,12,12,1200\n')
    await look()
    const before = desk.generation()
    expect(await look()).toMatchObject({ waiting: 1 })
    expect(desk.generation()).toBe(before)
    await desk.commit([path])
    expect(waitingIn(desk)).toEqual([])
    put('AAAA.csv', BARS)
    expect(await look()).toMatchObject({ batch: null, waiting: 0 })
  })

  it('leaves a file alone that the user said to leave, until it changes', async () => {
    const { desk, look, put } = await watchedDesk()
    put('konto.csv', UNKNOWN)
    await look()
    const [file] = listUnfinishedFiles(desk.db)
    expect(valueOf(await leaveFiles({ files: [file?.id ?? -1], isLeft: true }, desk.context() as never))).toEqual({ files: 1 })
    expect(await look()).toMatchObject({ waiting: 0 })
    expect(valueOf(await leaveFiles({ files: [file?.id ?? -1], isLeft: false }, desk.context() as never))).toEqual({ files: 1 })
    expect(await look()).toMatchObject({ waiting: 1 })
    await leaveFiles({ files: [file?.id ?? -1], isLeft: true }, desk.context() as never)
    put('konto.csv', `${UNKNOWN}03.03.2026;Verkauf;10;13,50\n`)
    expect(await look()).toMatchObject({ waiting: 1 })
  })

  it('says that the folder is gone, and goes on when it is back', async () => {
    const { desk, folder, look, put } = await watchedDesk()
    put('AAAA.csv', BARS)
    renameSync(folder, `${folder}-away`)
    const before = desk.generation()
    expect(await look()).toMatchObject({ problem: 'gone', batch: null })
    expect(desk.generation()).toBe(before)
    renameSync(`${folder}-away`, folder)
    expect(await look()).toMatchObject({ problem: null, files: 1 })
  })

  it('forgets a waiting file that is gone', async () => {
    const { desk, look, put } = await watchedDesk()
    const path = put('konto.csv', UNKNOWN)
    await look()
    rmSync(path)
    expect(await look()).toMatchObject({ waiting: 0 })
    expect(waitingIn(desk)).toEqual([])
  })

  it('stores nothing when it is cancelled, at whatever breath', async () => {
    const { desk, id, look, put } = await watchedDesk()
    for (const name of ['AAAA', 'BBBB', 'CCCC']) put(`${name}.csv`, BARS)
    const before = [stateHash(desk.db), desk.generation()]
    let cancelled = 0
    for (let breath = 1; breath < 200; breath += 1) {
      desk.cancelAtBreath = breath
      const outcome = await Promise.resolve(lookAtFolder({ folder: id, restMs: 0, isAsked: false }, desk.context() as never)).catch((thrown: unknown) => thrown)
      if (!(outcome instanceof Cancelled)) break
      cancelled += 1
      expect([stateHash(desk.db), desk.generation()]).toEqual(before)
    }
    desk.cancelAtBreath = null
    expect(cancelled).toBeGreaterThan(5)
    expect((await desk.history()).batches).toHaveLength(1)
    expect(await look()).toMatchObject({ batch: null })
  })
})

describe('the switch', () => {
  it('keeps a look from storing that was begun before it was turned off', async () => {
    const { desk, id, put } = await watchedDesk()
    put('AAAA.csv', BARS)
    const context = desk.context()
    let breaths = 0
    const turning = {
      ...context,
      breathe: async () => {
        breaths += 1
        if (breaths === 4) await watchFolder({ id, isOn: false }, desk.context() as never)
      },
    }
    await expect(lookAtFolder({ folder: id, restMs: 0, isAsked: false }, turning as never)).rejects.toBeInstanceOf(Cancelled)
    expect((await desk.history()).batches).toEqual([])
    // Off, it is looked at only when somebody asks.
    expect(valueOf(await lookAtFolder({ folder: id, restMs: 0, isAsked: false }, desk.context() as never))).toMatchObject({ batch: null })
    expect(valueOf(await lookAtFolder({ folder: id, restMs: 0, isAsked: true }, desk.context() as never))).toMatchObject({ files: 1 })
  })
})

describe('naming a folder', () => {
  it('takes a folder that can be opened, once, and none inside or around another', async () => {
    const { desk, folder, put } = await watchedDesk()
    const kindOf = async (path: string): Promise<string> => {
      const outcome = await watchFolder({ path, isOn: true }, desk.context() as never)
      return outcome.ok ? 'ok' : JSON.stringify(errorOf(outcome))
    }
    expect(await kindOf(folder)).toBe('ok')
    mkdirSync(join(folder, 'deeper'))
    expect(await kindOf(join(folder, 'deeper'))).toContain('which is watched already')
    expect(await kindOf(dirname(folder))).toContain('Forget that one first')
    expect(await kindOf(put('AAAA.csv', BARS))).toContain('is no folder that can be opened')
    expect(await kindOf(join(folder, 'nowhere'))).toContain('is no folder that can be opened')
    writeFileSync(join(desk.dir, 'x.csv'), BARS)
    expect(await kindOf(desk.dir)).toContain('the workspace itself')
  })

  it('is taken back by forgetting and forgetting by naming it again: what was known of its files is known still', async () => {
    const { desk, id, look, put } = await watchedDesk()
    put('konto.csv', UNKNOWN)
    await look()
    const ask = { id, isOn: true }
    expect((await forgetFolder({ id }, desk.context() as never)).ok).toBe(true)
    expect(waitingIn(desk)).toEqual([])
    expect(errorOf(await lookAtFolder({ folder: id, restMs: 0, isAsked: false }, desk.context() as never)).kind).toBe('not-found')
    expect((await watchFolder(ask, desk.context() as never)).ok).toBe(true)
    expect(waitingIn(desk)).toHaveLength(1)
    const before = desk.generation()
    await look()
    expect(desk.generation()).toBe(before)
  })
})
