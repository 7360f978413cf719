import { fileURLToPath } from 'node:url'
import { fail } from '#contract/errors.ts'
import { findBrowser, installCommand } from '../chromium/find-browser.ts'
import type { Core, Host } from '../core.ts'

/**
 * The command line mints no references (it names paths) and draws paper in a headless browser connected to the same core.
 * The browser's driver is loaded only then: most calls print nothing.
 */
export function createCliHost(entry: string, core: () => Core): Host {
  return {
    resolveFile: () => undefined,
    async renderPdf(print, cancel) {
      const executablePath = findBrowser()
      if (executablePath === null) return fail({ kind: 'browser-missing', command: installCommand() })
      const { renderPdf } = await import('../chromium/print.ts')
      const rendererDir = fileURLToPath(new URL('../renderer', entry))
      return await renderPdf({ executablePath, rendererDir, serve: (transport) => core().serve(transport, 'window') }, print, cancel)
    },
  }
}
