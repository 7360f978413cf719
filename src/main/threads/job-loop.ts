import { parentPort, workerData } from 'node:worker_threads'
import { fail, type Outcome } from '#contract/errors.ts'
import { type CancelFlag, Cancelled } from './job.ts'
import type { FromThread, ThreadStart, ToThread } from './protocol.ts'
import { cancelFlag, createBreathe, isLastOfFiles, throttleProgress } from './slices.ts'

/** One job as the loop hands it to a thread's own runner. */
export interface JobCall {
  readonly name: string
  readonly input: unknown
  readonly requestId: string
  readonly nowAtMs: number
  readonly isClockFixed: boolean
  readonly cancel: CancelFlag
  readonly breathe: () => Promise<void>
  readonly progress: (value: unknown) => void
  /** For the worker line: how many names the job went through. */
  readonly countNames: (names: number) => void
}

export interface ThreadBody {
  run(call: JobCall): Promise<Outcome<unknown>> | Outcome<unknown>
  /** Maps what was thrown to an error the user can act on; undefined = an incident of ours. */
  explain(thrown: unknown): Outcome<never> | undefined
  wasStored(requestId: string): boolean
  close(): void
}

/** What this thread was started with. */
export function threadStart(): ThreadStart {
  return workerData as ThreadStart
}

export function post(message: FromThread): void {
  if (parentPort === null) throw new Error('post: got the main thread, wanted a worker thread')
  parentPort.postMessage(message)
}

/** Answers the messages of the main thread until it says close. Jobs run side by side in slices; every one is settled exactly once. */
export function runJobLoop(body: ThreadBody): void {
  const port = parentPort
  if (port === null) throw new Error('runJobLoop: got the main thread, wanted a worker thread')
  let running = 0
  let isClosing = false

  const closeWhenIdle = (): void => {
    if (!isClosing || running > 0) return
    body.close()
    post({ type: 'closed' })
    port.close()
  }

  const runJob = async (message: Extract<ToThread, { type: 'job' }>): Promise<void> => {
    running += 1
    const startedAtMs = performance.now()
    const cancel = cancelFlag(message.cancel)
    let names: number | null = null
    try {
      const outcome = await body.run({
        ...message,
        cancel,
        breathe: createBreathe(cancel),
        progress: throttleProgress((value) => post({ type: 'progress', id: message.id, value }), isLastOfFiles),
        countNames: (count) => (names = count),
      })
      const durationMs = performance.now() - startedAtMs
      post({
        type: 'settle',
        id: message.id,
        outcome,
        durationMs,
        namesPerSecond: names === null ? null : Math.round((names / Math.max(durationMs, 0.01)) * 1_000),
      })
    } catch (thrown) {
      const durationMs = performance.now() - startedAtMs
      const explained = thrown instanceof Cancelled ? fail({ kind: 'cancelled' }) : body.explain(thrown)
      if (explained !== undefined) post({ type: 'settle', id: message.id, outcome: explained, durationMs, namesPerSecond: null })
      else
        post({
          type: 'incident',
          id: message.id,
          name: message.name,
          stack: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown),
          durationMs,
        })
    } finally {
      running -= 1
      closeWhenIdle()
    }
  }

  port.on('message', (message: ToThread) => {
    switch (message.type) {
      case 'job':
        void runJob(message)
        break
      case 'was-stored':
        post({ type: 'stored', id: message.id, isStored: body.wasStored(message.requestId) })
        break
      case 'close':
        isClosing = true
        closeWhenIdle()
        break
    }
  })
}
