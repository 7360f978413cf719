import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fail } from '#contract/errors.ts'
import { findBrowser, installCommand } from '../chromium/find-browser.ts'
import type { ChromiumWindow } from '../chromium/launch.ts'
import type { Core, Host } from '../core.ts'
import { createFileRefs } from '../file-refs.ts'

export interface CliHost extends Host {
  close(): Promise<void>
}

/**
 * The command line draws paper in a headless Chromium of its own that is connected to the same core. It starts with the first print and stays for the rest of a batch.
 * The driver is loaded only then: most calls print nothing.
 */
export function createCliHost(entry: string, core: () => Core): CliHost {
  let started: Promise<{ window: ChromiumWindow; profileDir: string }> | undefined
  const start = async (executablePath: string): Promise<{ window: ChromiumWindow; profileDir: string }> => {
    const { launchWindow } = await import('../chromium/launch.ts')
    const profileDir = await mkdtemp(join(tmpdir(), 'rotation-desk-paper-'))
    const window = await launchWindow({
      executablePath,
      rendererDir: fileURLToPath(new URL('../renderer', entry)),
      profileDir,
      isHeadless: true,
      refs: createFileRefs(),
      serve: (transport) => core().serve(transport, 'window'),
    })
    return { window, profileDir }
  }
  return {
    resolveFile: () => undefined,
    async renderPdf(print, cancel) {
      const browser = findBrowser()
      if (browser === null) return fail({ kind: 'browser-missing', command: installCommand() })
      started ??= start(browser)
      const { renderPdf } = await import('../chromium/print.ts')
      return await renderPdf((await started).window, print, cancel)
    },
    async close() {
      if (started === undefined) return
      const { window, profileDir } = await started
      await window.close()
      await rm(profileDir, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}
