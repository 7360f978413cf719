import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { channels } from '#contract/channels.ts'
import { sendFrame } from '../faces/page-call.ts'
import { expect, openDeskOn, test } from './desk-test.ts'

interface Bridge {
  send(text: unknown): void
  fileRef(file: unknown): Promise<string | null>
}

test('the page has exactly three ways to its host, and cannot replace them', async ({ emptyDesk: { page } }) => {
  const found = await page.evaluate(() => {
    const { desk } = globalThis as unknown as { desk: Record<string, unknown> }
    const before = desk['send']
    try {
      desk['send'] = () => undefined
      Object.assign(globalThis, { desk: {} })
    } catch {
      // Frozen in strict code.
    }
    const after = (globalThis as unknown as { desk: Record<string, unknown> }).desk['send']
    return { names: Object.keys(desk).toSorted(), isFrozen: Object.isFrozen(desk), isSame: before === after }
  })
  expect(found).toEqual({ names: ['fileRef', 'onFrame', 'send'], isFrozen: true, isSame: true })
})

test('nothing of Node or of the driver lies in the page', async ({ emptyDesk: { page } }) => {
  expect(
    await page.evaluate(() => ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer'].filter((name) => name in globalThis)),
  ).toEqual([])
})

for (const channel of Object.keys(channels)) {
  test(`${channel} refuses hostile input with a typed error`, async ({ emptyDesk }) => {
    const hostile: unknown[] = [
      null,
      7,
      'text',
      true,
      [],
      [[]],
      JSON.parse('{"__proto__":{"admin":true}}'),
      { constructor: 1 },
      { files: [{ path: '/etc/passwd' }] },
    ]
    hostile.push(
      { files: 'x'.repeat(100_000) },
      { symbol: { $gt: '' } },
      { symbol: "'; DROP TABLE bars; --", extra: 1 },
      { plan: '../../etc/passwd', pdf: '/etc/passwd', extra: 1 },
    )
    for (const input of hostile) {
      const outcome = await emptyDesk.call(channel, input)
      expect(outcome.ok, `${channel} took ${JSON.stringify(input).slice(0, 100)}`).toBe(false)
      expect(outcome.ok ? '' : outcome.error.kind).toMatch(/^(bad-input|path-refused|no-workspace|not-found)$/)
    }
  })
}

test('frames of a wrong shape get a typed error where they can be answered, and end nothing', async ({ emptyDesk }) => {
  const id = 5_000_000
  const frames: unknown[] = [
    { id },
    { type: 'call', id },
    { type: 'call', id, channel: 7, input: {} },
    { type: 'settle', id, outcome: { ok: true, value: 1 } },
    { type: 'event', id, name: 'data-changed', value: {} },
  ]
  for (const frame of frames) expect(await sendFrame(emptyDesk.page, frame, id)).toMatchObject({ ok: false, error: { kind: 'bad-frame' } })
  await emptyDesk.page.evaluate(() => {
    const { desk } = globalThis as unknown as { desk: Bridge }
    for (const text of ['', '{', 'null', '[]', '"x"', '{"type":"cancel","id":-1}', `"${'x'.repeat(1_000_000)}"`]) desk.send(text)
  })
  expect(await emptyDesk.call('workspace.info', {})).toMatchObject({ ok: false, error: { kind: 'no-workspace' } })
})

// oxlint-disable-next-line no-empty-pattern -- the runner demands the pattern
test('a running call is cancelled by a frame, and its number is taken until then', async ({}, info) => {
  const desk = await openDeskOn(info.project.name)
  try {
    const kinds = await desk.page.evaluate(
      () =>
        new Promise<string[]>((settle) => {
          const { desk: bridge } = globalThis as unknown as { desk: Bridge & { onFrame(listener: (text: string) => void): () => void } }
          const answered: string[] = []
          const call = JSON.stringify({ type: 'call', id: 7, channel: 'workspace.demo', input: { symbols: 5000, years: 15 } })
          bridge.onFrame((text) => {
            const frame = JSON.parse(text) as { type: string; id?: number; outcome?: { error?: { kind: string } } }
            if (frame.type !== 'settle' || frame.id !== 7) return
            answered.push(frame.outcome?.error?.kind ?? 'ok')
            if (answered.length === 1) bridge.send(JSON.stringify({ type: 'cancel', id: 7 }))
            else settle(answered)
          })
          bridge.send(call)
          bridge.send(call)
        }),
    )
    expect(kinds).toEqual(['bad-frame', 'cancelled'])
  } finally {
    await desk.close()
  }
})

test('a reload during a call leaves no answer behind and the next page works', async ({ desk }) => {
  const { page } = desk
  await page.evaluate(() => {
    const { desk: bridge } = globalThis as unknown as { desk: Bridge }
    for (let id = 1; id <= 20; id += 1) bridge.send(JSON.stringify({ type: 'call', id, channel: 'screen.run', input: {} }))
  })
  await page.reload()
  await page.locator('[data-screen]:not([data-screen=opening])').first().waitFor()
  expect(await desk.call('workspace.info', {})).toMatchObject({ ok: true })
  expect(desk.watched.pageErrors).toEqual([])
})

test('a chosen file becomes a reference that an import accepts', async ({ desk }) => {
  const path = join(desk.workspaceDir, '..', 'chosen.csv')
  writeFileSync(path, 'this is no export of any broker\n')
  await desk.page.evaluate(() => {
    const input = Object.assign(document.createElement('input'), { type: 'file', id: 'chosen-by-test' })
    document.body.append(input)
  })
  await desk.setFiles('#chosen-by-test', path)
  const ref = await desk.page.evaluate(() => {
    const file = document.querySelector<HTMLInputElement>('#chosen-by-test')?.files?.[0]
    return (globalThis as unknown as { desk: Bridge }).desk.fileRef(file)
  })
  await desk.page.evaluate(() => document.querySelector('#chosen-by-test')?.remove())
  expect(ref).toMatch(/^[0-9a-f-]{36}$/)
  expect(await desk.call('import.preview', { files: [{ ref }] })).toMatchObject({ ok: true, value: { files: [{ name: 'chosen.csv', format: null }] } })
})

test('a file that a script made gets no reference', async ({ desk }) => {
  const refs = await desk.page.evaluate(async () => {
    const { desk: bridge } = globalThis as unknown as { desk: Bridge }
    return [await bridge.fileRef(new File(['x'], '/etc/passwd')), await bridge.fileRef(new File([], ''))]
  })
  expect(refs).toEqual([null, null])
})
