import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from './desk-test.ts'
import { expectAccessible } from './seen-page.ts'

/** Every place that the rail offers, by its address. */
async function placesOf(page: import('playwright-core').Page): Promise<string[]> {
  return await page.locator('nav[aria-label=Places] a').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
}

test('every place of the rail opens, breaks no policy and asks for nothing outside', async ({ desk }) => {
  const { page, watched } = desk
  // Specs that provoke the policy on purpose may have run on this desk before.
  await page.reload()
  await page.locator('[data-screen]:not([data-screen=opening])').first().waitFor()
  const before = { page: watched.pageErrors.length, console: watched.consoleErrors.length }
  const places = await placesOf(page)
  expect(places.length).toBeGreaterThan(2)
  for (const place of places) {
    await page.locator(`nav[aria-label=Places] a[href="${place}"]`).click()
    await expect(page.locator(`[data-screen="${place.replace('#/', '')}"]`)).toBeVisible()
    await expect(page.getByText('Something failed inside the program')).toHaveCount(0)
    await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
  }
  expect(await watched.violations()).toEqual([])
  expect(watched.pageErrors.slice(before.page)).toEqual([])
  expect(watched.consoleErrors.slice(before.console)).toEqual([])
})

for (const theme of ['light', 'dark'] as const) {
  test(`has no serious accessibility finding on any place, ${theme}`, async ({ desk }) => {
    const { page } = desk
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    expect(await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(theme === 'dark')
    const found: string[] = []
    for (const place of await placesOf(page)) {
      await page.locator(`nav[aria-label=Places] a[href="${place}"]`).click()
      await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
      // Legacy mode: the other one opens a page of its own, and the window closes every other page.
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
      for (const { id, impact, nodes } of violations)
        if (impact === 'serious' || impact === 'critical') found.push(`${place} ${id} ${nodes[0]?.html.slice(0, 200)}`)
    }
    expect(found).toEqual([])
  })
}

test('the coverage shows every name and macro series, and leads to the series and the name', async ({ desk: { page } }) => {
  await page.locator('nav[aria-label=Places] a[href="#/data"]').click()
  await page.keyboard.press('6')
  const coverage = page.getByRole('grid', { name: 'Coverage' })
  const first = coverage.locator('tr.data-row[aria-rowindex="2"]')
  await expect(first.locator('[data-column=symbol]')).toHaveText('IWM')
  await expect(first.locator('[data-column=days]')).toContainText('20 Nov 2026')
  await expect(first.locator('[data-column=days] [data-state=pass]')).toHaveCount(1)
  await expect(first.getByRole('img')).toHaveAttribute('aria-label', /^\d{4} to 2026$/)
  await expectAccessible(page)
  await coverage.press('End')
  await expect(coverage.locator('tr.is-at [data-column=symbol]')).toHaveText('VIXCLS')
  await page.keyboard.press('v')
  await expect(page.getByRole('heading', { name: 'Series of VIXCLS' })).toBeVisible()
  await expect(page.getByRole('grid', { name: 'Series' }).locator('tr.data-row[aria-rowindex]')).toHaveCount(1)
  await expectAccessible(page)
  await page.keyboard.press('6')
  await coverage.press('Home')
  await coverage.press('Enter')
  await expect(page).toHaveURL(/#\/name\/IWM$/)
})

test('the first screen of an empty folder says how to begin', async ({ emptyDesk: { page, watched } }) => {
  await expect(page.locator('[data-screen=welcome]')).toBeVisible()
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id)).toEqual([])
  expect(await watched.violations()).toEqual([])
})
