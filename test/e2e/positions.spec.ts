import { join } from 'node:path'
import { ROOT } from '../faces/built.ts'
import { test } from './desk-test.ts'
import { expect, showData, useOwnDesk } from './own-desk.ts'
import { expectAccessible } from './seen-page.ts'

const POSITIONS = join(ROOT, 'test/fixtures/positions/schwab-all-accounts.csv')
const ownDesk = useOwnDesk()

test('what a broker states is held against the fills and adopted as the opening by the user alone', async () => {
  test.setTimeout(120_000)
  const desk = ownDesk()
  const { page, watched } = desk
  await desk.call('workspace.create', {})
  await desk.call('transactions.add', { account: 'XXXX-4471', kind: 'buy', session: '2026-06-02', symbol: 'KRNT', quantity: 41, price: 22 })
  await showData(desk)
  await desk.setFiles('input[aria-label="Files to import"]', POSITIONS)
  await expect(page.locator('.preview-file')).toContainText('Charles Schwab positions')
  await page.keyboard.press('Control+Enter')
  await expect(page.locator('.import-result')).toContainText('5 new')

  await page.getByRole('tab', { name: 'Health' }).click()
  await expect(page.getByText('The fills add up to 41, the statement of 2026-06-12 says 40.')).toBeVisible()
  await page.getByRole('tab', { name: 'Accounts' }).click()
  const statements = page.getByRole('grid', { name: 'Fills and statements' })
  const rowOf = (symbol: string) => statements.locator('tr.data-row', { hasText: symbol })
  await expect(rowOf('PELF')).toContainText('difference')
  await expectAccessible(page)

  await rowOf('PELF').dblclick()
  await page.getByRole('button', { name: 'Adopt 1 name' }).click()
  await expect(rowOf('PELF')).toContainText('match')
  await page.keyboard.press('Control+z')
  await expect(rowOf('PELF')).toContainText('difference')

  await rowOf('KRNT').dblclick()
  await page.getByRole('button', { name: 'Adopt 1 name' }).click()
  await expect(page.getByRole('dialog')).toContainText('more than the 40 that are stated: no opening lot explains that.')
  await page.getByRole('dialog').locator('button[type=submit]').click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  expect(watched.pageErrors).toEqual([])
})

test('an import that was undone is redone by y, and what it stated is compared again', async () => {
  test.setTimeout(120_000)
  const desk = ownDesk()
  const { page, watched } = desk
  await page.getByRole('tab', { name: 'Imports' }).click()
  const imports = page.getByRole('grid', { name: 'Imports' })
  const row = imports.locator('tr.data-row', { hasText: 'schwab-all-accounts.csv' })
  const statements = page.getByRole('grid', { name: 'Fills and statements' })
  await row.click()
  await imports.press('u')
  await page.getByRole('dialog').locator('button[type=submit]').click()
  await expect(page.getByRole('dialog', { name: /is undone$/ })).toContainText('Taken out: ')
  await page.keyboard.press('Escape')
  await expect(row).toContainText('undone')
  await page.getByRole('tab', { name: 'Accounts' }).click()
  await expect(statements).toHaveCount(0)

  await page.getByRole('tab', { name: 'Imports' }).click()
  await row.click()
  await imports.press('y')
  await page
    .getByRole('dialog', { name: /^Redo import/ })
    .getByRole('button', { name: 'Redo it' })
    .click()
  await expect(page.getByRole('dialog', { name: /is in force again$/ })).toContainText('Brought back: ')
  await page.keyboard.press('Escape')
  await expect(row).toContainText('in force')
  await page.getByRole('tab', { name: 'Accounts' }).click()
  await expect(statements.locator('tr.data-row', { hasText: 'PELF' })).toContainText('difference')
  await expectAccessible(page)
  expect(watched.pageErrors).toEqual([])
})
