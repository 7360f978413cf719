import { z } from 'zod'

/** What can go wrong in a way that a user or a file can cause. Closed: a new kind needs a sentence below before it compiles. */
export const AppError = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unknown-channel'), channel: z.string() }),
  z.object({ kind: z.literal('bad-frame'), reason: z.string() }),
  z.object({ kind: z.literal('bad-input'), issues: z.array(z.object({ path: z.string(), message: z.string() })) }),
  z.object({ kind: z.literal('path-refused') }),
  z.object({ kind: z.literal('cancelled') }),
  z.object({ kind: z.literal('internal'), incident: z.string() }),
  z.object({ kind: z.literal('too-large'), bytes: z.number(), limitBytes: z.number() }),
  z.object({ kind: z.literal('host-too-old'), what: z.string(), found: z.string(), needed: z.string() }),
  z.object({ kind: z.literal('no-workspace'), path: z.string() }),
  z.object({ kind: z.literal('workspace-in-use'), path: z.string() }),
  z.object({ kind: z.literal('workspace-newer'), path: z.string(), found: z.number(), supported: z.number() }),
  z.object({ kind: z.literal('workspace-corrupt'), path: z.string(), detail: z.string() }),
  z.object({ kind: z.literal('workspace-not-empty'), path: z.string() }),
  z.object({ kind: z.literal('storage'), problem: z.enum(['full', 'read-only', 'gone', 'io']), file: z.string(), stored: z.enum(['stored', 'not-stored']) }),
  z.object({ kind: z.literal('thread-lost'), thread: z.enum(['ledger', 'analysis']), stored: z.enum(['stored', 'not-stored', 'nothing-to-store']) }),
  z.object({ kind: z.literal('superseded'), what: z.string() }),
  z.object({ kind: z.literal('not-found'), what: z.string(), id: z.string() }),
  z.object({ kind: z.literal('preview-gone'), preview: z.string() }),
  z.object({ kind: z.literal('confirm-needed'), what: z.string(), conflicts: z.array(z.string()) }),
  z.object({ kind: z.literal('refused'), field: z.string(), reason: z.string() }),
  z.object({
    kind: z.literal('file-refused'),
    file: z.string(),
    problem: z.enum([
      'missing',
      'unreadable',
      'not-a-file',
      'link-loop',
      'empty',
      'not-a-table',
      'error-text',
      'unknown-layout',
      'wrong-kind',
      'changed',
      'removed',
      'too-large',
      'line-too-long',
      'field-too-long',
      'too-many-columns',
      'unknown-ref',
    ]),
    reason: z.string(),
    line: z.number().optional(),
  }),
  z.object({ kind: z.literal('browser-missing'), command: z.string() }),
  z.object({ kind: z.literal('print-not-on-paper'), print: z.string(), code: z.string(), reason: z.string() }),
])
export type AppError = z.infer<typeof AppError>

/** The answer of every call: a value, or one of the errors above. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: AppError }
export const succeed = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value })
export const fail = (error: AppError): { readonly ok: false; readonly error: AppError } => ({ ok: false, error })

const STORAGE_WORDS = {
  full: 'The disk is full. Free some space and try again',
  'read-only': 'The workspace cannot be written to. Check its permissions or copy it to a folder of your own',
  gone: 'The disk that holds the workspace is gone. Connect it again and restart',
  io: 'The disk reported an error. Check it before you go on',
} as const

/** What happened, that nothing was lost, what to do: the one place where an error becomes words. */
export function sentenceFor(error: AppError): string {
  switch (error.kind) {
    case 'unknown-channel':
      return `There is no channel “${error.channel}” in this version.`
    case 'bad-frame':
      return `A message was refused: ${error.reason}. Nothing was changed.`
    case 'bad-input':
      return `The request was not understood: ${error.issues.map((i) => (i.path === '' ? i.message : `${i.path}: ${i.message}`)).join('; ')}. Nothing was changed.`
    case 'path-refused':
      return 'A window may not name a path. Choose the file with the file picker or drop it on the window.'
    case 'cancelled':
      return 'Cancelled. Nothing was changed.'
    case 'internal':
      return `Something failed inside the program (incident ${error.incident}). Your data is as it was before. The incident is in the log.`
    case 'too-large':
      return `The answer would be ${error.bytes} bytes, over the limit of ${error.limitBytes}. Ask for fewer rows with limit and cursor.`
    case 'host-too-old':
      return `${error.what} ${error.found} is too old: ${error.needed} or newer is needed. Run it through npm, which brings the right one.`
    case 'no-workspace':
      return `There is no workspace in ${error.path} yet. Create one or open the demo workspace.`
    case 'workspace-in-use':
      return `The workspace ${error.path} is open in another window or command. Close that one first.`
    case 'workspace-newer':
      return `The workspace ${error.path} was written by a newer version (schema ${error.found}; this version knows ${error.supported}). It was not touched. Update the program.`
    case 'workspace-corrupt':
      return `The database in ${error.path} is damaged (${error.detail}). It was not changed. Copy the folder away, then restore a backup or start a new workspace and import your files again.`
    case 'workspace-not-empty':
      return `The workspace ${error.path} holds other data, so the demo was not put into it. Choose another folder.`
    case 'storage':
      return `${STORAGE_WORDS[error.problem]} (${error.file}). ${error.stored === 'stored' ? 'What you saved is stored.' : 'Nothing of this step was stored and nothing else was lost.'}`
    case 'thread-lost':
      return `A worker stopped and was started again. ${
        error.stored === 'stored'
          ? 'Your change is stored.'
          : error.stored === 'not-stored'
            ? 'Your change was not stored: do it again.'
            : 'Nothing was lost: ask again.'
      }`
    case 'superseded':
      return `The data changed three times while ${error.what} was judged. Nothing was stored. Try again when the import is done.`
    case 'not-found':
      return `There is no ${error.what} “${error.id}”.`
    case 'preview-gone':
      return 'This preview is no longer held. Nothing was imported. Choose the files again.'
    case 'confirm-needed':
      return `${error.what} needs your word first: ${error.conflicts.join('; ')}. Nothing was changed.`
    case 'refused':
      return `${error.field}: ${error.reason}`
    case 'file-refused':
      return `${error.file}${error.line === undefined ? '' : `, line ${error.line}`}: ${error.reason} Nothing of this file was stored.`
    case 'browser-missing':
      return `No Chrome, Chromium or Edge was found. Install one: ${error.command}`
    case 'print-not-on-paper':
      return `The print ${error.code} is recorded, but the page could not be written: ${error.reason} Print it again from the archive.`
  }
}
