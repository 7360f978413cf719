import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { answerRequest } from '../../../src/main/electron/protocol.ts'
import { listRendererFiles, SECURITY_HEADERS } from '../../../src/main/renderer-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'protocol-'))
writeFileSync(join(folder, 'index.html'), '<!doctype html>')
writeFileSync(join(folder, 'app.js'), 'export {}')
writeFileSync(join(folder, '..', 'protocol-secret.txt'), 'secret')
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
  rmSync(join(folder, '..', 'protocol-secret.txt'), { force: true })
})
const files = listRendererFiles(folder)
const ask = (url: string, method = 'GET') => answerRequest({ url, method }, files)

const ELSEWHERE = [
  '/../protocol-secret.txt',
  '/..%2fprotocol-secret.txt',
  '/..%2Fprotocol-secret.txt',
  '/%2e%2e/protocol-secret.txt',
  '/%2e%2e%2fprotocol-secret.txt',
  '/.%2e/protocol-secret.txt',
  '/%252e%252e%252fprotocol-secret.txt',
  '/..%5cprotocol-secret.txt',
  '/..\\protocol-secret.txt',
  '/%5c..%5cprotocol-secret.txt',
  '//protocol-secret.txt',
  '///etc/passwd',
  '//etc/passwd',
  '/etc/passwd',
  '/%2fetc%2fpasswd',
  '/app.js%00',
  '/app.js%00.html',
  '/%00',
  '/app.js/',
  '/app.js/.',
  '/app.js/../../protocol-secret.txt',
  '/APP.JS',
  '/app.js%20',
  '/app.js.',
  '/%61pp.js',
  '/%c0%ae%c0%ae/protocol-secret.txt',
  '/%e0%80%ae%e0%80%ae/protocol-secret.txt',
  '/index.html%3f',
  '/C:/Windows/win.ini',
  '/file:///etc/passwd',
  '/app.js;x',
]

describe('answerRequest', () => {
  it('gives a built file with the headers of every page', async () => {
    const response = await ask('app://workstation/app.js')
    expect(response.status).toBe(200)
    expect(await response.text()).toBe('export {}')
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) expect(response.headers.get(name)).toBe(value)
  })

  it('passes over what stands behind ? and #', async () => {
    expect((await ask('app://workstation/?x=1#/paper/1')).status).toBe(200)
  })

  it.each(ELSEWHERE)('has nothing at %s', async (path) => {
    const response = await ask(`app://workstation${path}`)
    expect(response.status).toBe(404)
    expect(await response.text()).toBe('')
  })

  it.each(['app://elsewhere/app.js', 'app://workstation.evil/app.js', 'https://workstation/app.js', 'file:///app.js', 'no url'])(
    'knows no other host or scheme: %s',
    async (url) => {
      expect((await ask(url)).status).toBe(404)
    },
  )

  it.each(['POST', 'PUT', 'HEAD', 'DELETE', 'OPTIONS'])('answers %s with 405', async (method) => {
    expect((await ask('app://workstation/app.js', method)).status).toBe(405)
  })
})
