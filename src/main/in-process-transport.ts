import type { Transport } from '#contract/rpc/frame.ts'

/** Two ends of a wire inside one process. Frames cross as JSON text like on every other wire, so nothing works here that would not work there. */
export function createInProcessTransport(): { readonly face: Transport; readonly core: Transport } {
  const face = new Set<(frame: unknown) => void>()
  const core = new Set<(frame: unknown) => void>()
  const end = (here: Set<(frame: unknown) => void>, there: Set<(frame: unknown) => void>): Transport => ({
    send(frame) {
      const text = JSON.stringify(frame)
      queueMicrotask(() => {
        for (const listener of there) listener(JSON.parse(text))
      })
    },
    onFrame(listener) {
      here.add(listener)
      return () => here.delete(listener)
    },
  })
  return { face: end(face, core), core: end(core, face) }
}
