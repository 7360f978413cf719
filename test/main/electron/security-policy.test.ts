import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import { isOurUrl, lockContents, lockSession, WEB_PREFERENCES } from '../../../src/main/electron/security-policy.ts'

const ORIGIN = 'app://workstation'

describe('WEB_PREFERENCES', () => {
  it('isolates, sandboxes and gives a page nothing of Node', () => {
    expect(WEB_PREFERENCES).toEqual({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    })
  })
})

describe('isOurUrl', () => {
  it.each(['app://workstation/', 'app://workstation/index.html#/x'])('is true of %s', (url) => expect(isOurUrl(url, ORIGIN)).toBe(true))
  it.each([
    'app://workstation.evil/',
    'app://evil/?app://workstation/',
    'https://workstation/',
    'application://workstation/',
    'file:///app://workstation/',
    'about:blank',
    'javascript:alert(1)',
    '',
  ])('is false of “%s”', (url) => expect(isOurUrl(url, ORIGIN)).toBe(false))
})

type Handler = (...given: unknown[]) => unknown

function lockedSession() {
  const handlers = new Map<string, Handler>()
  const refused: string[] = []
  const set = (name: string) => (handler: Handler) => void handlers.set(name, handler)
  const session = {
    setPermissionRequestHandler: set('request'),
    setPermissionCheckHandler: set('check'),
    setDevicePermissionHandler: set('device'),
    setDisplayMediaRequestHandler: set('display'),
    on: (_name: string, handler: Handler) => void handlers.set('download', handler),
    webRequest: { onBeforeRequest: set('before') },
  }
  lockSession(session as never, ORIGIN, (url) => refused.push(url))
  const call = (name: string, ...given: unknown[]): unknown => {
    let answered: unknown
    const returned = handlers.get(name)?.(...given, (answer: unknown) => (answered = answer))
    return returned ?? answered
  }
  return { call, refused }
}

describe('lockSession', () => {
  const contents = { getURL: () => 'app://workstation/' }
  const DENIED = [
    'geolocation',
    'notifications',
    'media',
    'midi',
    'midiSysex',
    'hid',
    'serial',
    'usb',
    'fileSystem',
    'clipboard-read',
    'openExternal',
    'fullscreen',
    'pointerLock',
    'storage-access',
  ]

  it.each(DENIED)('denies %s, asked or checked', (permission) => {
    const { call } = lockedSession()
    expect(call('request', contents, permission)).toBe(false)
    expect(call('check', contents, permission, 'app://workstation/')).toBe(false)
  })

  it('lets our page copy, and nobody else', () => {
    const { call } = lockedSession()
    expect(call('check', contents, 'clipboard-sanitized-write', 'app://workstation/')).toBe(true)
    expect(call('check', contents, 'clipboard-sanitized-write', 'https://evil.example/')).toBe(false)
    expect(call('request', { getURL: () => 'https://evil.example/' }, 'clipboard-sanitized-write')).toBe(false)
  })

  it('denies devices, screens and downloads', () => {
    const { call } = lockedSession()
    let isPrevented = false
    expect(call('device', {})).toBe(false)
    expect(call('display', {})).toEqual({})
    call('download', { preventDefault: () => (isPrevented = true) })
    expect(isPrevented).toBe(true)
  })

  it('cancels and reports every request that is not ours', () => {
    const { call, refused } = lockedSession()
    expect(call('before', { url: 'app://workstation/app.js' })).toEqual({ cancel: false })
    for (const url of ['https://example.com/', 'http://127.0.0.1:9/', 'ws://example.com/', 'file:///etc/passwd', 'app://evil/'])
      expect(call('before', { url })).toEqual({ cancel: true })
    expect(refused).toHaveLength(5)
  })

  it('lets a page of the dev server talk to the dev server alone', () => {
    const session = {
      setPermissionRequestHandler() {},
      setPermissionCheckHandler() {},
      setDevicePermissionHandler() {},
      setDisplayMediaRequestHandler() {},
      on() {},
    }
    let before: Handler = () => undefined
    lockSession({ ...session, webRequest: { onBeforeRequest: (handler: Handler) => (before = handler) } } as never, 'http://localhost:5173', () => undefined)
    const isCancelled = (url: string): unknown => {
      let answered: unknown
      before({ url }, (answer: unknown) => (answered = answer))
      return (answered as { cancel: boolean }).cancel
    }
    expect(isCancelled('ws://localhost:5173/?token')).toBe(false)
    expect(isCancelled('ws://localhost:5174/')).toBe(true)
  })
})

describe('lockContents', () => {
  function guarded() {
    const app = new EventEmitter()
    lockContents(app as never, ORIGIN)
    let openHandler: Handler = () => undefined
    const contents = Object.assign(new EventEmitter(), { setWindowOpenHandler: (handler: Handler) => (openHandler = handler) })
    app.emit('web-contents-created', {}, contents)
    const isPrevented = (event: string, url: string): boolean => {
      let prevented = false
      contents.emit(event, { url, preventDefault: () => (prevented = true) })
      return prevented
    }
    return { isPrevented, open: () => openHandler({ url: 'app://workstation/' }) }
  }

  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('keeps a page at its origin on %s', (event) => {
    const { isPrevented } = guarded()
    expect(isPrevented(event, 'app://workstation/#/x')).toBe(false)
    for (const url of ['https://example.com/', 'file:///etc/passwd', 'app://evil/', 'javascript:1', 'data:text/html,x'])
      expect(isPrevented(event, url)).toBe(true)
  })

  it('attaches no web view and opens no window, not even for our own page', () => {
    const { isPrevented, open } = guarded()
    expect(isPrevented('will-attach-webview', 'app://workstation/')).toBe(true)
    expect(open()).toEqual({ action: 'deny' })
  })
})
