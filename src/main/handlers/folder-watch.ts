import type { EventValue } from '#contract/events.ts'
import { type Outcome, sentenceFor } from '#contract/errors.ts'
import { type CancelSource, type CancelToken, createCancelSource } from '#contract/rpc/cancel-token.ts'
import type { RowsProgress } from '#contract/schemas/common.ts'
import type { ThreadClient } from '../threads/client.ts'
import type { FolderLooked, LedgerJobs } from '../threads/jobs.ts'

type LookState = EventValue<'folder-look'>

/** What the last look of this run at a folder saw. */
export interface LastLook {
  readonly lookedAtMs: number
  readonly problem: string | null
}

/** Decides when watched folders are looked at. The looks themselves are jobs of the one writer; here only their order is kept. */
export interface FolderWatch {
  /** Whether new files are noticed by themselves. */
  readonly isWatching: boolean
  /** Something stirred in these folders; they are looked at one after the other, as soon as what is written there rests. */
  stirred(folders: readonly number[]): void
  /** One look now, told like any other; waits for files that are being written, but not for ever. */
  look(folder: number, cancel: CancelToken, onProgress: (value: RowsProgress) => void): Promise<Outcome<FolderLooked>>
  /** Ends the look at a folder at once: nothing of it is stored. */
  stop(folder: number): void
  lastLook(folder: number): LastLook | undefined
  close(): void
}

export interface FolderWatchOptions {
  readonly ledger: Pick<ThreadClient<LedgerJobs>, 'run'>
  readonly isWatching: boolean
  /** How long a file must have stayed as it is before it is read. */
  readonly restMs: number
  readonly announce: (value: LookState) => void
}

/** A look that is asked for waits for unfinished files this many times. */
const MOST_WAITS = 3

const PROBLEMS = {
  gone: 'The folder is not there. It is looked at again when it is back.',
  unreadable: 'The folder cannot be opened. Check its permissions, or connect its disk again.',
  'too-many': 'It holds more than 20,000 tables or 2,000 folders. Watch a smaller folder.',
} as const

export const problemWords = (problem: FolderLooked['problem']): string | null => (problem === null ? null : PROBLEMS[problem])

export function createFolderWatch({ ledger, isWatching, restMs, announce }: FolderWatchOptions): FolderWatch {
  const lastLooks = new Map<number, LastLook>()
  const due = new Set<number>()
  const timers = new Map<number, NodeJS.Timeout>()
  const running = new Map<number, Set<CancelSource>>()
  let isWorking = false
  let isClosed = false

  const runLook = async (folder: number, isAsked: boolean, source: CancelSource, onProgress: (value: RowsProgress) => void): Promise<Outcome<FolderLooked>> => {
    const sources = running.get(folder) ?? new Set()
    running.set(folder, sources.add(source))
    let told = false
    const outcome = await ledger.run(
      'folders.look',
      { folder, restMs, isAsked },
      {
        cancel: source.token,
        onProgress(progress) {
          told = true
          onProgress(progress)
          announce({ folder: String(folder), path: '', progress, look: null })
        },
      },
    )
    sources.delete(source)
    if (!outcome.ok) {
      // A cancelled look says nothing about the folder. Any other error is said with it, and not tried again before something stirs there.
      const problem = outcome.error.kind === 'cancelled' ? null : sentenceFor(outcome.error)
      if (problem !== null) lastLooks.set(folder, { lookedAtMs: lastLooks.get(folder)?.lookedAtMs ?? 0, problem })
      if (told || problem !== null) announce({ folder: String(folder), path: '', progress: null, look: nothing(folder, problem) })
      return outcome
    }
    const looked = outcome.value
    const before = lastLooks.get(folder)
    const problem = problemWords(looked.problem)
    lastLooks.set(folder, { lookedAtMs: looked.lookedAtMs, problem })
    if (told || before?.problem !== problem) announce({ folder: String(folder), path: looked.path, progress: null, look: lookOf(looked) })
    return outcome
  }

  const work = async (): Promise<void> => {
    if (isWorking) return
    isWorking = true
    for (let next = first(due); next !== undefined && !isClosed; next = first(due)) {
      due.delete(next)
      const folder = next
      const outcome = await runLook(folder, false, createCancelSource(), () => undefined)
      if (outcome.ok && outcome.value.dueInMs !== null) later(folder, outcome.value.dueInMs)
    }
    isWorking = false
  }
  const later = (folder: number, inMs: number): void => {
    clearTimeout(timers.get(folder))
    timers.set(
      folder,
      setTimeout(() => {
        timers.delete(folder)
        stirred([folder])
      }, inMs + 1),
    )
  }
  const stirred = (folders: readonly number[]): void => {
    if (isClosed) return
    // One that is written to has its next look in the diary.
    for (const folder of folders) if (!timers.has(folder)) due.add(folder)
    void work()
  }

  return {
    isWatching,
    stirred,
    async look(folder, cancel, onProgress) {
      const source = createCancelSource()
      cancel.onCancel(() => source.cancel())
      for (let waits = 0; ; waits += 1) {
        const outcome = await runLook(folder, true, source, onProgress)
        if (!outcome.ok || outcome.value.dueInMs === null || waits === MOST_WAITS) return outcome
        await pause(outcome.value.dueInMs + 1, source.token)
      }
    },
    stop(folder) {
      due.delete(folder)
      clearTimeout(timers.get(folder))
      timers.delete(folder)
      for (const source of running.get(folder) ?? []) source.cancel()
    },
    lastLook: (folder) => lastLooks.get(folder),
    close() {
      isClosed = true
      due.clear()
      for (const timer of timers.values()) clearTimeout(timer)
      for (const sources of running.values()) for (const source of sources) source.cancel()
    },
  }
}

export const lookOf = ({ folder, path, batch, files, rows, waiting, unsettled, problem }: FolderLooked): NonNullable<LookState['look']> => ({
  folder: String(folder),
  path,
  batch,
  files,
  rows,
  waiting,
  unsettled,
  problem: problemWords(problem),
})

const nothing = (folder: number, problem: string | null): NonNullable<LookState['look']> => ({
  folder: String(folder),
  path: '',
  batch: null,
  files: 0,
  rows: 0,
  waiting: 0,
  unsettled: 0,
  problem,
})

const first = (set: ReadonlySet<number>): number | undefined => set.values().next().value

/** Settles after the time, or at once when cancelled. */
const pause = (ms: number, cancel: CancelToken): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    cancel.onCancel(() => {
      clearTimeout(timer)
      resolve()
    })
  })
