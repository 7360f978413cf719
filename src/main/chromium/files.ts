import type { BrowserContext, CDPSession, Page } from 'playwright-core'
import type { FileRefs } from '../file-refs.ts'
import { isOurs } from './origin.ts'

/**
 * The page offers a File it holds under a token it made up; only the browser knows the File's path. A File made by a script has none and gets no reference.
 * Nothing is streamed and the page never names a path.
 */
export async function installFiles(context: BrowserContext, refs: FileRefs): Promise<void> {
  const sessions = new WeakMap<Page, Promise<CDPSession>>()
  const sessionOf = (page: Page): Promise<CDPSession> => {
    const session = sessions.get(page) ?? context.newCDPSession(page)
    sessions.set(page, session)
    return session
  }
  await context.exposeBinding('deskOffer', async (source, token: unknown) => {
    if (!isOurs(source) || typeof token !== 'string' || !/^[0-9a-f-]{36}$/.test(token)) return null
    const session = await sessionOf(source.page)
    const { result } = await session.send('Runtime.evaluate', { expression: `deskFile(${JSON.stringify(token)})` })
    if (result.objectId === undefined) return null
    try {
      const { path } = await session.send('DOM.getFileInfo', { objectId: result.objectId })
      return refs.mint(path)
    } catch {
      return null
    } finally {
      await session.send('Runtime.releaseObject', { objectId: result.objectId })
    }
  })
}
