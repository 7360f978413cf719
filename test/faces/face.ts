import type { Outcome } from '#contract/errors.ts'

/** One way into the core, as a test uses it. `call` is untyped on purpose: what a face refuses is tested through it too. */
export interface Face {
  /** A window names no path; the command line does. */
  readonly caller: 'window' | 'command-line'
  call(channel: string, input: unknown): Promise<Outcome<unknown>>
  close(): Promise<void>
}

/** How a face is opened on a workspace folder. */
export type OpenFace = (workspaceDir: string) => Promise<Face>
