import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import type { Transport } from '#contract/rpc/frame.ts'
import { installTransport } from '../../../src/main/electron/transport.ts'
import { createFileRefs } from '../../../src/main/file-refs.ts'

type Handler = (event: unknown, ...given: unknown[]) => unknown

function install() {
  const handlers = new Map<string, Handler>()
  const add = (name: string, handler: Handler) => void handlers.set(name, handler)
  const frames: unknown[] = []
  const closed: string[] = []
  const transports: Transport[] = []
  const refs = createFileRefs()
  const { wire } = installTransport({ on: add, handle: add } as never, 'app://workstation', refs, (transport) => {
    transports.push(transport)
    transport.onFrame((frame) => frames.push(frame))
    return { close: () => closed.push('closed') }
  })
  const mainFrame = { parent: null, url: 'app://workstation/' }
  const sent: unknown[][] = []
  const contents = Object.assign(new EventEmitter(), { mainFrame, isDestroyed: () => false, send: (...given: unknown[]) => sent.push(given) })
  wire(contents as never)
  const emit = (senderFrame: unknown, document: unknown, text: unknown) => handlers.get('frame')?.({ sender: contents, senderFrame }, document, text)
  const fileRef = (senderFrame: unknown, path: unknown) => handlers.get('file-ref')?.({ sender: contents, senderFrame }, path)
  return { emit, fileRef, frames, closed, transports, refs, sent, contents, mainFrame }
}

describe('installTransport', () => {
  it('hands the frames of the main frame at our origin to serve()', () => {
    const { emit, frames, mainFrame } = install()
    emit(mainFrame, 'first', '')
    emit(mainFrame, 'first', '{"type":"cancel","id":1}')
    expect(frames).toEqual([{ type: 'cancel', id: 1 }])
  })

  it('drops a frame of a child frame, of another origin, of no frame, and of a page that was not wired', () => {
    const { emit, frames, mainFrame, contents } = install()
    emit({ parent: mainFrame, url: 'app://workstation/' }, 'first', '{}')
    emit(null, 'first', '{}')
    mainFrame.url = 'https://evil.example/'
    emit(mainFrame, 'first', '{}')
    mainFrame.url = 'about:blank'
    emit(mainFrame, 'first', '{}')
    mainFrame.url = 'app://workstation/'
    contents.emit('destroyed')
    emit(mainFrame, 'first', '{}')
    expect(frames).toEqual([])
  })

  it.each([
    [1, '{}'],
    ['first', { type: 'call' }],
    ['x'.repeat(61), '{}'],
    [undefined, undefined],
  ])('drops a message of another shape', (document, text) => {
    const { emit, frames, mainFrame } = install()
    emit(mainFrame, document, text)
    expect(frames).toEqual([])
  })

  it('ends what is served when the page reloads, crashes or closes', () => {
    const { emit, closed, mainFrame, contents } = install()
    emit(mainFrame, 'first', '')
    emit(mainFrame, 'second', '')
    expect(closed).toHaveLength(1)
    contents.emit('render-process-gone')
    expect(closed).toHaveLength(2)
    emit(mainFrame, 'third', '')
    contents.emit('destroyed')
    expect(closed).toHaveLength(3)
  })

  it('answers to the document that asked', () => {
    const { emit, transports, sent, mainFrame } = install()
    emit(mainFrame, 'first', '')
    transports[0]?.send({ type: 'event', name: 'x', value: 1 })
    expect(sent).toEqual([['frame', 'first', '{"type":"event","name":"x","value":1}']])
  })

  it('mints a reference for a path the preload read, and none for a page-made file or a foreign frame', () => {
    const { fileRef, refs, mainFrame } = install()
    expect(refs.pathOf(String(fileRef(mainFrame, '/tmp/a.csv')))).toBe('/tmp/a.csv')
    expect(fileRef(mainFrame, '')).toBeNull()
    expect(fileRef(mainFrame, 7)).toBeNull()
    expect(() => fileRef({ parent: null, url: 'https://evil.example/' }, '/etc/passwd')).toThrow('refused')
  })
})
