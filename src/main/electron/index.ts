import { fileURLToPath } from 'node:url'
import { app, type BrowserWindow, ipcMain, protocol, session } from 'electron'
import { sentenceFor } from '#contract/errors.ts'
import { FOLDER_TIMES, type Host } from '../core.ts'
import { createFileRefs } from '../file-refs.ts'
import { openWorkspace } from '../open-workspace.ts'
import { progressLine } from '../progress-line.ts'
import { listRendererFiles } from '../renderer-files.ts'
import { startCore } from '../start-core.ts'
import { readStartOptions, type StartOptions } from '../start-options.ts'
import { createWorkspaceLog } from '../workspace-log.ts'
import { choosePdfPath } from './files.ts'
import { closeBeforeQuit, failToStart, focus, keepProfileInside, windowSizeFile } from './lifecycle.ts'
import { installMenu } from './menu.ts'
import { renderPdf } from './print.ts'
import { answerRequest, APP_ORIGIN, registerScheme, SCHEME } from './protocol.ts'
import { lockContents, lockSession } from './security-policy.ts'
import { installTransport } from './transport.ts'
import { createPages } from './window.ts'

// Composition only. Nothing is awaited at the top: Electron is ready only after this module has ended.
const origin = (app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL']) ?? APP_ORIGIN
const reading = readStartOptions(process.argv.slice(app.isPackaged ? 1 : 2), false)
let window: BrowserWindow | undefined

app.enableSandbox()
registerScheme(protocol)
if (reading.ok) begin(reading.options)
else {
  process.stderr.write(`${reading.sentence}\n`)
  app.exit(2)
}

function begin(options: StartOptions): void {
  keepProfileInside(options.workspaceDir)
  if (!app.requestSingleInstanceLock()) {
    app.quit()
  } else {
    app.on('second-instance', () => focus(window))
    void app
      .whenReady()
      .then(() => start(options))
      .catch(failToStart)
  }
}

async function start(options: StartOptions): Promise<void> {
  const log = createWorkspaceLog(options.workspaceDir)
  if (origin === APP_ORIGIN) {
    const files = listRendererFiles(fileURLToPath(new URL('../renderer', import.meta.url)))
    protocol.handle(SCHEME, (request) => answerRequest(request, files))
  }
  lockSession(session.defaultSession, origin, (url) => log(`refused a request to ${url.slice(0, 200)}`))
  lockContents(app, origin)
  installMenu(app.isPackaged)

  const refs = createFileRefs()
  const host: Host = {
    resolveFile: refs.pathOf,
    mintFile: refs.mint,
    renderPdf: (print, cancel) => renderPdf(pages, print, cancel),
    choosePdfPath: (suggestedName) => choosePdfPath(window, suggestedName),
  }
  const core = startCore(options, import.meta.url, host, FOLDER_TIMES)
  const transport = installTransport(ipcMain, origin, refs, (one) => core.serve(one, 'window'))
  const pages = createPages(import.meta.url, origin, transport, windowSizeFile(options.workspaceDir))
  const opened = await openWorkspace(core, options.isDemo, progressLine('demo workspace'))
  if (opened.ok) {
    closeBeforeQuit(core)
    window = pages.openMain()
  } else {
    await core.close()
    failToStart(sentenceFor(opened.error))
  }
}
