import { expect, test } from './desk-test.ts'

const ELSEWHERE = 'https://example.com/'

test('the page stays where it is whatever tries to lead it away', async ({ desk }) => {
  const { page } = desk
  const here = page.url()
  const attempts: [name: string, attempt: () => void][] = [
    ['location', () => void (location.href = 'https://example.com/')],
    ['replace', () => location.replace('https://example.com/')],
    ['javascript', () => void (location.href = 'javascript:document.body.remove()')],
    ['file', () => void (location.href = 'file:///etc/passwd')],
    ['data', () => void (location.href = 'data:text/html,<h1>x</h1>')],
    ['link', () => Object.assign(document.createElement('a'), { href: 'https://example.com/' }).click()],
    ['blank link', () => Object.assign(document.createElement('a'), { href: 'https://example.com/', target: '_blank' }).click()],
    ['download', () => Object.assign(document.createElement('a'), { href: 'https://example.com/x.exe', download: 'x.exe' }).click()],
    [
      'form',
      () => {
        const form = Object.assign(document.createElement('form'), { action: 'https://example.com/', method: 'post' })
        document.body.append(form)
        form.submit()
        form.remove()
      },
    ],
    [
      'refresh',
      () => {
        const meta = document.createElement('meta')
        meta.setAttribute('http-equiv', 'refresh')
        meta.setAttribute('content', '0;url=https://example.com/')
        document.head.append(meta)
        meta.remove()
      },
    ],
    [
      'frame',
      () => {
        const frame = Object.assign(document.createElement('iframe'), { src: 'https://example.com/' })
        document.body.append(frame)
        frame.remove()
      },
    ],
  ]
  for (const [name, attempt] of attempts) {
    await page.evaluate(attempt).catch(() => undefined)
    // A round trip to the core shows that the same document is still alive.
    expect(await desk.call('workspace.info', {}), name).toMatchObject({ ok: true })
    expect(page.url(), name).toBe(here)
  }
})

test('no second window opens', async ({ desk }) => {
  const opened = await desk.page.evaluate(
    (url) => [window.open(url), window.open('/'), window.open('about:blank')].map((other) => other === null || other.closed),
    ELSEWHERE,
  )
  expect(opened).toHaveLength(3)
  await expect.poll(() => desk.page.context().pages().length).toBe(1)
  expect(await desk.call('workspace.info', {})).toMatchObject({ ok: true })
})

test('the policy stops inline script, eval, foreign images, frames, sockets and workers', async ({ desk }) => {
  const { page } = desk
  const results = await page.evaluate(async (url) => {
    const script = document.createElement('script')
    const isSet = (() => {
      try {
        script.text = 'globalThis.wasRun = true'
        document.head.append(script)
        return true
      } catch {
        return false
      }
    })()
    const isRefused = (attempt: () => unknown): boolean => {
      try {
        attempt()
        return false
      } catch {
        return true
      }
    }
    const image = await new Promise<string>((settle) => {
      const one = new Image()
      one.onload = () => settle('loaded')
      one.onerror = () => settle('refused')
      one.src = `${url}x.png`
    })
    const fetched = await fetch(url).then(
      () => 'answered',
      () => 'refused',
    )
    const socket = await new Promise<string>((settle) => {
      try {
        const one = new WebSocket('ws://127.0.0.1:9/')
        one.onopen = () => settle('open')
        one.onerror = () => settle('refused')
      } catch {
        settle('refused')
      }
    })
    return {
      inline: isSet && (globalThis as unknown as { wasRun?: boolean }).wasRun === true,
      eval: isRefused(() => Reflect.apply(Reflect.get(globalThis, 'eval') as () => unknown, undefined, ['1'])),
      function: isRefused(() => Reflect.construct(Function, ['return 1'])),
      html: isRefused(() => void (document.createElement('div').innerHTML = '<b>x</b>')),
      worker: isRefused(() => new Worker('data:text/javascript,1')),
      image,
      fetched,
      socket,
    }
  }, ELSEWHERE)
  expect(results).toEqual({ inline: false, eval: true, function: true, html: true, worker: true, image: 'refused', fetched: 'refused', socket: 'refused' })
  await page.reload()
  await page.locator('[data-screen]:not([data-screen=opening])').first().waitFor()
})

test('asks for nothing of the machine: every permission is refused', async ({ desk }) => {
  const states = await desk.page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read', 'persistent-storage'] as PermissionName[]
    return await Promise.all(names.map((name) => navigator.permissions.query({ name }).then(({ state }) => state)))
  })
  expect(states.filter((state) => state === 'granted')).toEqual([])
})
