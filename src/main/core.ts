import { randomBytes } from 'node:crypto'
import { channels } from '#contract/channels.ts'
import type { EventValue } from '#contract/events.ts'
import type { Transport } from '#contract/rpc/frame.ts'
import { ANSWER_LIMIT_BYTES, type Caller, type Served, serve } from '#contract/rpc/serve.ts'
import { exportFiles } from './export/export-files.ts'
import { generateDemoFiles } from './demo/generate-demo-files.ts'
import { createFolderWatch } from './handlers/folder-watch.ts'
import { createHandlers } from './handlers/handlers.ts'
import type { Host, Services } from './handlers/services.ts'
import { writeFileWhole } from './paper/write-file-whole.ts'
import { createThreadClient, type ThreadClientOptions } from './threads/client.ts'
import type { AnalysisJobs, LedgerJobs } from './threads/jobs.ts'

export type { Host } from './handlers/services.ts'

export interface CoreOptions {
  readonly workspaceDir: string
  readonly clock: () => number
  readonly isClockFixed: boolean
  readonly log: (line: string) => void
  readonly threadEntries: { readonly ledger: URL; readonly analysis: URL; readonly demo: URL; readonly export: URL }
  readonly host: Host
  readonly appVersion: string
  /** How watched folders are noticed; absent = only a call looks at them. */
  readonly folderTimes?: FolderTimes | undefined
  /** For tests of a crash: this thread is ended after its next job. */
  readonly debugKill?: 'ledger' | 'analysis' | undefined
}

export interface FolderTimes {
  /** How long a file must have stayed as it is before it is read. */
  readonly restMs: number
  readonly gatherMs: number
  readonly pollMs: number
}

/** A download pauses for less, and a trader does not notice two seconds. */
export const FOLDER_TIMES: FolderTimes = { restMs: 2_000, gatherMs: 300, pollMs: 30_000 }

export interface Core {
  /** One per document or pipe; close it when that document is gone. */
  serve(transport: Transport, caller: Caller): { close(): void }
  /** Finishes or rolls back, closes the database, ends the threads. */
  close(): Promise<void>
}

/** The composition root: two threads, one handler table, any number of transports. Knows no shell. */
export function createCore(options: CoreOptions): Core {
  const served = new Set<Served>()
  const events = coalesceEvents((push) => {
    for (const one of served) push(one)
  })
  const reportIncident = (text: string, where: string): string => {
    const incident = randomBytes(6).toString('hex')
    options.log(`incident ${incident} in ${where}: ${text}`)
    return incident
  }
  const threadOptions = (name: 'ledger' | 'analysis', entry: URL): ThreadClientOptions => ({
    name,
    entry,
    start: { workspaceDir: options.workspaceDir, appVersion: options.appVersion, eyes: name === 'ledger' ? (options.folderTimes ?? null) : null },
    onStirred: (stirred) => folders.stirred(stirred),
    clock: { nowAtMs: options.clock, isFixed: options.isClockFixed },
    onChanged: events.dataChanged,
    onIncident: reportIncident,
    onJobs: (running, last) => events.jobState(name, running, last),
    isKilledAfterNextJob: options.debugKill === name,
  })
  const ledger = createThreadClient<LedgerJobs>(threadOptions('ledger', options.threadEntries.ledger))
  const analysis = createThreadClient<AnalysisJobs>(threadOptions('analysis', options.threadEntries.analysis))
  const folders = createFolderWatch({
    ledger,
    isWatching: options.folderTimes !== undefined,
    restMs: (options.folderTimes ?? FOLDER_TIMES).restMs,
    announce: (value) => {
      for (const one of served) one.push('folder-look', value)
    },
  })
  const services: Services = {
    workspaceDir: options.workspaceDir,
    ledger,
    analysis,
    host: options.host,
    folders,
    generateDemo: (request, cancel, progress) => generateDemoFiles(options.threadEntries.demo, request, cancel, progress),
    exportFiles: (request, cancel, progress) => exportFiles(options.threadEntries.export, request, cancel, progress),
    writeFile: writeFileWhole,
  }
  const handlers = createHandlers(services)

  return {
    serve(transport, caller) {
      const one = serve(transport, {
        channels,
        handlers,
        caller,
        reportIncident: (thrown, channel) => reportIncident(thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown), channel),
        isAnswerTooLarge,
      })
      served.add(one)
      return {
        close() {
          served.delete(one)
          one.close()
        },
      }
    },
    async close() {
      for (const one of served) one.close()
      served.clear()
      folders.close()
      await analysis.close()
      await ledger.close()
    },
  }
}

function isAnswerTooLarge(value: unknown): number | null {
  const bytes = Buffer.byteLength(JSON.stringify(value) ?? '')
  return bytes > ANSWER_LIMIT_BYTES ? bytes : null
}

/** A burst of commits arrives as one event: whatever happened within one turn of the loop is sent once. */
function coalesceEvents(forEach: (push: (one: Served) => void) => void): {
  dataChanged(generation: number, kinds: readonly EventValue<'data-changed'>['kinds'][number][]): void
  jobState(thread: string, running: number, last: EventValue<'job-state'>['last']): void
} {
  const kinds = new Set<EventValue<'data-changed'>['kinds'][number]>()
  let newest = 0
  let isChangePlanned = false
  const runningByThread = new Map<string, number>()
  return {
    dataChanged(generation, changed) {
      newest = Math.max(newest, generation)
      for (const kind of changed) kinds.add(kind)
      if (isChangePlanned) return
      isChangePlanned = true
      setImmediate(() => {
        isChangePlanned = false
        const value = { generation: newest, kinds: [...kinds] }
        kinds.clear()
        forEach((one) => one.push('data-changed', value))
      })
    },
    jobState(thread, count, last) {
      runningByThread.set(thread, count)
      const running = [...runningByThread.values()].reduce((sum, n) => sum + n, 0)
      forEach((one) => one.push('job-state', { running, last }))
    },
  }
}
