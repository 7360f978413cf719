import type { BrowserContext, Page, Route } from 'playwright-core'
import { type RendererFile, SECURITY_HEADERS } from '../renderer-files.ts'

/** Made up and never resolvable (RFC 2606); a secure context all the same. */
export const ORIGIN = 'https://rotation-desk.invalid'

const REMEMBERED = 1_000

/** What was asked for and refused: the e2e suite expects it to stay empty in normal use. */
export interface Refusals {
  readonly count: number
  /** The first thousand. */
  readonly urls: readonly string[]
}

/**
 * Every request of every page is answered from the map or refused; nothing reaches the network.
 * A navigation to anywhere else is answered 204, which leaves the window where it is: an aborted one would put an error page in its place.
 */
export async function answerRequests(context: BrowserContext, files: ReadonlyMap<string, RendererFile>): Promise<Refusals> {
  const urls: string[] = []
  let count = 0
  const answer = async (route: Route): Promise<void> => {
    const request = route.request()
    const url = URL.canParse(request.url()) ? new URL(request.url()) : undefined
    const file = url?.origin === ORIGIN && request.method() === 'GET' ? files.get(url.pathname) : undefined
    if (file !== undefined) return await route.fulfill({ status: 200, path: file.path, headers: { ...SECURITY_HEADERS, 'content-type': file.type } })
    count += 1
    if (urls.length < REMEMBERED) urls.push(request.url())
    if (request.isNavigationRequest()) return await route.fulfill({ status: 204 })
    return await route.abort('blockedbyclient')
  }
  // A page that closes while it asks can no longer be answered; that must not end the host.
  await context.route('**/*', (route) => answer(route).catch(() => undefined))
  return {
    get count() {
      return count
    },
    urls,
  }
}

/** A message counts only from the main frame of the page at our origin. */
export function isOurs(source: { page: Page; frame: { url(): string } }): boolean {
  return source.frame === source.page.mainFrame() && source.frame.url().startsWith(`${ORIGIN}/`)
}
