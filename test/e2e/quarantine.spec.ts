import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Desk, test } from './desk-test.ts'
import { expect, showData, useOwnDesk } from './own-desk.ts'
import { expectAccessible } from './seen-page.ts'

const folder = mkdtempSync(join(tmpdir(), 'e2e-quarantine-'))
test.afterAll(() => rmSync(folder, { recursive: true, force: true }))
const deskOf = useOwnDesk()

const SESSIONS = ['2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20']
/** A price file of AAA; `second` = the close of its second session. */
function priceFile(name: string, second: number): string {
  mkdirSync(join(folder, name))
  const path = join(folder, name, 'AAA.csv')
  const rows = SESSIONS.map((session, index) => `${session},10,20,5,${index === 1 ? second : 10 + index},${10 + index},1000`)
  writeFileSync(path, ['Date,Open,High,Low,Close,Adj Close,Volume', ...rows, ''].join('\n'))
  return path
}

async function importFile({ page, setFiles }: Desk, path: string): Promise<void> {
  await setFiles('input[aria-label="Files to import"]', path)
  await expect(page.locator('.preview-file')).toContainText('AAA.csv')
  await page.keyboard.press('Control+Enter')
  await expect(page.locator('.import-result')).toBeVisible()
}
const closesOf = async (desk: Desk): Promise<readonly number[]> =>
  ((await desk.call('bars.range', { symbol: 'AAA' })) as { value: { close: number[] } }).value.close

test('a row that differs is found from the health of the data, explained, taken, and brought back', async () => {
  test.setTimeout(120_000)
  const desk = deskOf()
  const { page, watched } = desk
  await desk.call('workspace.create', {})
  await showData(desk)
  await importFile(desk, priceFile('one', 11))
  await importFile(desk, priceFile('two', 12.5))

  await showData(desk)
  await page.keyboard.press('1')
  const problems = page.getByRole('grid', { name: 'Problems' })
  await problems.locator('tr.data-row', { hasText: 'two values' }).click()
  await page.keyboard.press('Enter')
  const list = page.getByRole('grid', { name: 'Quarantine' })
  await expect(list.locator('tr.data-row')).toHaveCount(1)
  const detail = page.getByRole('region', { name: 'The row stood on' })
  await expect(detail).toContainText('Close is 12.5 here and 11 as stored')
  await expect(detail).toContainText('Would change the bar that every study of the name reads.')
  await expect(detail.getByRole('img')).toHaveAccessibleName('4 bars around 18 Nov 2026; hollow: what the row says')
  await expectAccessible(page)

  await list.focus()
  await page.keyboard.press('t')
  await expect(page.getByText('AAA, 2026-11-18: 12.5 stands now, by your decision.')).toBeVisible()
  await expect(page.getByText('No row of prices or values waits.')).toBeVisible()
  expect(await closesOf(desk)).toEqual([10, 12.5, 12, 13])
  await page.keyboard.press('Control+z')
  await expect(list.locator('tr.data-row')).toHaveCount(1)
  expect(await closesOf(desk)).toEqual([10, 11, 12, 13])

  await page.getByRole('button', { name: 'Show all, not only AAA' }).click()
  await list.focus()
  await page.keyboard.press('x')
  await expect(page.getByText('No row of prices or values waits.')).toBeVisible()
  await page.getByLabel('Show').selectOption('decided')
  await expect(list.locator('tr.data-row')).toHaveCount(1)
  await expect(detail).toContainText('kept out')
  expect([...watched.consoleErrors, ...watched.pageErrors]).toEqual([])
})
