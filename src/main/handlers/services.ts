import type { Output } from '#contract/channels.ts'
import type { AppError, Outcome } from '#contract/errors.ts'
import { fail, succeed } from '#contract/errors.ts'
import type { CancelToken } from '#contract/rpc/cancel-token.ts'
import type { Call } from '#contract/rpc/serve.ts'
import type { FileRef, RowsProgress } from '#contract/schemas/common.ts'
import type { FolderWatch } from './folder-watch.ts'
import type { ThreadClient } from '../threads/client.ts'
import type { AnalysisJobName, AnalysisJobs, LedgerJobName, LedgerJobs, ResolvedFile } from '../threads/jobs.ts'

/** What the shell supplies: it knows files and pages, the core does not. */
export interface Host {
  /** The path behind a reference this host minted; undefined = not ours. */
  resolveFile(ref: string): string | undefined
  /** A reference for a file below a folder the user chose; where windows are given none (the command line), absent. */
  mintFile?(path: string): string | null
  /** Draws the paper route of a stored print and returns the PDF. */
  renderPdf(print: string, cancel?: CancelToken): Promise<Outcome<Uint8Array>>
  /** A save dialog, where the shell has one; undefined = cancelled. */
  choosePdfPath?(suggestedName: string): Promise<string | undefined>
}

export interface DemoRequest {
  readonly seed: number
  readonly symbols: number
  readonly years: number
  readonly folder: string
}

/** What the generated files say, for the acts that follow their import. */
export interface DemoMade {
  readonly fixedClockAtMs: number
  readonly lastSession: string
  readonly account: string
  readonly cash: number
  readonly equity: number
  readonly positions: readonly { readonly symbol: string; readonly averageCost: number; readonly lastClose: number }[]
}

/** What is to be exported, and where it appears when it is whole. */
export interface ExportRequest {
  readonly workspaceDir: string
  readonly folder: string
  readonly formats: readonly ('csv' | 'json')[]
  readonly appVersion: string
  readonly at: string
}

/** Everything a handler may use. */
export interface Services {
  readonly workspaceDir: string
  readonly ledger: ThreadClient<LedgerJobs>
  readonly analysis: ThreadClient<AnalysisJobs>
  readonly host: Host
  readonly folders: FolderWatch
  /** Writes the demo's files; settles when the folder is complete. */
  readonly generateDemo: (request: DemoRequest, cancel: CancelToken, progress: (value: RowsProgress) => void) => Promise<Outcome<DemoMade>>
  /** Writes one state of the store as text files; the folder appears whole or not at all. */
  readonly exportFiles: (request: ExportRequest, cancel: CancelToken, progress: (value: RowsProgress) => void) => Promise<Outcome<Output<'workspace.export'>>>
  /** Writes a file whole or not at all. */
  readonly writeFile: (path: string, bytes: Uint8Array | string) => Promise<Outcome<null>>
}

/** A read job; without a workspace the ledger's own answer is given instead. */
export async function read<N extends AnalysisJobName>(
  services: Services,
  name: N,
  input: AnalysisJobs[N]['input'],
  call: Pick<Call<AnalysisJobs[N]['progress']>, 'cancel' | 'progress'>,
): Promise<Outcome<AnalysisJobs[N]['output']>> {
  const state = await services.ledger.state()
  if (!state.ok) return fail(state.error)
  return await services.analysis.run(name, input, { cancel: call.cancel, onProgress: call.progress })
}

/** A job on the one writer. */
export async function write<N extends LedgerJobName>(
  services: Services,
  name: N,
  input: LedgerJobs[N]['input'],
  call: Pick<Call<LedgerJobs[N]['progress']>, 'cancel' | 'progress'>,
): Promise<Outcome<LedgerJobs[N]['output']>> {
  return await services.ledger.run(name, input, { cancel: call.cancel, onProgress: call.progress })
}

/** Paths come from the command line or from references the host minted; nothing else becomes a path. */
export function resolveFiles(host: Host, files: readonly FileRef[]): Outcome<readonly ResolvedFile[]> {
  const resolved: ResolvedFile[] = []
  for (const file of files) {
    if ('path' in file) {
      resolved.push({ path: file.path, key: file.path })
      continue
    }
    const path = host.resolveFile(file.ref)
    if (path === undefined) {
      const error: AppError = {
        kind: 'file-refused',
        file: file.ref,
        problem: 'unknown-ref',
        reason: 'This file was not chosen in this window. Choose it again.',
      }
      return fail(error)
    }
    resolved.push({ path, key: file.ref })
  }
  return succeed(resolved)
}
