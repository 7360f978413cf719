import type { AppError, Outcome } from '#contract/errors.ts'
import type { ChangeKind } from './ledger/context.ts'

/** What a worker thread is started with. */
export interface ThreadStart {
  readonly workspaceDir: string
  readonly appVersion: string
  /** How watched folders are noticed; null = only a call looks at them. */
  readonly eyes: { readonly gatherMs: number; readonly pollMs: number } | null
}

/** Main -> thread. */
export type ToThread =
  | {
      readonly type: 'job'
      readonly id: number
      readonly requestId: string
      readonly name: string
      readonly input: unknown
      readonly nowAtMs: number
      readonly isClockFixed: boolean
      /** One Int32: 1 = cancelled. */
      readonly cancel: SharedArrayBuffer
    }
  | { readonly type: 'was-stored'; readonly id: number; readonly requestId: string }
  | { readonly type: 'close' }

/** Whether the thread could open the workspace; `ok` again after workspace.create. */
export type WorkspaceState = { readonly ok: true } | { readonly ok: false; readonly error: AppError }

/** Thread -> main. */
export type FromThread =
  | { readonly type: 'state'; readonly state: WorkspaceState }
  | { readonly type: 'progress'; readonly id: number; readonly value: unknown }
  | { readonly type: 'settle'; readonly id: number; readonly outcome: Outcome<unknown>; readonly durationMs: number; readonly namesPerSecond: number | null }
  | { readonly type: 'incident'; readonly id: number; readonly name: string; readonly stack: string; readonly durationMs: number }
  | { readonly type: 'stored'; readonly id: number; readonly isStored: boolean }
  | { readonly type: 'changed'; readonly generation: number; readonly kinds: readonly ChangeKind[] }
  | { readonly type: 'stirred'; readonly folders: readonly number[] }
  | { readonly type: 'closed' }
