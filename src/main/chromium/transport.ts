import type { BrowserContext, Page } from 'playwright-core'
import type { Transport } from '#contract/rpc/frame.ts'
import { createDocumentWire, type DocumentWire } from '../document-wire.ts'
import { installBridge } from './bridge-script.ts'
import { isOurs, ORIGIN } from './origin.ts'

type Receiver = { deskReceive?: (document: string, text: string) => void }

/**
 * Wires every page that is announced to `serve`, over the debugging pipe. Frames cross as one JSON text:
 * structured arguments are 6 to 12 times slower.
 */
export async function installTransport(context: BrowserContext, serve: (transport: Transport) => { close(): void }): Promise<(page: Page) => void> {
  const wires = new Map<Page, DocumentWire>()
  await context.exposeBinding('deskSend', (source, document: unknown, text: unknown) => {
    if (!isOurs(source) || typeof document !== 'string' || document.length > 60 || typeof text !== 'string') return
    wires.get(source.page)?.receive(document, text)
  })
  await context.addInitScript(installBridge, ORIGIN)
  return (page) => {
    const wire = createDocumentWire((document, text) => {
      // A page that is just being left or closed cannot be told anything; its document is over anyway.
      page.evaluate(([d, t]) => (globalThis as unknown as Receiver).deskReceive?.(d, t), [document, text] as const).catch(() => undefined)
    }, serve)
    wires.set(page, wire)
    const end = (): void => {
      wire.close()
      wires.delete(page)
    }
    page.once('close', end)
    page.once('crash', end)
  }
}
