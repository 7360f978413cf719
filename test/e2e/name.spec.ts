import { expect, test } from './desk-test.ts'

/** A name the demo holds, so that its chart has fills, a stop and its path. */
async function heldName(call: (channel: string, input: unknown) => Promise<unknown>): Promise<string> {
  const answer = (await call('stops.evaluate', {})) as { value: { positions: { symbol: string; stopPrice: number | null }[] } }
  const held = answer.value.positions.find(({ stopPrice }) => stopPrice !== null)
  if (held === undefined) throw new Error('name.spec: got a demo without a stop, wanted one with')
  return held.symbol
}

test('the chart of a name, its readout and its table tell the same, all by keyboard', async ({ desk }) => {
  const { page, watched, call } = desk
  // The window is one for all files of this run: what others provoked in it is theirs.
  const saidBefore = watched.consoleErrors.length
  const symbol = await heldName(call)
  await page.keyboard.press('/')
  await page.keyboard.type(symbol)
  await page.locator(`[role=option]:has-text("${symbol}")`).first().waitFor()
  await page.keyboard.press('Enter')
  const readout = page.locator('.bar-readout')
  await expect(readout).toBeVisible()
  const figures = () =>
    page.evaluate(() =>
      ['open', 'high', 'low', 'close', 'change', 'volume', 'sma50', 'sma200'].map(
        (id) => document.querySelector(`.bar-readout [data-number=${id}]`)?.textContent?.replace('%', '') ?? null,
      ),
    )
  const newest = await figures()
  const session = await readout.getAttribute('data-readout')

  await page.locator('.price-chart-field').focus()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  const before = await figures()
  expect(before).not.toEqual(newest)

  await page.keyboard.press('2')
  await page.keyboard.press('t')
  const row = (index: number) =>
    page
      .locator('.name-price tr.data-row')
      .nth(index)
      .evaluate((line) =>
        ['open', 'high', 'low', 'close', 'change', 'volume', 'sma50', 'sma200'].map((id) => line.querySelector(`[data-number=${id}]`)?.textContent ?? null),
      )
  await expect(page.locator('.name-price .table-count')).toHaveText('63')
  expect(await row(0)).toEqual(newest)
  expect(await row(1)).toEqual(before)
  await page.keyboard.press('t')
  await expect(readout).toHaveAttribute('data-readout', session ?? '')

  await page.keyboard.press('e')
  await expect(page.getByRole('dialog')).toContainText(`Stop of ${symbol}`)
  await expect(page.locator('.stop-rules tbody tr')).toHaveCount(4)
  await page.keyboard.press('Escape')

  expect(await watched.violations()).toEqual([])
  expect(watched.pageErrors).toEqual([])
  expect(watched.consoleErrors.slice(saidBefore)).toEqual([])
})

test('what is drawn over the bars is chosen by keyboard, read out by name, remembered, and never drawn over minutes', async ({ desk }) => {
  const { page, watched, call } = desk
  const saidBefore = watched.consoleErrors.length
  const symbol = await heldName(call)
  await page.keyboard.press('/')
  await page.keyboard.type(symbol)
  await page.locator(`[role=option]:has-text("${symbol}")`).first().waitFor()
  await page.keyboard.press('Enter')
  const menu = page.getByRole('menu', { name: 'Overlays' })
  const studies = () => page.locator('.bar-readout [data-number]').evaluateAll((figures) => figures.map((figure) => figure.getAttribute('data-number')))
  await expect(page.locator('.bar-readout [data-number=sma50]')).toBeVisible()

  await page.keyboard.press('o')
  await expect(menu.getByRole('menuitemcheckbox', { checked: true })).toHaveText([/SMA 50/, /SMA 200/])
  await expect(menu.getByRole('menuitemcheckbox').first()).toBeFocused()
  for (const key of ['Space', 'ArrowDown', 'Enter', 'End', 'Space', 'ArrowUp', 'Space', 'ArrowUp', 'Space']) await page.keyboard.press(key)
  expect(await watched.violations()).toEqual([])
  await page.keyboard.press('Escape')
  await expect(menu).toBeHidden()
  await expect(page.getByRole('button', { name: /Overlays/ })).toBeFocused()
  const chosen = ['sma20', 'sma200', 'bollingerHigh', 'bollingerMiddle', 'bollingerLow', 'high252', 'low252', 'rsi14']
  expect((await studies()).slice(6, 14)).toEqual(chosen)
  const strength = Number(await page.locator('.bar-readout [data-number=rsi14]').textContent())
  expect(strength > 0 && strength < 100).toBe(true)

  // Of the first bar no window is full: unknown, not 0.
  await page.keyboard.press('4')
  await page.locator('.price-chart-field').focus()
  await page.keyboard.press('Home')
  for (const id of chosen) await expect(page.locator(`.bar-readout [data-number=${id}]`)).toHaveAttribute('data-unknown', '')

  await page.keyboard.press('m')
  await expect(page.getByRole('button', { name: /Overlays/ })).toBeDisabled()
  await expect(page.locator('.bar-readout [data-number=close]')).toBeVisible()
  expect((await studies()).filter((id) => id !== null && chosen.includes(id))).toEqual([])
  await page.keyboard.press('m')

  await page.reload()
  await expect(page.locator('.bar-readout [data-number=rsi14]')).toBeVisible()
  expect((await studies()).slice(6, 14)).toEqual(chosen)
  expect(watched.pageErrors).toEqual([])
  expect(watched.consoleErrors.slice(saidBefore)).toEqual([])
})

test('watching a name is taken back by Ctrl+Z, and p plans it', async ({ desk }) => {
  const { page, call } = desk
  const symbol = await heldName(call)
  await page.keyboard.press('/')
  await page.keyboard.type(symbol)
  await page.locator(`[role=option]:has-text("${symbol}")`).first().waitFor()
  await page.keyboard.press('Enter')
  const watch = page.locator('.name-actions [aria-pressed]')
  await expect(watch).toBeEnabled()
  const was = (await watch.getAttribute('aria-pressed')) === 'true'
  await page.keyboard.press('w')
  await expect(watch).toHaveAttribute('aria-pressed', String(!was))
  await page.keyboard.press('Control+Z')
  await expect(watch).toHaveAttribute('aria-pressed', String(was))
  await page.keyboard.press('p')
  await expect(page.locator('[data-screen=plan]')).toBeVisible()
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(page.locator('[data-screen=name]')).toBeVisible()
})
