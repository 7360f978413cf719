import type { Client, Output, Progress } from '#contract/channels.ts'
import { type AppError, fail, type Outcome, succeed } from '#contract/errors.ts'
import { type CancelSource, createCancelSource } from '#contract/rpc/cancel-token.ts'
import type { FileRef } from '#contract/schemas/common.ts'
import type { Answers, ImportPreview } from '#contract/schemas/imports.ts'
import type { Mapping } from '#contract/schemas/mapping.ts'
import { mintRefs } from '../../bridge/chosen-files.ts'
import type { Host } from '../../bridge/host.ts'

type RowsProgress = Progress<'import.preview'>
export type AnswerValue = string | number | boolean | Mapping

/** Where an import stands. It goes on while the user looks at other screens. */
export type ImportStep =
  | { readonly step: 'idle' }
  /** The host is asked where the chosen files lie. */
  | { readonly step: 'taking'; readonly done: number; readonly total: number }
  | { readonly step: 'reading'; readonly progress: RowsProgress | null }
  | {
      readonly step: 'preview'
      readonly preview: ImportPreview
      /** Read again with a new answer; the old preview stays until then. */
      readonly isReading: boolean
      readonly error: AppError | null
    }
  | { readonly step: 'storing'; readonly preview: ImportPreview; readonly progress: RowsProgress | null }
  | { readonly step: 'stored'; readonly result: Output<'import.commit'> }
  | { readonly step: 'refused'; readonly error: AppError }

export interface ImportSession {
  get(): ImportStep
  subscribe(listener: () => void): () => void
  choose(files: readonly File[]): Promise<void>
  /** Previews files the core knows already, such as those of a watched folder that wait. */
  open(files: readonly FileRef[]): Promise<void>
  /** Answers a question of one file (its path), or of all files (null), and reads again. */
  answer(path: string | null, question: string, value: AnswerValue): Promise<void>
  commit(): Promise<void>
  /** Stops what runs: reading falls back to nothing chosen, storing to the preview. */
  cancel(): void
  /** Puts the preview away, or closes the result. */
  discard(): void
  /** Brings back the preview that was put away last, with its answers. It is read again, because its files may have changed. */
  restore(): Promise<Outcome<unknown>>
}

const IDLE: ImportStep = { step: 'idle' }

export function createImportSession(client: Client, fileRef: Host['fileRef']): ImportSession {
  const listeners = new Set<() => void>()
  let now: ImportStep = IDLE
  let files: readonly FileRef[] = []
  let answers: Answers = {}
  let running: CancelSource | null = null
  let putAway: { readonly files: readonly FileRef[]; readonly answers: Answers; readonly preview: ImportPreview } | null = null

  const show = (next: ImportStep): void => {
    now = next
    for (const listener of listeners) listener()
  }
  const begin = (): CancelSource => {
    running?.cancel()
    running = createCancelSource()
    return running
  }

  const read = async (before: ImportPreview | null): Promise<void> => {
    const source = begin()
    show(before === null ? { step: 'reading', progress: null } : { step: 'preview', preview: before, isReading: true, error: null })
    const onProgress = (progress: RowsProgress): void => {
      if (running === source && before === null) show({ step: 'reading', progress })
    }
    const outcome = await client.call('import.preview', { files: [...files], answers }, { cancel: source.token, onProgress })
    if (running !== source) return
    running = null
    if (outcome.ok) show({ step: 'preview', preview: outcome.value, isReading: false, error: null })
    else if (before !== null) show({ step: 'preview', preview: before, isReading: false, error: outcome.error })
    else show(outcome.error.kind === 'cancelled' ? IDLE : { step: 'refused', error: outcome.error })
  }

  return {
    get: () => now,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async choose(chosen) {
      if (chosen.length === 0 || now.step === 'storing') return
      const source = begin()
      show({ step: 'taking', done: 0, total: chosen.length })
      const minted = await mintRefs(chosen, fileRef, (done) => {
        if (running === source) show({ step: 'taking', done, total: chosen.length })
      })
      if (running !== source) return
      const lost = minted.withoutPlace[0]
      if (minted.refs.length === 0 && lost !== undefined) {
        running = null
        const reason = 'It is not a file on this computer’s disk. Save it to a folder first and choose it there.'
        show({ step: 'refused', error: { kind: 'file-refused', file: lost, problem: 'not-a-file', reason } })
        return
      }
      files = minted.refs.map(({ file }) => file)
      answers = {}
      await read(null)
    },
    async open(known) {
      if (known.length === 0 || now.step === 'storing') return
      files = known
      answers = {}
      await read(null)
    },
    async answer(path, question, value) {
      if (now.step !== 'preview') return
      if (path === null) answers = { ...answers, [question]: value }
      else {
        const held = answers[path]
        answers = { ...answers, [path]: { ...(typeof held === 'object' && !('record' in held) ? held : {}), [question]: value } }
      }
      await read(now.preview)
    },
    async commit() {
      if (now.step !== 'preview' || now.isReading) return
      const { preview } = now
      const source = begin()
      show({ step: 'storing', preview, progress: null })
      const onProgress = (progress: RowsProgress): void => {
        if (running === source) show({ step: 'storing', preview, progress })
      }
      const outcome = await client.call('import.commit', { preview: preview.preview }, { cancel: source.token, onProgress })
      running = null
      if (outcome.ok) show({ step: 'stored', result: outcome.value })
      // The process that held the preview is gone; the files are still known, so they are read again.
      else if (outcome.error.kind === 'preview-gone') await read(preview)
      else show({ step: 'preview', preview, isReading: false, error: outcome.error.kind === 'cancelled' ? null : outcome.error })
    },
    cancel() {
      running?.cancel()
      // Storing answers for itself: a cancel that came too late settles as stored.
      if (now.step === 'taking') {
        running = null
        show(IDLE)
      }
    },
    discard() {
      if (now.step === 'storing') return
      if (now.step === 'preview') putAway = { files, answers, preview: now.preview }
      running?.cancel()
      running = null
      files = []
      answers = {}
      show(IDLE)
    },
    async restore() {
      if (putAway === null || now.step !== 'idle') return fail({ kind: 'refused', field: 'Preview', reason: 'Another import is open. Finish it first.' })
      files = putAway.files
      answers = putAway.answers
      await read(putAway.preview)
      return succeed(null)
    },
  }
}
