import { test } from './desk-test.ts'
import { expect, showData, useOwnDesk } from './own-desk.ts'
import { expectAccessible } from './seen-page.ts'

const ownDesk = useOwnDesk()

test('a text nobody knows is said once, a ticker renamed and a name delisted, each by keys and taken back', async () => {
  test.setTimeout(120_000)
  const desk = ownDesk()
  const { page, watched } = desk
  await desk.call('workspace.create', {})
  await desk.call('transactions.add', { account: 'A', kind: 'buy', session: '2026-06-02', symbol: 'FB', quantity: 4, price: 22 })
  await desk.call('transactions.add', { account: 'A', kind: 'buy', session: '2026-06-03', symbol: '30303M102', quantity: 3, price: 22 })
  await showData(desk)
  await page.getByRole('tab', { name: 'Names' }).click()
  const names = page.getByRole('grid', { name: 'Names' })
  const rowOf = (text: string) => names.locator('tr.data-row', { hasText: text })
  await expect(rowOf('30303M102')).toContainText('unknown')
  await expectAccessible(page)

  await rowOf('30303M102').dblclick()
  await page.getByLabel('Symbol it means').fill('FB')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(rowOf('CUSIP 30303M102')).toContainText('FB')
  expect(await desk.call('positions.list', {})).toMatchObject({ ok: true, value: { positions: [{ symbol: 'FB', quantity: '7' }] } })

  await rowOf('FB').click()
  await names.press('r')
  await page.getByLabel('New ticker').fill('META')
  await page.getByLabel('From session').fill('2026-06-04')
  await page.keyboard.press('Enter')
  await expect(rowOf('META')).toContainText('FB before 4 Jun 2026')
  await page.keyboard.press('Control+z')
  await expect(rowOf('META')).toHaveCount(0)

  await rowOf('FB').click()
  await names.press('d')
  await page.getByLabel('Last session').fill('2026-06-03')
  await page.keyboard.press('Enter')
  await expect(rowOf('FB until 3 Jun 2026')).toContainText('merger')
  await page.getByRole('tab', { name: 'Health' }).click()
  await expect(page.getByText('7 shares are held of a name that last traded on 2026-06-03.')).toBeVisible()
  await page.getByRole('tab', { name: 'Names' }).click()
  await rowOf('FB until').dblclick()
  await expectAccessible(page)
  await page.getByRole('dialog').getByRole('listitem').filter({ hasText: 'Left on' }).getByRole('button', { name: 'Take it back' }).click()
  await expect(rowOf('FB until')).toHaveCount(0)
  expect(watched.pageErrors).toEqual([])
})
