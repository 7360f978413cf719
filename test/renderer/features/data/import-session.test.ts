import { describe, expect, test } from 'vitest'
import type { Handlers, Input } from '#contract/channels.ts'
import { fail, succeed } from '#contract/errors.ts'
import type { ImportFile, ImportPreview, RowCounts } from '#contract/schemas/imports.ts'
import { createImportSession, type ImportStep } from '../../../../src/renderer/features/data/import-session.ts'
import { commitWords, fileState, totalsInWords } from '../../../../src/renderer/features/data/row-counts.ts'
import { createMemoryCore } from '../../bridge/memory-core.ts'

const rows = (more: Partial<RowCounts>): RowCounts => ({ read: 0, new: 0, known: 0, ignored: 0, review: 0, unsupported: 0, error: 0, ...more })
const importFile = (more: Partial<ImportFile>): ImportFile => ({
  path: '/in/fills.csv',
  name: 'fills.csv',
  format: { id: 'broker', label: 'Broker history', kind: 'transactions', confidence: 1 },
  encoding: 'UTF-8',
  account: null,
  rows: rows({ read: 3, new: 3 }),
  byKind: { transactions: 3 },
  checks: [],
  questions: [],
  problems: [],
  problemsTotal: 0,
  notices: [],
  ...more,
})
const previewOf = (id: string, files: ImportFile[], totals = rows({ read: 3, new: 3 })): ImportPreview => ({
  preview: id,
  files,
  totals,
  filesTotal: files.length,
})
const chosen = [new File(['x'], 'fills.csv')]
const fileRef = (): Promise<string> => Promise.resolve('ref-1')

function createSession(handlers: Partial<Handlers>) {
  const session = createImportSession(createMemoryCore(handlers).client, fileRef)
  const steps: ImportStep['step'][] = []
  session.subscribe(() => steps.push(session.get().step))
  return { session, steps }
}

describe('an import', () => {
  test('opens files the core knows already in the ordinary preview', async () => {
    const previewed: Input<'import.preview'>[] = []
    const { session } = createSession({
      'import.preview': (input) => {
        previewed.push(input)
        return Promise.resolve(succeed(previewOf('p1', [importFile({})])))
      },
    })
    await session.open([])
    expect(session.get()).toEqual({ step: 'idle' })
    await session.open([{ ref: 'waiting-1' }])
    expect(previewed).toEqual([{ files: [{ ref: 'waiting-1' }], answers: {} }])
    expect(session.get()).toMatchObject({ step: 'preview' })
  })

  test('goes from the choice through the preview to what was stored', async () => {
    const previewed: Input<'import.preview'>[] = []
    const { session, steps } = createSession({
      'import.preview': (input, call) => {
        previewed.push(input)
        call.progress({ phase: 'Reading rows', done: 1, total: 3, file: 'fills.csv', files: null })
        return Promise.resolve(succeed(previewOf('p1', [importFile({})])))
      },
      'import.commit': (input) => Promise.resolve(succeed({ ...previewOf('preview' in input ? input.preview : '', [importFile({})]), batch: '7' })),
    })
    await session.choose(chosen)
    expect(previewed).toEqual([{ files: [{ ref: 'ref-1' }], answers: {} }])
    expect(steps).toEqual(['taking', 'taking', 'reading', 'reading', 'preview'])
    await session.commit()
    expect(session.get()).toMatchObject({ step: 'stored', result: { batch: '7', preview: 'p1' } })
    session.discard()
    expect(session.get()).toEqual({ step: 'idle' })
  })

  test('reads again with each answer, of one file and of all, and keeps the old preview meanwhile', async () => {
    const previewed: Input<'import.preview'>[] = []
    const { session } = createSession({
      'import.preview': (input) => {
        previewed.push(input)
        return Promise.resolve(succeed(previewOf(`p${previewed.length}`, [importFile({})])))
      },
    })
    await session.choose(chosen)
    const answered = session.answer('/in/fills.csv', 'account', '4821')
    expect(session.get()).toMatchObject({ step: 'preview', isReading: true, preview: { preview: 'p1' } })
    await answered
    await session.answer('/in/fills.csv', 'dateOrder', 'day first')
    await session.answer(null, 'timezone', 'UTC')
    expect(previewed.at(-1)?.answers).toEqual({ '/in/fills.csv': { account: '4821', dateOrder: 'day first' }, timezone: 'UTC' })
    expect(session.get()).toMatchObject({ step: 'preview', isReading: false, preview: { preview: 'p4' } })
  })

  test('shows why an answer was refused and keeps the preview that stood', async () => {
    let calls = 0
    const { session } = createSession({
      'import.preview': () =>
        Promise.resolve(++calls === 1 ? succeed(previewOf('p1', [importFile({})])) : fail({ kind: 'refused', field: 'date', reason: 'No.' })),
    })
    await session.choose(chosen)
    await session.answer(null, 'date', 'never')
    expect(session.get()).toMatchObject({ step: 'preview', preview: { preview: 'p1' }, error: { kind: 'refused' } })
  })

  test('falls back to nothing chosen when reading is cancelled, and to the preview when storing is', async () => {
    const untilCancelled: Handlers['import.preview'] = (_input, call) =>
      new Promise((answer) => call.cancel.onCancel(() => answer(fail({ kind: 'cancelled' }))))
    const { session } = createSession({ 'import.preview': untilCancelled })
    const reading = session.choose(chosen)
    while (session.get().step !== 'reading') await Promise.resolve()
    session.cancel()
    await reading
    expect(session.get()).toEqual({ step: 'idle' })

    const { session: second } = createSession({
      'import.preview': () => Promise.resolve(succeed(previewOf('p1', [importFile({})]))),
      'import.commit': (_input, call) => new Promise((answer) => call.cancel.onCancel(() => answer(fail({ kind: 'cancelled' })))),
    })
    await second.choose(chosen)
    const storing = second.commit()
    second.cancel()
    await storing
    expect(second.get()).toMatchObject({ step: 'preview', error: null })
  })

  test('brings a preview that was put away back with its answers', async () => {
    const previewed: Input<'import.preview'>[] = []
    const { session } = createSession({
      'import.preview': (input) => {
        previewed.push(input)
        return Promise.resolve(succeed(previewOf(`p${previewed.length}`, [importFile({})])))
      },
    })
    expect((await session.restore()).ok).toBe(false)
    await session.choose(chosen)
    await session.answer(null, 'timezone', 'UTC')
    session.discard()
    expect(session.get()).toEqual({ step: 'idle' })
    expect((await session.restore()).ok).toBe(true)
    expect(previewed.at(-1)).toEqual({ files: [{ ref: 'ref-1' }], answers: { timezone: 'UTC' } })
    expect(session.get()).toMatchObject({ step: 'preview', preview: { preview: 'p3' } })
  })

  test('reads the files again when the preview is no longer held', async () => {
    let calls = 0
    const { session } = createSession({
      'import.preview': () => Promise.resolve(succeed(previewOf(`p${++calls}`, [importFile({})]))),
      'import.commit': () => Promise.resolve(fail({ kind: 'preview-gone', preview: 'p1' })),
    })
    await session.choose(chosen)
    await session.commit()
    expect(session.get()).toMatchObject({ step: 'preview', preview: { preview: 'p2' }, error: null })
  })

  test('names a file that lies on no disk', async () => {
    const session = createImportSession(createMemoryCore({}).client, () => Promise.resolve(null))
    await session.choose(chosen)
    expect(session.get()).toMatchObject({ step: 'refused', error: { kind: 'file-refused', file: 'fills.csv' } })
  })
})

describe('what a file would bring', () => {
  test('waits for its open questions; one with a default is answered', () => {
    const asked = importFile({ questions: [{ id: 'account', text: 'Which account?' }] })
    expect(fileState(asked)).toEqual({ state: 'unknown', word: '1 question open' })
    expect(fileState(importFile({ questions: [{ id: 'timezone', text: 'Zone?', default: 'America/New_York' }] })).state).toBe('pass')
    expect(fileState(importFile({ questions: [{ id: 'account', text: 'Which account?', answer: '4821' }] })).state).toBe('pass')
  })
  test('is never said to be ready when something is held back, does not add up or was not read', () => {
    expect(fileState(importFile({ rows: rows({ new: 2, review: 1 }) }))).toEqual({ state: 'stale', word: '1 row held back' })
    expect(fileState(importFile({ checks: [{ id: 'cash', ok: false, detail: 'x' }] })).state).toBe('stale')
    expect(fileState(importFile({ format: null, rows: rows({}) })).state).toBe('fail')
    expect(fileState(importFile({ rows: rows({ known: 3 }) })).word).toBe('nothing new')
  })
  test('is told on the button without the files that wait', () => {
    const ready = importFile({ rows: rows({ new: 214, review: 2, error: 1 }) })
    const waits = importFile({ path: '/in/b.csv', rows: rows({ new: 50, review: 1 }), questions: [{ id: 'account', text: 'Which account?' }] })
    const both = rows({ new: 264, review: 3, error: 1 })
    expect(commitWords(previewOf('p', [ready, waits], both))).toBe('Import 214 rows, 3 held back')
    expect(commitWords(previewOf('p', [waits], waits.rows))).toBeNull()
    expect(commitWords(previewOf('p', [importFile({})]))).toBe('Import 3 rows')
  })
  test('counts files that are too many to list', () => {
    expect(commitWords({ ...previewOf('p', [], rows({ new: 5_000_000 })), filesTotal: 9_000 })).toBe('Import 5,000,000 rows')
  })
  test('is told in words', () => {
    expect(totalsInWords({ new: 214, known: 12, ignored: 2 }, 3)).toBe('214 new, 12 known, 2 ignored, 3 held back')
    expect(totalsInWords({ new: 0, known: 0, ignored: 0 }, 0)).toBe('0 new, 0 known')
  })
})
