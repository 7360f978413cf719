import { errors } from 'playwright-core'
import { fail, type Outcome, succeed } from '#contract/errors.ts'
import type { CancelToken } from '#contract/rpc/cancel-token.ts'
import { PAPER_PDF, PAPER_READY, PAPER_TIMEOUT_MS, paperRoute } from '../paper/paper-page.ts'
import type { ChromiumWindow } from './launch.ts'

/** Draws a stored print on a page of its own and returns the PDF. The page is closed whatever happens. */
export async function renderPdf(window: Pick<ChromiumWindow, 'openPage'>, print: string, cancel?: CancelToken): Promise<Outcome<Uint8Array>> {
  const isCancelled = (): boolean => cancel?.isCancelled === true
  if (isCancelled()) return fail({ kind: 'cancelled' })
  const page = await window.openPage(paperRoute(print))
  cancel?.onCancel(() => void page.close().catch(() => undefined))
  try {
    await page.waitForSelector(PAPER_READY, { state: 'attached', timeout: PAPER_TIMEOUT_MS })
    return succeed(new Uint8Array(await page.pdf(PAPER_PDF)))
  } catch (thrown) {
    if (isCancelled()) return fail({ kind: 'cancelled' })
    if (!(thrown instanceof errors.TimeoutError) && !page.isClosed()) throw thrown
    return fail({ kind: 'print-not-on-paper', print, code: '', reason: 'the page was not drawn in time.' })
  } finally {
    await page.close().catch(() => undefined)
  }
}
