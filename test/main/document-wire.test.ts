import { describe, expect, it } from 'vitest'
import type { Transport } from '#contract/rpc/frame.ts'
import { createDocumentWire } from '../../src/main/document-wire.ts'

interface Opened {
  readonly transport: Transport
  readonly frames: unknown[]
  isClosed: boolean
}

function record() {
  const opened: Opened[] = []
  const posted: { document: string; text: string }[] = []
  const wire = createDocumentWire(
    (document, text) => posted.push({ document, text }),
    (transport) => {
      const one: Opened = { transport, frames: [], isClosed: false }
      opened.push(one)
      const stop = transport.onFrame((frame) => one.frames.push(frame))
      return {
        close() {
          stop()
          one.isClosed = true
        },
      }
    },
  )
  return { wire, opened, posted }
}
const cancelFrame = { type: 'cancel', id: 1 } as const

describe('createDocumentWire', () => {
  it('serves a document from its announcement on', () => {
    const { wire, opened } = record()
    wire.receive('first', '')
    wire.receive('first', '{"type":"call","id":1}')
    expect(opened).toHaveLength(1)
    expect(opened[0]?.frames).toEqual([{ type: 'call', id: 1 }])
  })

  it('ends the document before when a new one announces itself, and drops what that one still sends or is sent', () => {
    const { wire, opened, posted } = record()
    wire.receive('first', '')
    wire.receive('second', '')
    expect(opened.map((one) => one.isClosed)).toEqual([true, false])
    wire.receive('first', '{"late":true}')
    opened[0]?.transport.send(cancelFrame)
    opened[1]?.transport.send(cancelFrame)
    expect(opened).toHaveLength(2)
    expect(opened[1]?.frames).toEqual([])
    expect(posted).toEqual([{ document: 'second', text: JSON.stringify(cancelFrame) }])
  })

  it('passes on what is not JSON as an unknown frame, for serve() to refuse', () => {
    const { wire, opened } = record()
    wire.receive('first', '{"type":')
    expect(opened[0]?.frames).toEqual([undefined])
  })

  it('does not read a text longer than any call can be', () => {
    const { wire, opened } = record()
    wire.receive('first', '')
    wire.receive('first', `"${'x'.repeat(16 * 1024 * 1024)}"`)
    expect(opened[0]?.frames).toEqual([])
  })

  it('closes what is served when the page is gone', () => {
    const { wire, opened } = record()
    wire.receive('first', '')
    wire.close()
    expect(opened[0]?.isClosed).toBe(true)
  })
})
