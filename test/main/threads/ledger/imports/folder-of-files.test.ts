import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RowsProgress } from '#contract/schemas/common.ts'
import { isoDay } from '../../../../../src/domain/calendar/civil-day.ts'
import { isTradingDay } from '../../../../../src/main/ingest/bars/exchange-days.ts'
import { stateHash } from '../../../../../src/main/store/state-hash.ts'
import { Cancelled } from '../../../../../src/main/threads/job.ts'
import { commitImport } from '../../../../../src/main/threads/ledger/imports/import-commit.ts'
import { previewImport } from '../../../../../src/main/threads/ledger/imports/import-preview.ts'
import { cancelFlag, createBreathe, isLastOfFiles, throttleProgress } from '../../../../../src/main/threads/slices.ts'
import { openLedgerDesk, valueOf } from '../../../../support/ledger-context.ts'

const FILES = 2_000
const ROWS = 60
const DAYS = Array.from({ length: 100 }, (_, i) => 20_600 + i)
  .filter(isTradingDay)
  .slice(0, ROWS)
  .map(isoDay)
const PROGRESS_MS = 100
const CANCEL_MS = 200

/** What this thread has worked so far. */
function workMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1_000
}

let root = ''
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'desk-folder-'))
  const rows = DAYS.map((day, i) => `${day},${10 + i},${11 + i},${9 + i},${10 + i},${10 + i},1000`).join('\n')
  for (let i = 0; i < FILES; i += 1) {
    // Names of four letters, in nested folders as a bulk download has them.
    const name = String.fromCharCode(65 + (i % 26), 65 + (Math.floor(i / 26) % 26), 65 + Math.floor(i / 676), 90)
    const folder = join(root, `part ${i % 3}`)
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, `${name}.csv`), `Date,Open,High,Low,Close,Adj Close,Volume\n${rows}\n`)
  }
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** A desk whose jobs breathe, report and are cancelled as in the thread; `onReport` sees every report, `sent` those that would leave it. */
function threadedDesk(onReport: (progress: RowsProgress, cancel: () => void) => void) {
  const desk = openLedgerDesk()
  const shared = new SharedArrayBuffer(4)
  const flag = cancelFlag(shared)
  const sent: number[] = []
  const throttled = throttleProgress<RowsProgress>(() => sent.push(workMs()), isLastOfFiles, workMs)
  let cancelledAtMs = 0
  const cancel = (): void => {
    if (cancelledAtMs === 0) cancelledAtMs = workMs()
    Atomics.store(new Int32Array(shared), 0, 1)
  }
  const context = {
    ...desk.context(),
    cancel: flag,
    breathe: createBreathe(flag),
    progress: (value: RowsProgress): void => {
      throttled(value)
      onReport(value, cancel)
    },
  }
  /** Between two reports that left, and from the last one to now. */
  const widestGapMs = (): number => Math.max(...[...sent.slice(1), workMs()].map((at, i) => at - (sent[i] ?? at)))
  return { desk, context, sent, widestGapMs, sinceCancel: () => workMs() - cancelledAtMs }
}
const input = () => ({ files: [{ path: root, key: root }] })
const countOf = (desk: ReturnType<typeof openLedgerDesk>, table: string): unknown => desk.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()

describe(`a folder of ${FILES} files`, () => {
  it('is one batch and says where it is ten times a second of its work, to the last file', async () => {
    const done: number[] = []
    const phases = new Map<string, number>()
    const { desk, context, sent, widestGapMs } = threadedDesk(({ phase, files }) => {
      done.push(files?.done ?? -1)
      phases.set(phase, files?.done ?? 0)
    })
    const startedAtMs = workMs()
    const preview = valueOf(await previewImport(input(), context))
    expect([preview.filesTotal, preview.totals.new]).toEqual([FILES, FILES * ROWS])
    // Every file is named before it is read, and what is reported never goes back.
    expect(new Set(done).size).toBe(FILES + 2)
    expect(done).toEqual([...done].sort((a, b) => a - b))
    const { batch } = valueOf(await commitImport({ preview: preview.preview }, context))
    expect(batch).not.toBeNull()
    expect([countOf(desk, 'batches'), countOf(desk, 'batch_files'), countOf(desk, 'series')]).toEqual([1, FILES, FILES])
    expect([...phases]).toEqual([
      ['reading', FILES],
      ['checking', FILES - 1],
      ['storing', FILES],
      ['stored', FILES],
    ])
    // On the clock of this thread's own work, which what else the machine does cannot stretch: the beat is kept in every phase, the final commit included.
    expect(widestGapMs()).toBeLessThan(PROGRESS_MS * 1.5)
    expect(sent.length).toBeGreaterThanOrEqual(Math.floor((workMs() - startedAtMs) / PROGRESS_MS) - 1)
  }, 120_000)

  it.each([
    ['reading', 0],
    ['reading', FILES / 2],
    ['reading', FILES],
    ['storing', FILES / 2],
    ['storing', FILES - 1],
  ] as const)(
    'is cancelled while %s file %i within 200 ms, with nothing written',
    async (phase, at) => {
      const { desk, context, sinceCancel } = threadedDesk((progress, cancel) => {
        if (progress.phase === phase && progress.done !== null && progress.files?.done === at) cancel()
      })
      const before = stateHash(desk.db)
      await expect(commitImport(input(), context)).rejects.toBeInstanceOf(Cancelled)
      expect(sinceCancel()).toBeLessThan(CANCEL_MS)
      expect(stateHash(desk.db)).toBe(before)
      expect([countOf(desk, 'batches'), countOf(desk, 'series'), countOf(desk, 'instruments'), countOf(desk, 'bar_chunks')]).toEqual([0, 0, 0, 0])
      expect(desk.generation()).toBe(0)
    },
    120_000,
  )

  it('is cancelled within 200 ms while the files of a preview are compared with their bytes, with nothing written', async () => {
    const { desk, context, sinceCancel } = threadedDesk((progress, cancel) => {
      if (progress.phase === 'checking' && progress.done === FILES / 2) cancel()
    })
    const { preview } = valueOf(await previewImport(input(), context))
    await expect(commitImport({ preview }, context)).rejects.toBeInstanceOf(Cancelled)
    expect(sinceCancel()).toBeLessThan(CANCEL_MS)
    expect([countOf(desk, 'batches'), countOf(desk, 'instruments'), desk.generation()]).toEqual([0, 0, 0])
  }, 120_000)
})
