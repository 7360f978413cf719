import { fail, type Outcome, succeed } from '#contract/errors.ts'
import type { CancelToken } from '#contract/rpc/cancel-token.ts'
import { PAPER_PDF, PAPER_READY, PAPER_TIMEOUT_MS, paperRoute } from '../paper/paper-page.ts'
import type { Pages } from './window.ts'

/** Settles with true when the page says it is drawn, with false after the time limit. Runs in the page. */
const WAIT = `new Promise((settle) => {
  const isReady = () => document.querySelector(${JSON.stringify(PAPER_READY)}) !== null
  if (isReady()) return settle(true)
  const observer = new MutationObserver(() => { if (isReady()) { observer.disconnect(); settle(true) } })
  observer.observe(document, { subtree: true, childList: true, attributes: true })
  setTimeout(() => { observer.disconnect(); settle(false) }, ${PAPER_TIMEOUT_MS})
})`

/** Draws a stored print in a hidden window and returns the PDF. The window is gone afterwards whatever happens. */
export async function renderPdf(pages: Pages, print: string, cancel?: CancelToken): Promise<Outcome<Uint8Array>> {
  const isCancelled = (): boolean => cancel?.isCancelled === true
  if (isCancelled()) return fail({ kind: 'cancelled' })
  const window = await pages.openHidden(paperRoute(print))
  const close = (): void => {
    if (!window.isDestroyed()) window.destroy()
  }
  cancel?.onCancel(close)
  try {
    const isDrawn: unknown = await window.webContents.executeJavaScript(WAIT)
    if (isDrawn !== true) return fail({ kind: 'print-not-on-paper', print, code: '', reason: 'the page was not drawn in time.' })
    return succeed(new Uint8Array(await window.webContents.printToPDF(PAPER_PDF)))
  } catch (thrown) {
    if (isCancelled()) return fail({ kind: 'cancelled' })
    throw thrown
  } finally {
    close()
  }
}
