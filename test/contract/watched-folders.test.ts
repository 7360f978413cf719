import { appendFileSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { EventValue } from '#contract/events.ts'
import { buildFirst } from '../faces/built.ts'
import { openCommandLine } from '../faces/command-line.ts'
import { openWatchingDesk, type WatchingDesk } from '../faces/watching-desk.ts'
import { valueOf } from '../support/ledger-context.ts'

type LookState = EventValue<'folder-look'>

const HEADER = 'Date,Open,High,Low,Close,Adj Close,Volume\n'
/** Two bars. No two symbols have the same bytes: those would be one file under two names. */
const barsOf = (symbol: number): string => `${HEADER}2026-11-18,10,11,9,10,10,${1_000 + symbol}\n2026-11-19,11,12,10,11,11,1100\n`
const BARS = barsOf(0)
const NEXT_BAR = '2026-11-20,12,13,11,12,12,1200\n'
const UNKNOWN = 'Tag;Vorgang;Stueck;Kurs\n02.03.2026;Kauf;10;12,50\n'
const TIMES = { restMs: 300, gatherMs: 10, pollMs: 200 }

/** The desk as a window has it, over its built threads, with a real folder; nothing here waits for a time, only for what the desk says. */
describe('a folder that is watched', () => {
  let root: string
  let folder: string
  let desk: WatchingDesk
  beforeAll(buildFirst, 120_000)
  beforeEach(async () => {
    root = mkdtempSync(join(tmpdir(), 'watched-'))
    folder = join(root, 'Downloads')
    mkdirSync(folder)
    desk = openWatchingDesk(join(root, 'workspace'), TIMES)
    valueOf(await desk.client.call('workspace.create', {}))
  })
  afterEach(async () => {
    await desk.close()
    rmSync(root, { recursive: true, force: true, maxRetries: 5 })
  })

  const put = (name: string, text: string): void => writeFileSync(join(folder, name), text)
  const watchFolder = async (isOn = true) => valueOf(await desk.client.call('folders.watch', { folder: { ref: desk.refOf(folder) }, isOn }))
  const imported = (): Promise<LookState> => desk.next('folder-look', ({ look }) => look !== null && look.batch !== null)
  const looked = () => desk.next('job-state', ({ last }) => last?.job === 'folders.look')
  const batches = async () => valueOf(await desk.client.call('import.history', {})).batches

  it('is looked at once when it is named, and takes what comes in later', async () => {
    put('AAAA.csv', BARS)
    const first = imported()
    await watchFolder()
    expect((await first).look).toMatchObject({ path: folder, batch: '1', files: 1, rows: 2, waiting: 0, problem: null })
    const second = imported()
    put('BBBB.csv', barsOf(1))
    expect((await second).look).toMatchObject({ batch: '2', files: 1, rows: 2 })
    expect((await batches()).map(({ watchedFolder }) => watchedFolder)).toEqual([folder, folder])
    expect(valueOf(await desk.client.call('folders.list', {}))).toMatchObject({
      isWatching: true,
      folders: [{ path: folder, isOn: true, imported: 2, waiting: 0 }],
    })
  })

  it('leaves a file that is written in two halves until it is whole', async () => {
    await desk.close()
    // So long that no hold-up of a busy machine between the halves can pass for rest.
    desk = openWatchingDesk(join(root, 'workspace'), { ...TIMES, restMs: 5_000 })
    await watchFolder()
    const half = looked()
    put('AAAA.csv', HEADER)
    await half
    const whole = imported()
    const again = looked()
    appendFileSync(join(folder, 'AAAA.csv'), '2026-11-18,10,11,9,10,10,1000\n')
    await again
    appendFileSync(join(folder, 'AAAA.csv'), '2026-11-19,11,12,10,11,11,1100\n')
    expect((await whole).look).toMatchObject({ files: 1, rows: 2 })
    expect(await batches()).toHaveLength(1)
  })

  it('reads a changed file again, and leaves an undone one undone until it changes', async () => {
    put('AAAA.csv', BARS)
    const first = imported()
    await watchFolder()
    await first
    const second = imported()
    appendFileSync(join(folder, 'AAAA.csv'), NEXT_BAR)
    expect((await second).look).toMatchObject({ batch: '2', rows: 1 })
    valueOf(await desk.client.call('import.undo', { batch: '2' }))
    // The same bytes under another name, and a file after it: one look sees both.
    const third = imported()
    put('AAAA (1).csv', BARS + NEXT_BAR)
    put('BBBB.csv', barsOf(1))
    expect((await third).look).toMatchObject({ batch: '3', files: 1, rows: 2 })
    const fourth = imported()
    put('AAAA.csv', (BARS + NEXT_BAR).replace(HEADER, `${HEADER}2026-11-17,9,10,8,9,9,900\n`))
    expect((await fourth).look).toMatchObject({ batch: '4', files: 1, rows: 2 })
  })

  it('lets what needs an answer wait, and opens exactly that in the ordinary preview', async () => {
    put('konto.csv', UNKNOWN)
    put('AAAA.csv', BARS)
    const first = imported()
    const { id } = await watchFolder()
    expect((await first).look).toMatchObject({ files: 1, waiting: 1 })
    const waiting = valueOf(await desk.client.call('folders.waiting', {}))
    expect(waiting).toMatchObject({
      waiting: 1,
      refused: 0,
      files: [{ folder: id, name: 'konto.csv', isRefused: false, file: { ref: expect.any(String) as string } }],
    })
    const preview = valueOf(await desk.client.call('import.preview', { files: waiting.files.map(({ file }) => file) }))
    expect(preview.files).toMatchObject([{ name: 'konto.csv', questions: [{ id: 'mapping' }] }])
    expect(valueOf(await desk.client.call('folders.waiting', {})).files[0]?.file).toEqual(waiting.files[0]?.file)
    expect(valueOf(await desk.client.call('folders.leave', { files: [waiting.files[0]?.id ?? ''] }))).toEqual({ files: 1 })
    expect(valueOf(await desk.client.call('folders.waiting', { id })).waiting).toBe(0)
  })

  it('says that it is gone, once, and goes on when it is back', async () => {
    await watchFolder()
    const said: (string | null)[] = []
    desk.client.on('folder-look', ({ look }) => look !== null && said.push(look.problem))
    const gone = desk.next('folder-look', ({ look }) => look?.problem != null)
    renameSync(folder, `${folder} away`)
    await gone
    expect(valueOf(await desk.client.call('folders.list', {})).folders[0]?.problem).toContain('not there')
    await looked()
    await looked()
    writeFileSync(join(`${folder} away`, 'AAAA.csv'), BARS)
    const back = imported()
    renameSync(`${folder} away`, folder)
    expect((await back).look).toMatchObject({ files: 1, problem: null })
    expect(said.filter((problem) => problem !== null)).toHaveLength(1)
  })

  it('is off from the moment the switch says so: the look that runs stores nothing', async () => {
    const before = valueOf(await desk.client.call('workspace.info', {})).counts
    for (let i = 0; i < 400; i += 1) put(`A${String.fromCharCode(65 + (i % 26), 65 + Math.floor(i / 26))}Z.csv`, barsOf(10 + i))
    const begun = desk.next('folder-look', ({ progress }) => progress !== null)
    const { id } = await watchFolder()
    await begun
    expect(valueOf(await desk.client.call('folders.watch', { id, isOn: false }))).toMatchObject({ isOn: false })
    put('BBBB.csv', barsOf(1))
    expect(await batches()).toEqual([])
    expect(valueOf(await desk.client.call('workspace.info', {})).counts).toEqual(before)
    const taken = imported()
    valueOf(await desk.client.call('folders.watch', { id, isOn: true }))
    expect((await taken).look).toMatchObject({ files: 401, rows: 802 })
  })

  it('takes a burst of 2,000 files with a number that is told, and answers other calls meanwhile', async () => {
    await watchFolder()
    const told: number[] = []
    desk.client.on('folder-look', ({ progress }) => progress !== null && told.push(progress.done))
    let files = 0
    const all = desk.next('folder-look', ({ look }) => {
      files += look?.files ?? 0
      return files === 2_000
    })
    for (let i = 0; i < 2_000; i += 1)
      put(`${String.fromCharCode(65 + (i % 26), 65 + (Math.floor(i / 26) % 26), 65 + Math.floor(i / 676))}Z.csv`, barsOf(10 + i))
    await desk.next('folder-look', ({ progress }) => progress !== null)
    valueOf(await desk.client.call('settings.set', { zoomPercent: 110 }))
    expect(files).toBeLessThan(2_000)
    await all
    expect(told.length).toBeGreaterThan(3)
    expect((await batches()).reduce((sum, { rows }) => sum + rows.new, 0)).toBe(4_000)
  }, 120_000)

  it('looks at nothing again that it knows when the desk is started the next day', async () => {
    put('AAAA.csv', BARS)
    put('konto.csv', UNKNOWN)
    const first = imported()
    await watchFolder()
    await first
    const { generation } = valueOf(await desk.client.call('workspace.info', {}))
    await desk.close()
    desk = openWatchingDesk(join(root, 'workspace'), TIMES)
    const atStart = looked()
    expect(valueOf(await desk.client.call('folders.list', {})).folders).toMatchObject([{ imported: 1, waiting: 1 }])
    await atStart
    expect(valueOf(await desk.client.call('workspace.info', {})).generation).toBe(generation)
  })

  it('is named by a file in it where the picker only hands out files', async () => {
    mkdirSync(join(folder, '2026'))
    put('2026/AAAA.csv', BARS)
    const ref = desk.refOf(join(folder, '2026', 'AAAA.csv'))
    expect(valueOf(await desk.client.call('folders.watch', { folder: { ref }, below: 'Downloads/2026/AAAA.csv' }))).toMatchObject({ path: folder })
    expect(await desk.client.call('folders.watch', { folder: { ref }, below: 'Other/2026/AAAA.csv' })).toMatchObject({ ok: false, error: { kind: 'refused' } })
  })

  it('is looked at once by the command line, which waits for what is being written', async () => {
    const byHand = await openCommandLine(join(root, 'by-hand'))
    try {
      await byHand.call('workspace.create', {})
      put('AAAA.csv', BARS)
      put('konto.csv', UNKNOWN)
      expect(await byHand.call('folders.watch', { folder: { path: folder } })).toMatchObject({ ok: true, value: { isOn: true } })
      const looks = [{ path: folder, batch: '1', files: 1, rows: 2, waiting: 1, unsettled: 0, problem: null }]
      expect(await byHand.call('folders.scan', {})).toMatchObject({ ok: true, value: { looks, waiting: 1 } })
      expect(await byHand.call('folders.scan', {})).toMatchObject({ ok: true, value: { looks: [{ batch: null, files: 0, waiting: 1 }] } })
      expect(await byHand.call('folders.waiting', {})).toMatchObject({ ok: true, value: { files: [{ file: { path: join(folder, 'konto.csv') } }] } })
      expect(await byHand.call('folders.list', {})).toMatchObject({ ok: true, value: { isWatching: false, folders: [{ imported: 1, waiting: 1 }] } })
    } finally {
      await byHand.close()
    }
  })
})
