import type { Page } from 'playwright-core'
import { openDesk } from '../../src/main/chromium/open-desk.ts'
import { sentenceFor } from '#contract/errors.ts'
import { browserOrThrow, builtEntry } from './built.ts'
import type { Face } from './face.ts'
import { callFromPage } from './page-call.ts'

export interface WindowFace extends Face {
  readonly page: Page
  /** What the page asked for beyond its own files. */
  refused(): readonly string[]
  /** Chooses a file as a person would: the File has a place on this disk. */
  setFiles(selector: string, path: string): Promise<void>
}

/** The window of `npm start` by its own launch function, headless. */
export async function openChromiumWindow(workspaceDir: string): Promise<WindowFace> {
  const desk = await openDesk({ workspaceDir, isDemo: false, isHeadless: true, nowAtMs: null, debugKill: undefined }, builtEntry('chromium'), browserOrThrow())
  if (!desk.ok) throw new Error(sentenceFor(desk.error))
  const { page, refusals } = desk.value.window
  return {
    caller: 'window',
    page,
    call: (channel, input) => callFromPage(page, channel, input),
    refused: () => refusals.urls,
    setFiles: (selector, path) => page.setInputFiles(selector, path),
    close: () => desk.value.close(),
  }
}
