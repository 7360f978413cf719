import { describe, expect, test } from 'vitest'
import type { Output } from '#contract/channels.ts'
import { fail, type Outcome, succeed } from '#contract/errors.ts'
import { isTouchedBy } from '../../../src/renderer/bridge/depends-on.ts'
import { createHostTransport } from '../../../src/renderer/bridge/host-transport.ts'
import { createReadings } from '../../../src/renderer/bridge/readings.ts'
import { atOnce, createMemoryCore, settle } from './memory-core.ts'

type Stops = Output<'stops.evaluate'>
const stopsOf = (generation: number): Stops => ({ asOf: null, generation, positions: [] })

/** A core whose answers are given by hand. */
function createHeldCore() {
  const asked: { answer: (outcome: Outcome<Stops>) => void; isCancelled: () => boolean }[] = []
  const core = createMemoryCore({
    'stops.evaluate': (_input, call) => new Promise((answer) => void asked.push({ answer, isCancelled: () => call.cancel.isCancelled })),
  })
  return { ...core, asked }
}

describe('a reading', () => {
  test('is asked when somebody listens, and once for all who do', async () => {
    const { client, asked } = createHeldCore()
    const readings = createReadings(client, atOnce)
    const live = readings.of('stops.evaluate', {})
    expect(asked).toHaveLength(0)
    let told = 0
    live.subscribe(() => void told++)
    readings.of('stops.evaluate', {}).subscribe(() => undefined)
    expect(asked).toHaveLength(1)
    expect(live.get().state).toBe('loading')
    asked[0]?.answer(succeed(stopsOf(1)))
    await settle()
    expect(live.get()).toMatchObject({ state: 'value', value: { generation: 1 }, isAsking: false })
    expect(told).toBeGreaterThan(0)
  })

  test('is asked again on a change of its data and keeps its value until then', async () => {
    const { client, asked, push } = createHeldCore()
    const live = createReadings(client, atOnce).of('stops.evaluate', {})
    live.subscribe(() => undefined)
    asked[0]?.answer(succeed(stopsOf(1)))
    await settle()
    push('data-changed', { generation: 2, kinds: ['series'] })
    await settle()
    expect(asked).toHaveLength(2)
    expect(live.get()).toMatchObject({ state: 'value', value: { generation: 1 }, isAsking: true })
    asked[1]?.answer(succeed(stopsOf(2)))
    await settle()
    expect(live.get()).toMatchObject({ value: { generation: 2 }, isAsking: false })
  })

  test('cancels the question that a change made old, and drops its answer', async () => {
    const { client, asked, push } = createHeldCore()
    const live = createReadings(client, atOnce).of('stops.evaluate', {})
    live.subscribe(() => undefined)
    push('data-changed', { generation: 2, kinds: ['account'] })
    await settle()
    expect(asked[0]?.isCancelled()).toBe(true)
    asked[1]?.answer(succeed(stopsOf(2)))
    await settle()
    asked[0]?.answer(succeed(stopsOf(1)))
    await settle()
    expect(live.get()).toMatchObject({ value: { generation: 2 } })
  })

  test('waits for changes that follow each other and is asked once after them', async () => {
    const { client, asked, push } = createHeldCore()
    const waiting: (() => void)[] = []
    const readings = createReadings(client, (work) => {
      waiting.push(work)
      return () => undefined
    })
    readings.of('stops.evaluate', {}).subscribe(() => undefined)
    asked[0]?.answer(succeed(stopsOf(1)))
    await settle()
    for (const generation of [2, 3, 4]) push('data-changed', { generation, kinds: ['plan'] })
    await settle()
    expect(asked).toHaveLength(1)
    expect(waiting).toHaveLength(1)
    waiting[0]?.()
    expect(asked).toHaveLength(2)
    push('data-changed', { generation: 5, kinds: ['plan'] })
    await settle()
    expect(waiting).toHaveLength(2)
  })

  test('never goes back to an older generation', async () => {
    const { client, asked } = createHeldCore()
    const live = createReadings(client, atOnce).of('stops.evaluate', {})
    live.subscribe(() => undefined)
    asked[0]?.answer(succeed(stopsOf(5)))
    await settle()
    live.askAgain()
    asked[1]?.answer(succeed(stopsOf(4)))
    await settle()
    expect(live.get()).toMatchObject({ state: 'value', value: { generation: 5 } })
  })

  test('keeps its last value beside an error', async () => {
    const { client, asked } = createHeldCore()
    const live = createReadings(client, atOnce).of('stops.evaluate', {})
    live.subscribe(() => undefined)
    asked[0]?.answer(succeed(stopsOf(1)))
    await settle()
    live.askAgain()
    asked[1]?.answer(fail({ kind: 'internal', incident: 'ab12' }))
    await settle()
    expect(live.get()).toMatchObject({ state: 'error', error: { kind: 'internal', incident: 'ab12' }, value: { generation: 1 } })
  })

  test('is cancelled when the last listener leaves, and asked anew when one returns', async () => {
    const { client, asked } = createHeldCore()
    const live = createReadings(client, atOnce).of('stops.evaluate', {})
    const stop = live.subscribe(() => undefined)
    stop()
    expect(asked[0]?.isCancelled()).toBe(true)
    live.subscribe(() => undefined)
    expect(asked).toHaveLength(2)
  })

  test('is shown at once to who comes back, and asked again only if its data changed meanwhile', async () => {
    const { client, asked, push } = createHeldCore()
    const readings = createReadings(client, atOnce)
    const stop = readings.of('stops.evaluate', {}).subscribe(() => undefined)
    asked[0]?.answer(succeed(stopsOf(1)))
    await settle()
    stop()
    const back = readings.of('stops.evaluate', {})
    expect(back.get()).toMatchObject({ state: 'value', value: { generation: 1 } })
    back.subscribe(() => undefined)()
    expect(asked).toHaveLength(1)
    push('data-changed', { generation: 2, kinds: ['plan'] })
    await settle()
    expect(asked).toHaveLength(1)
    back.subscribe(() => undefined)
    expect(asked).toHaveLength(2)
  })
})

describe('what a change touches', () => {
  test('is every reading but those of the settings, for anything but a setting', () => {
    expect(isTouchedBy('stops.evaluate', ['series'])).toBe(true)
    expect(isTouchedBy('stops.evaluate', ['setting'])).toBe(false)
    expect(isTouchedBy('settings.get', ['setting'])).toBe(true)
    expect(isTouchedBy('import.history', ['plan'])).toBe(false)
    expect(isTouchedBy('import.history', ['plan', 'batch'])).toBe(true)
  })
})

test('a text that is no JSON is dropped before it reaches the contract', () => {
  const seen: unknown[] = []
  let hear: (text: string) => void = () => undefined
  createHostTransport({
    send: () => undefined,
    onFrame(listener) {
      hear = listener
      return () => undefined
    },
  }).onFrame((frame) => seen.push(frame))
  hear('{"type":')
  hear('{"type":"event"}')
  expect(seen).toEqual([{ type: 'event' }])
})
