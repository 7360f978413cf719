import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fail, type Outcome, succeed } from '#contract/errors.ts'
import type { CancelToken } from '#contract/rpc/cancel-token.ts'
import { createFileRefs } from '../file-refs.ts'
import { PAPER_PDF, PAPER_READY, PAPER_TIMEOUT_MS, paperRoute } from '../paper/paper-page.ts'
import { type LaunchOptions, launchWindow } from './launch.ts'

/**
 * Draws a stored print on the paper route and returns the PDF. A headless browser of its own does it, connected to the same core and gone afterwards:
 * a second page of a visible window would jump to the front with tabs and an address bar.
 */
export async function renderPdf(
  options: Pick<LaunchOptions, 'executablePath' | 'rendererDir' | 'serve'>,
  print: string,
  cancel?: CancelToken,
): Promise<Outcome<Uint8Array>> {
  const isCancelled = (): boolean => cancel?.isCancelled === true
  if (isCancelled()) return fail({ kind: 'cancelled' })
  const notOnPaper = (reason: string): Outcome<never> => fail({ kind: 'print-not-on-paper', print, code: '', reason })
  const profileDir = await mkdtemp(join(tmpdir(), 'rotation-desk-paper-'))
  try {
    const launch = { ...options, profileDir, isHeadless: true, route: paperRoute(print), refs: createFileRefs() }
    const window = await launchWindow(launch).catch(() => undefined)
    if (window === undefined) return notOnPaper('the browser that draws it could not be started.')
    cancel?.onCancel(() => void window.close())
    try {
      const drawn = window.page.waitForSelector(PAPER_READY, { state: 'attached', timeout: PAPER_TIMEOUT_MS })
      const isDrawn = await drawn.then(
        () => true,
        () => false,
      )
      if (isCancelled()) return fail({ kind: 'cancelled' })
      return isDrawn ? succeed(new Uint8Array(await window.page.pdf(PAPER_PDF))) : notOnPaper('the page was not drawn in time.')
    } finally {
      await window.close()
    }
  } finally {
    await rm(profileDir, { recursive: true, force: true, maxRetries: 3 })
  }
}
