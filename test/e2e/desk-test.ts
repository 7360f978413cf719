import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base } from 'playwright/test'
import { openChromiumWindow, type WindowFace } from '../faces/chromium-window.ts'
import { openElectron } from '../faces/electron.ts'
import { openElectronStandin } from '../faces/electron-standin.ts'
import { DEMO_VARIABLE } from './build-first.ts'
import { watchPage, type Watched } from './watch-page.ts'

/** A window on a workspace of its own, with everything that must stay empty while it is used. */
export interface Desk extends WindowFace {
  readonly face: WindowFace
  readonly workspaceDir: string
  readonly watched: Watched
}

interface Desks {
  /** On a copy of the demo workspace. */
  desk: Desk
  /** On a folder without a workspace. */
  emptyDesk: Desk
}

/** By the names of the projects in playwright.config.ts. */
const OPEN: Readonly<Record<string, (workspaceDir: string) => Promise<WindowFace>>> = {
  'chromium-window': openChromiumWindow,
  'electron-standin': openElectronStandin,
  electron: openElectron,
}

/** A desk of the project's face on a new folder that `fill` may fill first. */
export async function openDeskOn(project: string, fill: (workspaceDir: string) => void = () => undefined): Promise<Desk> {
  const folder = mkdtempSync(join(tmpdir(), 'e2e-desk-'))
  const workspaceDir = join(folder, 'workspace')
  fill(workspaceDir)
  const desk = await openDeskAt(project, workspaceDir)
  return {
    ...desk,
    async close() {
      await desk.close()
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** A desk on a folder that the test keeps, so that it can be closed and opened again. */
export async function openDeskAt(project: string, workspaceDir: string): Promise<Desk> {
  const face = await OPEN[project]?.(workspaceDir)
  if (face === undefined) throw new Error(`there is no face “${project}”: got ${Object.keys(OPEN).join(', ')}`)
  const watched = await watchPage(face.page)
  return { ...face, face, workspaceDir, watched, close: () => face.close() }
}

/** One desk of each kind per worker; the face is the project's. */
export const test = base.extend<object, Desks>({
  desk: [
    // oxlint-disable-next-line no-empty-pattern -- the runner demands the pattern and this fixture needs no other
    async ({}, use, info) => {
      const desk = await openDeskOn(info.project.name, (workspaceDir) => cpSync(process.env[DEMO_VARIABLE] ?? '', workspaceDir, { recursive: true }))
      await use(desk)
      await desk.close()
    },
    { scope: 'worker' },
  ],
  emptyDesk: [
    // oxlint-disable-next-line no-empty-pattern -- the runner demands the pattern and this fixture needs no other
    async ({}, use, info) => {
      const desk = await openDeskOn(info.project.name)
      await use(desk)
      await desk.close()
    },
    { scope: 'worker' },
  ],
})
export { expect } from 'playwright/test'
