import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { endedNormally, lastWindowSize } from '../../src/main/chromium/profile.ts'
import { FIRST_WINDOW_SIZE, keepWindowSize, readWindowSize } from '../../src/main/window-size.ts'

const folder = mkdtempSync(join(tmpdir(), 'window-size-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the size of the window', () => {
  const path = join(folder, 'size.json')

  it('is the first size until one was kept', () => {
    expect(readWindowSize(join(folder, 'nothing.json'))).toEqual(FIRST_WINDOW_SIZE)
  })

  it('is what was kept', () => {
    keepWindowSize(path, { widthPx: 1210, heightPx: 777 })
    expect(readWindowSize(path)).toEqual({ widthPx: 1210, heightPx: 777 })
  })

  it.each(['', '{"widthPx":1210', '[]', 'null', '{"widthPx":12,"heightPx":9}', '{"widthPx":1e9,"heightPx":900}', '{"widthPx":1210}'])(
    'is the first size when the file holds %s',
    (text) => {
      writeFileSync(path, text)
      expect(readWindowSize(path)).toEqual(FIRST_WINDOW_SIZE)
    },
  )

  it('is lost without an error where the folder cannot be written', () => {
    const nowhere = join(folder, 'no-such-folder', 'size.json')
    keepWindowSize(nowhere, { widthPx: 1210, heightPx: 777 })
    expect(readWindowSize(nowhere)).toEqual(FIRST_WINDOW_SIZE)
  })
})

describe('the size that Chromium kept in the profile', () => {
  const profile = (name: string, preferences: unknown): string => {
    const dir = join(folder, name)
    mkdirSync(join(dir, 'Default'), { recursive: true })
    writeFileSync(join(dir, 'Default', 'Preferences'), JSON.stringify(preferences))
    return dir
  }
  const place = (edges: object): object => ({ browser: { app_window_placement: { desk: { 'test_/': edges } } } })

  it('is right minus left and bottom minus top, under the host of the app', () => {
    expect(lastWindowSize(profile('kept', place({ left: 10, top: 10, right: 1220, bottom: 787 })), 'https://desk.test')).toEqual({
      widthPx: 1210,
      heightPx: 777,
    })
  })

  it.each([
    ['another app', { browser: { app_window_placement: { other: {} } } }],
    ['an edge missing', place({ left: 10, top: 10, right: 1220 })],
    ['a size below the least', place({ left: 10, top: 10, right: 20, bottom: 20 })],
    ['no placement', {}],
  ])('is the first size with %s', (name, preferences) => {
    expect(lastWindowSize(profile(name, preferences), 'https://desk.test')).toEqual(FIRST_WINDOW_SIZE)
  })

  it('is the first size in a new profile', () => {
    expect(lastWindowSize(join(folder, 'new'), 'https://desk.test')).toEqual(FIRST_WINDOW_SIZE)
  })
})

describe('how the browser ended', () => {
  const ended = (name: string, text: string): string => {
    const dir = join(folder, name)
    mkdirSync(join(dir, 'Default'), { recursive: true })
    writeFileSync(join(dir, 'Default', 'Preferences'), text)
    return dir
  }

  it('is by itself when the profile says so', async () => {
    expect(await endedNormally(ended('normal', '{"profile":{"exit_type":"Normal"}}'), 0)).toBe(true)
  })

  it.each(['{"profile":{"exit_type":"Crashed"}}', '{}', ''])('is not by itself when the profile says %s', async (text) => {
    expect(await endedNormally(ended('other', text), 0)).toBe(false)
  })

  it('is waited for a moment', async () => {
    const dir = ended('late', '{"profile":{"exit_type":"Crashed"}}')
    const reading = endedNormally(dir)
    ended('late', '{"profile":{"exit_type":"Normal"}}')
    expect(await reading).toBe(true)
  })
})
