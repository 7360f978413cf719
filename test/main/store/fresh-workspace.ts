import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import type { Outcome } from '#contract/errors.ts'
import type { WriteDb } from '../../../src/main/store/handles.ts'
import { createWorkspace } from '../../../src/main/store/open.ts'

export const NOW_AT_MS = Date.UTC(2026, 10, 20, 22, 0, 0)

const undo: (() => void)[] = []
afterEach(() => {
  for (const step of undo.splice(0).reverse()) step()
})

/** An empty folder that is removed after the test. */
export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'desk-store-'))
  undo.push(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A new workspace on disk, open for writing; closed and removed after the test. */
export function freshWorkspace(): { readonly dir: string; readonly db: WriteDb } {
  const dir = freshFolder()
  return { dir, db: closedAfterTest(createWorkspace(dir, NOW_AT_MS)) }
}

/** The value of an outcome that has to be one; a connection is closed after the test. */
export function closedAfterTest<Handle extends { close(): unknown }>(outcome: Outcome<Handle>): Handle {
  const handle = valueOf(outcome)
  undo.push(() => handle.close())
  return handle
}

export function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`got ${JSON.stringify(outcome.error)}, wanted a value`)
  return outcome.value
}

/** Name and SHA-256 of every file of a folder, in name order: equal before and after = not a byte changed. */
export function digestFolder(folder: string): readonly string[] {
  return readdirSync(folder)
    .sort()
    .map(
      (name) =>
        `${name} ${createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex')}`,
    )
}
