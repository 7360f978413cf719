import { _electron } from 'playwright'
import { findElectron } from '../../tools/electron-binary.ts'
import { ROOT } from './built.ts'
import type { WindowFace } from './chromium-window.ts'
import { callFromPage } from './page-call.ts'

/** The program in a real Electron. Its binary comes by `npm run electron:install`; where there is none, this face is not among the projects. */
export async function openElectron(workspaceDir: string): Promise<WindowFace> {
  const executablePath = findElectron()
  if (executablePath === null) throw new Error('No Electron here: npm run electron:install fetches it.')
  const app = await _electron.launch({ executablePath, args: [ROOT, '--workspace', workspaceDir], cwd: ROOT })
  const page = await app.firstWindow()
  await page.locator('[data-screen]').first().waitFor()
  return {
    caller: 'window',
    page,
    call: (channel, input) => callFromPage(page, channel, input),
    refused: () => [],
    setFiles: (selector, path) => page.setInputFiles(selector, path),
    close: () => app.close(),
  }
}
