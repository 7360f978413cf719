import type { Page } from 'playwright-core'
import type { Outcome } from '#contract/errors.ts'

interface Desk {
  send(text: string): void
  onFrame(listener: (text: string) => void): () => void
}

/** Numbers far above those of the page's own calls. */
let lastId = 1_000_000_000

/** One call through the bridge of a page, beside the program's own. */
export async function callFromPage(page: Page, channel: string, input: unknown): Promise<Outcome<unknown>> {
  lastId += 1
  return (await sendFrame(page, { type: 'call', id: lastId, channel, input }, lastId)) as Outcome<unknown>
}

/** Sends any value as a frame and settles with the outcome that answers `id`. */
export async function sendFrame(page: Page, frame: unknown, id: number): Promise<unknown> {
  return await page.evaluate(
    ([text, wanted]) =>
      new Promise((settle) => {
        const { desk } = globalThis as unknown as { desk: Desk }
        const stop = desk.onFrame((answer) => {
          const { type, id: answered, outcome } = JSON.parse(answer) as { type: string; id?: number; outcome?: unknown }
          if (type !== 'settle' || answered !== wanted) return
          stop()
          settle(outcome)
        })
        desk.send(text)
      }),
    [JSON.stringify(frame), id] as const,
  )
}
