import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from './desk-test.ts'

/** Waits until a screen stands with everything it asked for. */
export async function expectScreen(page: Page, screen: string): Promise<void> {
  await expect(page.locator(`[data-screen="${screen}"]`)).toBeVisible({ timeout: 20_000 })
  await expect(page.locator('[aria-busy=true], .skeleton')).toHaveCount(0, { timeout: 20_000 })
  await expect(page.getByText('Something failed inside the program')).toHaveCount(0)
}

/** No accessibility finding of a serious or critical kind on the screen that stands. */
export async function expectAccessible(page: Page): Promise<void> {
  // Legacy mode: the other one opens a page of its own, and the window closes every other page.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(grave.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`)).toEqual([])
}
