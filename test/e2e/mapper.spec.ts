import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../faces/built.ts'
import { type Desk, expect as expectAtOnce, openDeskAt, test } from './desk-test.ts'
import { expectAccessible, expectScreen } from './seen-page.ts'

/** A slow machine is no fault. */
const expect = expectAtOnce.configure({ timeout: 15_000 })
const DEPOT = join(ROOT, 'test/fixtures/mapper/depot.csv')

const folder = mkdtempSync(join(tmpdir(), 'e2e-mapper-'))
let desk: Desk
test.beforeAll(async () => {
  desk = await openDeskAt(test.info().project.name, join(folder, 'workspace'))
})
test.afterAll(async () => {
  await desk.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

test('a table that no layout knows is read as the user says, and the same way the next time', async () => {
  test.setTimeout(120_000)
  const { page, watched } = desk
  await desk.call('workspace.create', {})
  await page.reload()
  await page.goto(new URL('#/data', page.url()).href)
  await page.locator('[data-screen="data"]').waitFor()
  await desk.setFiles('input[aria-label="Files to import"]', DEPOT)
  const form = page.locator('.mapping')
  await expect(form).toBeVisible()
  await expect(form.getByLabel('Datum holds')).toHaveValue('date')
  await expect(form.getByLabel('Betrag holds')).toHaveValue('amount')
  await expect(form.getByRole('status')).toHaveText('2 texts not assigned yet. The file is not stored before.')
  await expectAccessible(page)

  await form.getByLabel('Ausschüttung').selectOption('dividend')
  await form.getByLabel('Überweisung').selectOption('cash-out')
  await form.getByLabel('Currency where no column says one').fill('EUR')
  await form.getByLabel('Keep for files with this header, as').fill('Musterbank')
  await form.getByRole('button', { name: 'Read it so' }).click()
  await expect(page.locator('.preview-file')).toContainText('Musterbank')
  const account = page.locator('[data-question="account"] input').first()
  await account.fill('depot')
  await account.press('Enter')
  await expect(page.getByRole('button', { name: /Import 5 rows, 1 held back/ })).toBeEnabled()
  await page.keyboard.press('Control+Enter')
  await expect(page.locator('.import-result')).toContainText('5 new')

  const { value } = (await desk.call('mappings.list', {})) as { value: { mappings: { name: string }[] } }
  expect(value.mappings.map(({ name }) => name)).toEqual(['Musterbank'])
  await desk.setFiles('input[aria-label="Files to import"]', DEPOT)
  await expect(page.locator('.preview-file')).toContainText('Musterbank')
  await expect(page.locator('.mapping-said')).toBeVisible()

  await page.keyboard.press('Escape')
  await page.goto(new URL('#/settings', page.url()).href)
  await expectScreen(page, 'settings')
  await page.getByRole('button', { name: 'Back up now' }).click()
  await expect(page.getByText('Copied and compared:')).toBeVisible()
  await page.getByRole('button', { name: 'Export everything' }).click()
  await expect(page.getByText(/rows in \d+ files:/)).toBeVisible({ timeout: 30_000 })
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Data, Templates' }).click()
  const templates = page.getByRole('grid', { name: 'Templates' })
  const first = templates.locator('tr.data-row[aria-rowindex="2"]')
  await expect(first.locator('[data-column=label]')).toHaveText('Musterbank')
  await expect(first.locator('[data-number=files]')).toHaveText('1')
  await expectAccessible(page)
  await templates.press('Home')
  await page.keyboard.press('r')
  await page.getByRole('textbox', { name: 'Name' }).fill('Musterbank AG')
  await page.keyboard.press('Enter')
  await expect(first.locator('[data-column=label]')).toHaveText('Musterbank AG')
  await expect(first.locator('[data-number=files]')).toHaveText('1')
  const { value: renamed } = (await desk.call('mappings.list', {})) as { value: { mappings: { name: string }[] } }
  await templates.press('Home')
  await page.keyboard.press('Delete')
  await expect(first.locator('[data-column=label]')).not.toHaveText('Musterbank AG')
  await page.keyboard.press('a')
  const json = page.getByRole('textbox', { name: 'As JSON' })
  await json.fill('{"name": 7}')
  await expect(page.getByText('This JSON is no layout')).toBeVisible()
  await json.fill(JSON.stringify(renamed))
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Take Musterbank AG' }).click()
  await expect(first.locator('[data-column=label]')).toHaveText('Musterbank AG')
  await templates.press('Control+z')
  await expect(first.locator('[data-column=label]')).not.toHaveText('Musterbank AG')
  await page.keyboard.press('Control+z')
  await expect(first.locator('[data-column=label]')).toHaveText('Musterbank AG')
  expect(watched.pageErrors).toEqual([])
})
