import { app, type BrowserWindow, dialog } from 'electron'
import { join } from 'node:path'

/** Asks where a PDF goes, starting in the user's documents; undefined = cancelled. */
export async function choosePdfPath(parent: BrowserWindow | undefined, suggestedName: string): Promise<string | undefined> {
  const options = { title: 'Save the print', defaultPath: join(app.getPath('documents'), suggestedName), filters: [{ name: 'PDF', extensions: ['pdf'] }] }
  const answer = await (parent === undefined ? dialog.showSaveDialog(options) : dialog.showSaveDialog(parent, options))
  return answer.canceled || answer.filePath === '' ? undefined : answer.filePath
}
