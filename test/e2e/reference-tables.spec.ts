import { join } from 'node:path'
import { ROOT } from '../faces/built.ts'
import { test } from './desk-test.ts'
import { expect, showData, useOwnDesk } from './own-desk.ts'
import { expectAccessible } from './seen-page.ts'

const fixture = (path: string): string => join(ROOT, 'test/fixtures', path)
const ownDesk = useOwnDesk()

test('corporate actions, the calendar, records and the lots of a sale are looked up and decided by keys', async () => {
  test.setTimeout(180_000)
  const desk = ownDesk()
  const { page, watched } = desk
  await desk.call('workspace.create', {})
  await showData(desk)
  const importFile = async (path: string): Promise<void> => {
    await desk.setFiles('input[aria-label="Files to import"]', fixture(path))
    await expect(page.getByRole('region', { name: 'Import preview' })).toBeVisible()
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('status', { name: 'Import result' })).toContainText('new')
    await page.keyboard.press('Escape')
  }
  const tab = async (name: string): Promise<void> => {
    await page.getByRole('tab', { name, exact: true }).click()
    await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
  }

  await tab('Actions')
  await expect(page.getByText('No split and no dividend is known.')).toBeVisible()
  await importFile('actions/QWER.csv')
  await importFile('records/xnys_sessions.csv')
  await importFile('records/eps_days.csv')

  await tab('Actions')
  const actions = page.getByRole('grid', { name: 'Corporate actions' })
  const split = actions.locator('tr.data-row', { hasText: '2 for 1' })
  await expect(split).toContainText('QWER.csv:3')
  await expect(actions.locator('tr.data-row', { hasText: '$0.5' })).toContainText('kept')
  await expectAccessible(page)
  await actions.press('Home')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toContainText('QWER.csv')
  await page.keyboard.press('Escape')

  await tab('Calendar')
  const month = page.getByRole('grid', { name: 'Month' })
  await expect(month.locator('[aria-selected=true]')).toHaveCount(1)
  await expectAccessible(page)
  const heading = page.locator('.calendar-head h2')
  const before = await heading.textContent()
  await page.keyboard.press('[')
  await expect(heading).not.toHaveText(before ?? '')
  await page.keyboard.press(']')
  await expect(heading).toHaveText(before ?? '')
  await month.locator('button[tabindex="0"]').press('End')
  await expect(month.locator('[aria-selected=true] button')).toBeFocused()

  await tab('Records')
  await page.locator('[role=tabpanel] select').selectOption('consensus')
  await page.getByRole('textbox', { name: 'Symbol' }).fill('abcd')
  await expect(page.getByRole('grid', { name: 'Course of ABCD' }).getByRole('img').first()).toBeVisible()
  await expect(page.getByRole('grid', { name: 'Consensus estimates' })).toContainText('eps_days.csv:')
  await expectAccessible(page)

  const typed = (kind: string, session: string, quantity: number, amount: number): Promise<unknown> =>
    desk.call('transactions.add', { account: 'LOTS', kind, session, symbol: 'ABCD', quantity, amount })
  await typed('buy', '2026-01-05', 10, -100)
  await typed('buy', '2026-01-06', 10, -300)
  await typed('sell', '2026-01-07', 10, 250)
  await tab('Transactions')
  const transactions = page.getByRole('grid', { name: 'Transactions' })
  await expect(transactions.locator('tr.data-row')).toHaveCount(3)
  await transactions.press('Home')
  await page.keyboard.press('l')
  const lots = page.getByRole('dialog', { name: /^Lots of the sale of 10 ABCD/ })
  await expect(lots).toContainText('+150.00')
  await lots.getByLabel('Shares to take of the lot of 5 Jan 2026').fill('')
  await lots.getByLabel('Shares to take of the lot of 6 Jan 2026').fill('4')
  await expect(lots).toContainText('+150.00 now, +70.00 with these lots')
  await expectAccessible(page)
  await lots.getByRole('button', { name: 'Keep these lots' }).click()
  await expect(lots).toBeHidden()
  const realized = async (): Promise<string | null | undefined> => {
    const { value } = (await desk.call('positions.list', { account: 'LOTS' })) as { value: { positions: { realizedPnl: string | null }[] } }
    return value.positions[0]?.realizedPnl
  }
  await expect.poll(realized).toBe('70')
  await page.keyboard.press('Control+z')
  await expect.poll(realized).toBe('150')
  expect(watched.pageErrors).toEqual([])
})
