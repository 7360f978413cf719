import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Outcome, succeed } from '#contract/errors.ts'
import type { RowsProgress } from '#contract/schemas/common.ts'
import type { Core } from '../core.ts'
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
  let window: ChromiumWindow | undefined
  const core = startCore(options, entry, {
    resolveFile: refs.pathOf,
    async renderPdf(print, cancel) {
      if (window === undefined) throw new Error(`print ${print} was asked for before the window was open`)
      return await renderPdf(window, print, cancel)
    },
  })
  try {
    const opened = await openWorkspace(core, options.isDemo, onProgress)
    if (!opened.ok) {
      await core.close()
      return opened
    }
    const launched = await launchWindow({
      executablePath,
      rendererDir: fileURLToPath(new URL('../renderer', entry)),
      profileDir: join(options.workspaceDir, 'window', 'chromium'),
      isHeadless: options.isHeadless,
      refs,
      serve: (transport) => core.serve(transport, 'window'),
    })
    window = launched
    return succeed({
      window: launched,
      core,
      async close() {
        await launched.close()
        await core.close()
      },
    })
  } catch (thrown) {
    await core.close()
    throw thrown
  }
}
