import type { Page } from 'playwright-core'
import { channels } from '#contract/channels.ts'
import { type Desk, expect, test } from './desk-test.ts'
import { expectScreen } from './seen-page.ts'

const SMALLEST = { width: 1280, height: 800 }

/** Words and controls that do not show all of themselves. Tables scroll inside themselves; what is only for readers has no size. */
async function cutWords(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const isScrolled = (element: Element): boolean => element.closest('.data-table-scroll, .unseen, [aria-hidden=true]') !== null
    const cut = [...document.querySelectorAll<HTMLElement>('main, main *')].filter((element) => {
      if (isScrolled(element) || element.clientWidth === 0) return false
      return getComputedStyle(element).overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1
    })
    return cut.map((element) => `${element.tagName.toLowerCase()}.${element.className} ${element.textContent.slice(0, 60)}`)
  })
}

async function decisionPlaces(desk: Desk): Promise<string[]> {
  const listed = await desk.call('plan.list', {})
  const { plans } = channels['plan.list'].output.parse(listed.ok ? listed.value : undefined)
  const plan = plans.find(({ status }) => status === 'draft')
  if (plan === undefined) throw new Error('the demo has no draft')
  return ['watchlist', 'regime', `name/${plan.symbol}`, 'plan', `plan/${plan.plan}`, `plan/new:${plan.symbol}`, 'checklist', `checklist/${plan.plan}`]
}

for (const percent of [100, 160]) {
  test(`no word of the decision screens is cut at 1280x800 and ${percent} %`, async ({ desk }) => {
    const { page } = desk
    await page.setViewportSize(SMALLEST)
    await page.keyboard.press('Control+0')
    for (let zoom = 100; zoom < percent; zoom += 10) await page.keyboard.press('Control+=')
    await expect.poll(() => page.evaluate(() => document.documentElement.style.getPropertyValue('--zoom'))).toBe(String(percent / 100))
    const found: Record<string, string[]> = {}
    for (const place of await decisionPlaces(desk)) {
      await page.evaluate((hash) => {
        location.hash = hash
        dispatchEvent(new PopStateEvent('popstate'))
      }, `#/${place}`)
      await expectScreen(page, place.split('/')[0] ?? '')
      const cut = await cutWords(page)
      if (cut.length > 0) found[place] = cut
    }
    expect(found).toEqual({})
    await page.keyboard.press('Control+0')
  })
}
