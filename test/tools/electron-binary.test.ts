import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { downloadElectron } from '../../tools/electron-binary.ts'

let folder = ''
let said = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'electron-'))
  said = ''
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += String(text)
    return true
  })
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

/** A download from a server of our own; returns what is remembered of it. */
async function downloadFrom(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  vi.stubEnv('ELECTRON_MIRROR', `http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  const memory = join(folder, 'memory.json')
  expect(await downloadElectron({ silenceMs: 2_000, memory, cacheRoot: join(folder, 'cache') })).toBe(false)
  server.closeAllConnections()
  server.close()
  const { outcome } = JSON.parse(readFileSync(memory, 'utf8')) as { outcome: string }
  expect(said).toContain(`Electron was not fetched: ${outcome}.`)
  return outcome
}

describe('downloadElectron', () => {
  it('gives up on a server that does not answer, and remembers it', async () => {
    expect(await downloadFrom(() => undefined)).toBe('no byte for 2 seconds')
  })

  it('says how far it is while bytes come, and gives up when they stop', async () => {
    const outcome = await downloadFrom((_request, response) => {
      response.writeHead(200, { 'content-length': '2000000' })
      response.write(Buffer.alloc(1_000_000))
    })
    expect(outcome).toBe('no byte for 2 seconds')
    expect(said).toMatch(/ \d\.\d of 2\.0 MB, [1-5]?\d %/)
  })

  it('takes nothing that has not the sum of the package', async () => {
    const outcome = await downloadFrom((_request, response) => response.end('this is no Electron'))
    expect(outcome).toMatch(/checksum/i)
  })

  it('names what the server said', async () => {
    expect(await downloadFrom((_request, response) => response.writeHead(404).end())).toContain('404')
  })
})
