import type { Transport } from '#contract/rpc/frame.ts'
import type { Host } from './host.ts'

/** The contract's transport over the host page. A frame that is no JSON is dropped here; every other check is the contract's own. */
export function createHostTransport(host: Pick<Host, 'send' | 'onFrame'>): Transport {
  return {
    send: (frame) => host.send(JSON.stringify(frame)),
    onFrame: (listener) =>
      host.onFrame((text) => {
        const frame = parseFrame(text)
        if (frame !== undefined) listener(frame)
      }),
  }
}

function parseFrame(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
