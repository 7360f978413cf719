import type { Transport } from '#contract/rpc/frame.ts'

/** What one page sends: `document` is made up by the preload or init script for each document, so a reload is told apart from the page before it. */
export interface DocumentWire {
  receive(document: string, text: string): void
  close(): void
}

/** Larger texts are dropped unread: no call of the contract comes near it. */
const TEXT_LIMIT = 16 * 1024 * 1024

/**
 * One `serve()` per document of one page. A document announces itself with an empty text; that ends the one before it and aborts its work,
 * so an answer meant for the old page can never settle a call of the new one. Frames cross as one JSON text each way.
 */
export function createDocumentWire(post: (document: string, text: string) => void, serve: (transport: Transport) => { close(): void }): DocumentWire {
  let current: { readonly document: string; readonly listeners: Set<(frame: unknown) => void>; close(): void } | undefined
  let previous: string | undefined

  const begin = (document: string): void => {
    current?.close()
    previous = current?.document
    const listeners = new Set<(frame: unknown) => void>()
    let isCurrent = true
    const served = serve({
      send(frame) {
        if (isCurrent) post(document, JSON.stringify(frame))
      },
      onFrame(listener) {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    })
    current = {
      document,
      listeners,
      close() {
        isCurrent = false
        served.close()
      },
    }
  }

  return {
    receive(document, text) {
      if (document === previous || text.length > TEXT_LIMIT) return
      if (document !== current?.document) begin(document)
      if (text === '') return
      const frame = parse(text)
      for (const listener of current?.listeners ?? []) listener(frame)
    },
    close() {
      current?.close()
      current = undefined
    },
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
