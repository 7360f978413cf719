import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import { openElectronStandin, type StandinFace } from '../../faces/electron-standin.ts'

interface Facts {
  sandboxEnabledForAll: boolean
  windows: { webPreferences: Record<string, unknown>; risky: unknown[] }[]
  preload: { requires: string[]; ok: boolean }[]
  exposed: { key: string; shape: Record<string, string>; rawIpcRenderer: boolean }[]
  csp: { header: string; nosniff: string }[]
  ipc: { handlers: string[]; listeners: string[] }
  network: { renderer: unknown[]; main: unknown[] }
  mainErrors: string[]
  notImplemented: string[]
}
interface Probe {
  permissions: Record<string, { request: boolean; check: boolean }>
  windowOpen: Record<string, Record<string, { action: string }>>
  willNavigate: Record<string, Record<string, string>>
  ipcFromForeignFrame: Record<string, string>
}

const folder = mkdtempSync(join(tmpdir(), 'e2e-standin-'))
let face: StandinFace
test.beforeAll(async () => {
  face = await openElectronStandin(join(folder, 'workspace'))
})
test.afterAll(async () => {
  await face.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})
const factsOf = async () => (await face.facts()) as unknown as Facts
const probeOf = async () => (await face.probe()) as unknown as Probe

test('every window is sandboxed, isolated and without Node', async () => {
  const facts = await factsOf()
  expect(facts.sandboxEnabledForAll).toBe(true)
  for (const { webPreferences, risky } of facts.windows) {
    expect(risky).toEqual([])
    expect(webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      allowRunningInsecureContent: false,
    })
  }
})

test('the preload needs electron alone and exposes three functions', async () => {
  const facts = await factsOf()
  expect(facts.preload.map(({ requires, ok }) => ({ requires, ok }))).toEqual(facts.preload.map(() => ({ requires: ['electron'], ok: true })))
  for (const { key, shape, rawIpcRenderer } of facts.exposed)
    expect({ key, shape, rawIpcRenderer }).toEqual({
      key: 'desk',
      shape: { send: 'function', onFrame: 'function', fileRef: 'function' },
      rawIpcRenderer: false,
    })
  expect(facts.ipc).toMatchObject({ listeners: ['frame'], handlers: ['file-ref'] })
})

test('every document has the policy as a header', async () => {
  for (const { header, nosniff } of (await factsOf()).csp) {
    expect(header).toContain("default-src 'none'")
    expect(header).toContain("trusted-types 'none'")
    expect(nosniff).toBe('nosniff')
  }
})

test('permissions, windows, navigations and frames of others are refused', async () => {
  const probe = await probeOf()
  for (const answers of Object.values(probe.permissions)) expect(answers).toEqual({ request: false, check: false })
  for (const window of Object.values(probe.windowOpen)) for (const { action } of Object.values(window)) expect(action).toBe('deny')
  for (const window of Object.values(probe.willNavigate)) for (const outcome of Object.values(window)) expect(outcome).toBe('prevented')
  for (const outcome of Object.values(probe.ipcFromForeignFrame)) expect(outcome).not.toBe('ANSWERED')
})

test('nothing was asked of the network, and nothing went wrong in the main process', async () => {
  const facts = await factsOf()
  expect(facts.network).toEqual({ renderer: [], main: [] })
  expect(facts.mainErrors).toEqual([])
  expect(facts.notImplemented).toEqual([])
})
