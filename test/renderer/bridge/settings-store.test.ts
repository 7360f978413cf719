import { describe, expect, test } from 'vitest'
import type { Input } from '#contract/channels.ts'
import { fail, succeed } from '#contract/errors.ts'
import { Settings } from '#contract/schemas/settings.ts'
import { createReadings } from '../../../src/renderer/bridge/readings.ts'
import { createSettingsStore } from '../../../src/renderer/bridge/settings-store.ts'
import { atOnce, createMemoryCore, settle } from './memory-core.ts'

async function createStore(refuses = false) {
  let held = Settings.parse({ view: { places: '{"last":"data"}' } })
  const sent: Input<'settings.set'>[] = []
  const core = createMemoryCore({
    'settings.get': () => Promise.resolve(succeed({ settings: held })),
    'settings.set': (input) => {
      sent.push(input)
      if (refuses) return Promise.resolve(fail({ kind: 'refused', field: 'theme', reason: 'No.' }))
      held = Settings.parse({ ...held, ...input, view: { ...held.view, ...input.view } })
      return Promise.resolve(succeed({ settings: held }))
    },
  })
  const waiting: (() => void)[] = []
  const store = createSettingsStore(core.client, createReadings(core.client, atOnce), (work) => {
    waiting.push(work)
    return () => void waiting.splice(waiting.indexOf(work), 1)
  })
  await settle()
  return { store, sent, waiting }
}

describe('the settings', () => {
  test('are the defaults until the core has answered', async () => {
    const { store } = await createStore()
    expect(store.isLoaded()).toBe(true)
    expect(store.get().theme).toBe('system')
    expect(store.viewOf('places')).toBe('{"last":"data"}')
  })
  test('show a change at once and send only what changed', async () => {
    const { store, sent } = await createStore()
    const done = store.change({ theme: 'dark' })
    expect(store.get().theme).toBe('dark')
    expect((await done).ok).toBe(true)
    expect(sent).toEqual([{ theme: 'dark' }])
  })
  test('take a refused change back', async () => {
    const { store } = await createStore(true)
    expect((await store.change({ theme: 'dark' })).ok).toBe(false)
    expect(store.get().theme).toBe('system')
  })
  test('send what screens remember in one write, the latest text of each', async () => {
    const { store, sent, waiting } = await createStore()
    store.remember('a', '1')
    store.remember('b', '1')
    store.remember('a', '2')
    expect(store.viewOf('a')).toBe('2')
    expect(waiting).toHaveLength(1)
    waiting[0]?.()
    await settle()
    expect(sent).toEqual([{ view: { a: '2', b: '1' } }])
  })
  test('stay the same object while only views change, so that nothing else is drawn anew', async () => {
    const { store } = await createStore()
    const before = store.get()
    store.remember('a', '1')
    expect(store.get()).toBe(before)
    await store.change({ zoomPercent: 120 })
    expect(store.get()).not.toBe(before)
  })
  test('send nothing for a view that is as it was, and what waits when the window goes', async () => {
    const { store, sent, waiting } = await createStore()
    store.remember('places', '{"last":"data"}')
    expect(waiting).toHaveLength(0)
    store.remember('places', '{"last":"today"}')
    store.flush()
    await settle()
    expect(sent).toEqual([{ view: { places: '{"last":"today"}' } }])
    expect(waiting).toHaveLength(0)
  })
})
