import { randomUUID } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import { type AppError, fail, type Outcome } from '#contract/errors.ts'
import type { CancelToken } from '#contract/rpc/cancel-token.ts'
import type { Job } from './job.ts'
import type { ChangeKind } from './ledger/context.ts'
import type { FromThread, ThreadStart, ToThread, WorkspaceState } from './protocol.ts'

export interface ThreadClock {
  readonly nowAtMs: () => number
  readonly isFixed: boolean
}

export interface ThreadClientOptions {
  readonly name: 'ledger' | 'analysis'
  readonly entry: URL
  readonly start: ThreadStart
  readonly clock: ThreadClock
  readonly onChanged: (generation: number, kinds: readonly ChangeKind[]) => void
  /** Something happened in these watched folders. */
  readonly onStirred?: (folders: readonly number[]) => void
  readonly onIncident: (stack: string, job: string) => string
  readonly onJobs: (running: number, last: { job: string; durationMs: number; namesPerSecond: number | null } | null) => void
  /** For tests of a crash: the thread is ended right after the next job was posted. */
  readonly isKilledAfterNextJob?: boolean
}

export interface RunOptions<P> {
  readonly cancel?: CancelToken
  readonly onProgress?: (value: P) => void
}

export interface ThreadClient<T extends { readonly [N in keyof T]: Job }> {
  run<N extends keyof T & string>(name: N, input: T[N]['input'], options?: RunOptions<T[N]['progress']>): Promise<Outcome<T[N]['output']>>
  /** Starts the thread if it does not run and says whether the workspace could be opened. */
  state(): Promise<WorkspaceState>
  /** Finishes or rolls back, closes the database, ends the thread. */
  close(): Promise<void>
}

interface PendingJob {
  readonly name: string
  readonly requestId: string
  readonly resolve: (outcome: Outcome<never>) => void
  readonly onProgress: ((value: never) => void) | undefined
}

interface Running {
  readonly worker: Worker
  readonly state: Promise<WorkspaceState>
  readonly stored: Map<number, (isStored: boolean) => void>
  readonly ended: Promise<void>
}

/** The typed client of one worker thread: spawns it on first use, carries cancel flags, starts it again after a crash and says what became of the work. */
export function createThreadClient<T extends { readonly [N in keyof T]: Job }>(options: ThreadClientOptions): ThreadClient<T> {
  const pending = new Map<number, PendingJob>()
  let running: Running | undefined
  let nextId = 1
  let isClosing = false
  let isKillDue = options.isKilledAfterNextJob === true

  const settle = (id: number, outcome: Outcome<unknown>): void => {
    const job = pending.get(id)
    if (job === undefined) return
    pending.delete(id)
    job.resolve(outcome as Outcome<never>)
  }

  const spawn = (): Running => {
    const worker = new Worker(options.entry, { workerData: options.start, name: options.name, resourceLimits: { maxOldGenerationSizeMb: 4_096 } })
    const stored = new Map<number, (isStored: boolean) => void>()
    let settleState: (state: WorkspaceState) => void = () => undefined
    const current: { state: Promise<WorkspaceState> } = { state: new Promise((resolve) => (settleState = resolve)) }
    let settleEnd: () => void = () => undefined
    const ended = new Promise<void>((resolve) => (settleEnd = resolve))
    const self: Running = {
      worker,
      stored,
      ended,
      get state() {
        return current.state
      },
    }
    worker.on('message', (message: FromThread) => {
      switch (message.type) {
        case 'state':
          settleState(message.state)
          current.state = Promise.resolve(message.state)
          break
        case 'progress':
          pending.get(message.id)?.onProgress?.(message.value as never)
          break
        case 'settle': {
          const name = pending.get(message.id)?.name ?? ''
          settle(message.id, message.outcome)
          options.onJobs(pending.size, { job: name, durationMs: message.durationMs, namesPerSecond: message.namesPerSecond })
          break
        }
        case 'incident':
          settle(message.id, fail({ kind: 'internal', incident: options.onIncident(message.stack, message.name) }))
          options.onJobs(pending.size, { job: message.name, durationMs: message.durationMs, namesPerSecond: null })
          break
        case 'stored':
          stored.get(message.id)?.(message.isStored)
          stored.delete(message.id)
          break
        case 'changed':
          options.onChanged(message.generation, message.kinds)
          break
        case 'stirred':
          options.onStirred?.(message.folders)
          break
        case 'closed':
          break
      }
    })
    worker.on('error', (error) => options.onIncident(error instanceof Error ? (error.stack ?? error.message) : String(error), options.name))
    worker.on('exit', () => {
      if (running === self) running = undefined
      const lost: AppError = { kind: 'thread-lost', thread: options.name, stored: 'nothing-to-store' }
      settleState({ ok: false, error: lost })
      for (const resolve of stored.values()) resolve(false)
      settleEnd()
      if (!isClosing) void answerForLostJobs()
    })
    return self
  }

  const start = (): Running => {
    running ??= spawn()
    return running
  }

  /** After a crash every waiting caller learns whether its request is in the store: never "perhaps". */
  const answerForLostJobs = async (): Promise<void> => {
    const lost = [...pending]
    for (const [id, job] of lost) {
      const stored = options.name === 'analysis' ? 'nothing-to-store' : (await wasStored(job.requestId)) ? 'stored' : 'not-stored'
      settle(id, fail({ kind: 'thread-lost', thread: options.name, stored }))
    }
    options.onJobs(pending.size, null)
  }

  const wasStored = async (requestId: string): Promise<boolean> => {
    const thread = start()
    const state = await thread.state
    if (!state.ok) return false
    const id = nextId++
    return await new Promise<boolean>((resolve) => {
      thread.stored.set(id, resolve)
      thread.worker.postMessage({ type: 'was-stored', id, requestId } satisfies ToThread)
    })
  }

  return {
    async run(name, input, runOptions) {
      if (isClosing) return fail({ kind: 'cancelled' })
      if (runOptions?.cancel?.isCancelled === true) return fail({ kind: 'cancelled' })
      const thread = start()
      const id = nextId++
      const requestId = randomUUID()
      const cancel = new SharedArrayBuffer(4)
      runOptions?.cancel?.onCancel(() => Atomics.store(new Int32Array(cancel), 0, 1))
      return await new Promise((resolve) => {
        pending.set(id, { name, requestId, resolve: resolve as PendingJob['resolve'], onProgress: runOptions?.onProgress as PendingJob['onProgress'] })
        options.onJobs(pending.size, null)
        thread.worker.postMessage({
          type: 'job',
          id,
          requestId,
          name,
          input,
          nowAtMs: options.clock.nowAtMs(),
          isClockFixed: options.clock.isFixed,
          cancel,
        } satisfies ToThread)
        if (isKillDue) {
          isKillDue = false
          void thread.worker.terminate()
        }
      })
    },
    async state() {
      return await start().state
    },
    async close() {
      isClosing = true
      const thread = running
      if (thread !== undefined) {
        thread.worker.postMessage({ type: 'close' } satisfies ToThread)
        await thread.ended
      }
      for (const id of Array.from(pending.keys())) settle(id, fail({ kind: 'cancelled' }))
    },
  }
}
