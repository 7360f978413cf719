import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { ROOT } from './built.ts'
import type { WindowFace } from './chromium-window.ts'
import { callFromPage } from './page-call.ts'

export interface StandinFacts {
  readonly network: { readonly renderer: readonly { url?: string }[]; readonly main: readonly unknown[] }
  readonly mainErrors: readonly string[]
  readonly notImplemented: readonly string[]
  readonly [fact: string]: unknown
}
interface Standin {
  firstWindow(): Promise<Page>
  setFiles(page: Page, selector: string, path: string): Promise<void>
  answerDialog(method: string, result: unknown): Promise<void>
  facts(): Promise<StandinFacts>
  probe(): Promise<Record<string, unknown>>
  close(): Promise<number>
}
export interface StandinFace extends WindowFace {
  facts(): Promise<StandinFacts>
  probe(): Promise<Record<string, unknown>>
  answerDialog(method: string, result: unknown): Promise<void>
}

const folder = process.env['ELECTRON_STANDIN'] ?? join(ROOT, '../shared/tools/electron-standin')
export const hasStandin = existsSync(join(folder, 'run.mjs'))

/** Whether a face can answer dialogs and tell what Electron was asked for. */
export const isStandin = (face: WindowFace): face is StandinFace => 'answerDialog' in face

/** The unmodified Electron build (out/main, out/preload) over a stand-in for Electron; ELECTRON_STANDIN names its folder. */
export async function openElectronStandin(workspaceDir: string): Promise<StandinFace> {
  const { launch } = (await import(pathToFileURL(join(folder, 'run.mjs')).href)) as { launch(project: string, options: object): Promise<Standin> }
  const home = mkdtempSync(join(tmpdir(), 'standin-home-'))
  const app = await launch(ROOT, { home, args: ['--workspace', workspaceDir] })
  const page = await app.firstWindow()
  await page.locator('[data-screen]').first().waitFor()
  return {
    caller: 'window',
    page,
    call: (channel, input) => callFromPage(page, channel, input),
    refused: () => [],
    setFiles: (selector, path) => app.setFiles(page, selector, path),
    facts: () => app.facts(),
    probe: () => app.probe(),
    answerDialog: (method, result) => app.answerDialog(method, result),
    async close() {
      await app.close()
      rmSync(home, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
