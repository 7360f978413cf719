import type { IpcMain, IpcMainEvent, IpcMainInvokeEvent, WebContents } from 'electron'
import type { Transport } from '#contract/rpc/frame.ts'
import { createDocumentWire, type DocumentWire } from '../document-wire.ts'
import type { FileRefs } from '../file-refs.ts'
import { isOurUrl } from './security-policy.ts'

/** The one channel, each way. */
export const FRAME = 'frame'
/** The path that the preload read from a File the user chose; answered with a reference. */
export const FILE_REF = 'file-ref'

type Sender = Pick<IpcMainEvent | IpcMainInvokeEvent, 'sender' | 'senderFrame'>

export interface ElectronTransport {
  /** From now on frames of this page's documents are served, each document by a `serve()` of its own. */
  wire(contents: WebContents): void
}

/** Frames count only from the main frame of a page we wired, at our origin. Anything else is dropped unread. */
export function installTransport(ipc: IpcMain, origin: string, refs: FileRefs, serve: (transport: Transport) => { close(): void }): ElectronTransport {
  const wires = new Map<WebContents, DocumentWire>()
  const wireOf = ({ sender, senderFrame }: Sender): DocumentWire | undefined =>
    senderFrame !== null && senderFrame === sender.mainFrame && senderFrame.parent === null && isOurUrl(senderFrame.url, origin) ? wires.get(sender) : undefined

  ipc.on(FRAME, (event, document: unknown, text: unknown) => {
    if (typeof document !== 'string' || document.length > 60 || typeof text !== 'string') return
    wireOf(event)?.receive(document, text)
  })
  ipc.handle(FILE_REF, (event, path: unknown) => {
    if (wireOf(event) === undefined) throw new Error('refused: this frame is not the page of the program')
    return typeof path === 'string' ? refs.mint(path) : null
  })

  return {
    wire(contents) {
      const wire = createDocumentWire((document, text) => {
        if (!contents.isDestroyed()) contents.send(FRAME, document, text)
      }, serve)
      wires.set(contents, wire)
      const end = (): void => {
        wire.close()
        wires.delete(contents)
      }
      contents.once('destroyed', end)
      contents.on('render-process-gone', () => wire.close())
    },
  }
}
