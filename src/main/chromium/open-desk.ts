import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fail, type Outcome, succeed } from '#contract/errors.ts'
import type { Transport } from '#contract/rpc/frame.ts'
import type { RowsProgress } from '#contract/schemas/common.ts'
import { type Core, FOLDER_TIMES, type Host } from '../core.ts'
import { createFileRefs } from '../file-refs.ts'
import { openWorkspace } from '../open-workspace.ts'
import { startCore } from '../start-core.ts'
import type { StartOptions } from '../start-options.ts'
import { type ChromiumWindow, launchWindow } from './launch.ts'
import { renderPdf } from './print.ts'

export interface OpenDesk {
  readonly window: ChromiumWindow
  readonly core: Core
  /** Closes the window, then finishes or rolls back what runs, then closes the store. */
  close(): Promise<void>
}

/**
 * Core and window together: what `npm start` opens and what the end-to-end tests drive.
 * `entry` is the URL of the built shell; the renderer and the threads lie at fixed places beside it.
 */
export async function openDesk(
  options: StartOptions,
  entry: string,
  executablePath: string,
  onProgress: (value: RowsProgress) => void = () => undefined,
): Promise<Outcome<OpenDesk>> {
  const refs = createFileRefs()
  const rendererDir = fileURLToPath(new URL('../renderer', entry))
  const host: Host = {
    resolveFile: refs.pathOf,
    mintFile: refs.mint,
    renderPdf: (print, cancel) => renderPdf({ executablePath, rendererDir, serve }, print, cancel),
  }
  const core: Core = startCore(options, entry, host, FOLDER_TIMES)
  const serve = (transport: Transport): { close(): void } => core.serve(transport, 'window')
  try {
    const opened = await openWorkspace(core, options.isDemo, onProgress)
    if (!opened.ok) {
      await core.close()
      return opened
    }
    const profileDir = join(options.workspaceDir, 'window', 'chromium')
    const window = await launchWindow({ executablePath, rendererDir, profileDir, isHeadless: options.isHeadless, route: '', refs, serve })
    return succeed({
      window,
      core,
      async close() {
        await window.close()
        await core.close()
      },
    })
  } catch (thrown) {
    await core.close()
    if (isProfileTaken(thrown)) return fail({ kind: 'workspace-in-use', path: options.workspaceDir })
    throw thrown
  }
}

/** A folder in which no workspace was made yet has no lock of its own; there the browser's profile tells that a window is open on it. */
function isProfileTaken(thrown: unknown): boolean {
  return thrown instanceof Error && /ProcessSingleton|SingletonLock|already in use/.test(thrown.message)
}
