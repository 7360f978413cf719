import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { channel } from '#contract/rpc/channel.ts'
import { serve } from '#contract/rpc/serve.ts'
import { findBrowser, installCommand } from '../../../src/main/chromium/find-browser.ts'
import { type ChromiumWindow, launchWindow } from '../../../src/main/chromium/launch.ts'
import { renderPdf } from '../../../src/main/chromium/print.ts'
import { createFileRefs } from '../../../src/main/file-refs.ts'
import type { Transport } from '#contract/rpc/frame.ts'

type Page = {
  call(channel: string, input: unknown): Promise<unknown>
  violations: string[]
  desk: { fileRef(file: File): Promise<string | null> }
}
const rendererDir = join(import.meta.dirname, '../../fixtures/renderer')
const channels = {
  'number.double': channel({ input: z.strictObject({ n: z.number() }), output: z.object({ n: z.number() }) }),
  'number.wait': channel({ input: z.strictObject({}), output: z.object({}) }),
}

const executablePath = findBrowser() ?? ''
if (executablePath === '') throw new Error(`These tests need a browser: ${installCommand()}`)
const folder = mkdtempSync(join(tmpdir(), 'launch-'))
const refs = createFileRefs()
let served = 0
let cancelled = 0
let window: ChromiumWindow
const serveOne = (transport: Transport) => {
  served += 1
  return serve(transport, {
    channels,
    caller: 'window',
    reportIncident: String,
    handlers: {
      'number.double': async ({ n }) => ({ ok: true, value: { n: 2 * n } }),
      'number.wait': (_input, { cancel }) =>
        new Promise((resolve) =>
          cancel.onCancel(() => {
            cancelled += 1
            resolve({ ok: false, error: { kind: 'cancelled' } })
          }),
        ),
    },
  })
}
const call = (name: string, input: unknown) => window.page.evaluate(([c, i]) => (globalThis as unknown as Page).call(String(c), i), [name, input] as const)

beforeAll(async () => {
  window = await launchWindow({ executablePath, rendererDir, profileDir: join(folder, 'profile'), isHeadless: true, route: '', refs, serve: serveOne })
}, 60_000)
afterAll(async () => {
  await window.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

describe('launchWindow', () => {
  it('carries calls and typed errors between the page and serve()', async () => {
    expect(await call('number.double', { n: 21 })).toEqual({ ok: true, value: { n: 42 } })
    expect(await call('number.halve', {})).toEqual({ ok: false, error: { kind: 'unknown-channel', channel: 'number.halve' } })
    expect(await call('number.double', { n: '21' })).toMatchObject({ ok: false, error: { kind: 'bad-input' } })
  })

  it('serves each document by itself: a reload cancels the work of the page before it', async () => {
    const before = served
    await window.page.evaluate(() => void (globalThis as unknown as Page).call('number.wait', {}))
    await window.page.reload()
    expect(await call('number.double', { n: 1 })).toEqual({ ok: true, value: { n: 2 } })
    expect(served).toBe(before + 1)
    expect(cancelled).toBe(1)
  })

  it('keeps the same document through a navigation within the page', async () => {
    const before = served
    await window.page.evaluate(() => void (location.hash = '#/elsewhere'))
    expect(await call('number.double', { n: 2 })).toEqual({ ok: true, value: { n: 4 } })
    expect(served).toBe(before)
  })

  it('mints a reference for a chosen file and none for one the page made', async () => {
    const path = join(folder, 'fills.csv')
    writeFileSync(path, 'symbol\nIWM\n')
    await window.page.setInputFiles('#file', path)
    const ref = await window.page.evaluate(() => {
      const file = (document.querySelector('#file') as HTMLInputElement).files?.[0]
      return file === undefined ? null : (globalThis as unknown as Page).desk.fileRef(file)
    })
    expect(refs.pathOf(String(ref))).toBe(path)
    expect(await window.page.evaluate(() => (globalThis as unknown as Page).desk.fileRef(new File(['x'], '/etc/passwd')))).toBeNull()
  })

  it('answers nothing but the built files, and stays where it is', async () => {
    await window.page.evaluate(() => void (location.href = 'https://example.com/'))
    await expect.poll(() => window.refusals.urls).toContain('https://example.com/')
    expect(window.page.url()).toMatch(/^https:\/\/rotation-desk\.invalid\//)
    await window.page.evaluate(() => fetch('/../../etc/passwd').catch(() => undefined))
    await window.page.evaluate(() => fetch('/index.html', { method: 'POST' }).catch(() => undefined))
    expect(window.refusals.urls.slice(-2)).toEqual(['https://rotation-desk.invalid/etc/passwd', 'https://rotation-desk.invalid/index.html'])
  })

  it('closes every other window at once', async () => {
    await window.page.evaluate(() => {
      open('https://example.org/')
      open('/')
    })
    await expect.poll(() => window.context.pages().length).toBe(1)
    expect(await call('number.double', { n: 3 })).toEqual({ ok: true, value: { n: 6 } })
  })

  it('drops messages of a frame inside the page', async () => {
    const before = served
    await window.page.evaluate(() => {
      const frame = document.createElement('iframe')
      frame.src = '/index.html'
      document.body.append(frame)
    })
    expect(await call('number.double', { n: 4 })).toEqual({ ok: true, value: { n: 8 } })
    expect(served).toBe(before)
  })

  it('survives messages of any shape', async () => {
    await window.page.evaluate(() => {
      const host = globalThis as unknown as { deskSend(...given: unknown[]): void; deskOffer(token: unknown): void }
      for (const given of [[], [1, 2], [null, null], ['x'.repeat(100), ''], [{}, []]]) host.deskSend(...given)
      for (const token of [undefined, 7, '../../etc/passwd', '"); alert(1); ("', crypto.randomUUID()]) host.deskOffer(token)
    })
    expect(await call('number.double', { n: 5 })).toEqual({ ok: true, value: { n: 10 } })
  })

  it('keeps its profile to itself', () => {
    expect(statSync(join(folder, 'profile')).mode & 0o777).toBe(0o700)
  })
})

describe('renderPdf', () => {
  const options = { executablePath, rendererDir, serve: serveOne }

  it('draws the paper route of the print in a browser of its own', async () => {
    const pdf = await renderPdf(options, 'print 7/a')
    expect(pdf.ok && Buffer.from(pdf.value.subarray(0, 5)).toString()).toBe('%PDF-')
  })

  it('says so when its browser cannot be started', async () => {
    const outcome = await renderPdf({ ...options, executablePath: process.execPath }, '7')
    expect(outcome).toMatchObject({ ok: false, error: { kind: 'print-not-on-paper', print: '7' } })
  })

  it('draws nothing once it is cancelled', async () => {
    expect(await renderPdf(options, '7', { isCancelled: true, onCancel: (listener) => listener() })).toEqual({ ok: false, error: { kind: 'cancelled' } })
  })
})
