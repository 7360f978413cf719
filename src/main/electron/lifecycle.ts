import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { app, type BrowserWindow, dialog } from 'electron'
import type { Core } from '../core.ts'

/** The browser's own files lie inside the workspace, readable by nobody else. With them goes the single-instance lock: one process per workspace. */
export function keepProfileInside(workspaceDir: string): void {
  const folder = join(workspaceDir, 'window', 'electron')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  app.setPath('userData', folder)
}

/** Where the size of the window waits for the next start, beside the browser's own files. */
export function windowSizeFile(workspaceDir: string): string {
  return join(workspaceDir, 'window', 'size.json')
}

export function focus(window: BrowserWindow | undefined): void {
  if (window?.isMinimized() === true) window.restore()
  window?.focus()
}

/** What runs is finished or rolled back, and the store closed, before the process may end. */
export function closeBeforeQuit(core: Core): void {
  let isClosed = false
  app.on('window-all-closed', () => app.quit())
  app.on('will-quit', (event) => {
    if (isClosed) return
    event.preventDefault()
    void core.close().finally(() => {
      isClosed = true
      app.quit()
    })
  })
}

/** Says why in words, in the terminal and in a box, and ends with exit code 1. */
export function failToStart(reason: unknown): void {
  const sentence = reason instanceof Error ? reason.message : String(reason)
  process.stderr.write(`${sentence}\n`)
  dialog.showErrorBox('Rotation Desk could not start', sentence)
  app.exit(1)
}
