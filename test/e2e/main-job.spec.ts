import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { channels } from '#contract/channels.ts'
import { ROOT } from '../faces/built.ts'
import { type Desk, expect as expectAtOnce, openDeskAt, test } from './desk-test.ts'
import { expectAccessible, expectScreen } from './seen-page.ts'

/** One trader's first evening, by keyboard, on one workspace: each test goes on where the one before stopped. */
test.describe.configure({ mode: 'serial', timeout: 180_000 })
/** A slow machine is no fault. */
const expect = expectAtOnce.configure({ timeout: 15_000 })

const BROKER_FILE = join(ROOT, 'test/fixtures/brokers/generic.csv')
const INITIALS = 'RK'

const folder = mkdtempSync(join(tmpdir(), 'e2e-main-job-'))
let desk: Desk
let page: Page
/** The watched name that is planned, and its plan. */
let symbol = ''
let close = 0
let plan = ''

test.beforeAll(async () => {
  desk = await openDeskAt(test.info().project.name, join(folder, 'workspace'))
  page = desk.page
})
test.afterAll(async () => {
  await desk.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})
test.afterEach(async () => {
  expect(await desk.watched.violations()).toEqual([])
  expect(desk.watched.consoleErrors).toEqual([])
  expect(desk.watched.pageErrors).toEqual([])
})

/** A sequence of keys, each pressed on what has the focus. */
async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

/** A place by its letter after g. */
async function go(letter: string, screen: string): Promise<void> {
  await press('g', letter)
  await expectScreen(page, screen)
}

const button = (name: string | RegExp): Locator => page.getByRole('button', { name })
const grid = (name: string | RegExp): Locator => page.getByRole('grid', { name })
/** The row that the keys of a table work on. */
const rowAt = (table: Locator): Locator => table.locator('tr.is-at')
const twoDigits = (value: number): string => value.toFixed(2)

test('the first run offers the demo, makes it with progress numbers, and says SIMULATED', async () => {
  await expectScreen(page, 'welcome')
  await expectAccessible(page)
  await press('d')
  const progress = page.getByRole('group', { name: 'Making the demo workspace' })
  await expect(progress.locator('[data-number=progress]')).toHaveText(/^[\d,]+ of [\d,]+$/, { timeout: 30_000 })
  await expect(page.locator('[data-screen=today]')).toBeVisible({ timeout: 150_000 })
  await expectScreen(page, 'today')
  await expect(page.locator('[data-mark=simulated]')).toHaveText('SIMULATED')
  await expect(page.locator('[data-mark=clock]')).toHaveText('clock fixed at 20:00 New York')
  await expectAccessible(page)
})

test('a broker file is chosen, seen row by row, stored, found in the history and taken back', async () => {
  await go('d', 'data')
  await expectAccessible(page)
  const picker = page.waitForEvent('filechooser')
  await press('i')
  await picker
  await desk.setFiles('input[aria-label="Files to import"]', BROKER_FILE)

  const preview = page.getByRole('region', { name: 'Import preview' })
  await expect(preview.getByRole('grid', { name: 'Files' })).toContainText('generic.csv')
  const rows = preview.getByRole('tab')
  await expect(rows.filter({ hasText: 'New' })).toBeVisible()
  await rows.filter({ hasText: 'New' }).press('Enter')
  await expect(preview.getByRole('tabpanel').getByRole('row').filter({ hasText: 'KRNT' }).first()).toBeVisible()
  await expectAccessible(page)

  await press('Control+Enter')
  const result = page.getByRole('status', { name: 'Import result' })
  await expect(result).toContainText(/Import \d+: /)
  await press('Escape', '2')
  const history = grid('Imports')
  await expect(history.getByRole('row').filter({ hasText: 'generic.csv' })).toContainText('in force')
  await history.press('Home')
  await expect(rowAt(history)).toContainText('generic.csv')
  await press('u')
  const question = page.getByRole('dialog', { name: /^Undo import/ })
  await question.getByRole('button', { name: /^Undo \d+ rows$/ }).press('Enter')
  const done = page.getByRole('dialog', { name: /is undone$/ })
  await expect(done).toContainText('Taken out: ')
  await press('Escape')
  await expect(done).toBeHidden()
  await expect(history.getByRole('row').filter({ hasText: 'generic.csv' })).toContainText('undone')
  await expectAccessible(page)
})

test('the watchlist sorts, is walked by keys, and copies marked rows with their heads', async () => {
  await go('w', 'watchlist')
  await expectAccessible(page)
  const list = grid('Rotation watchlist')
  await expect(list).toBeFocused()

  await press('Control+k')
  const palette = page.getByRole('dialog', { name: 'Actions' })
  await expect(palette.getByRole('option').filter({ hasText: 'Plan the name' })).toContainText('p')
  await page.keyboard.type('sort rotation watchlist by relative strength over 21')
  await press('Enter')
  await expect(palette).toBeHidden()
  await expect(list.locator('th[data-column=relative21]')).toHaveAttribute('aria-sort', 'descending')
  await expect(list).toBeFocused()
  await press('Home')
  const strongest = await figureIn(rowAt(list), 'relative21')
  await press('j')
  expect(await figureIn(rowAt(list), 'relative21')).toBeLessThanOrEqual(strongest)

  await page.evaluate(() => {
    Object.assign(globalThis, { copied: '' })
    document.addEventListener('copy', (event) => Object.assign(globalThis, { copied: event.clipboardData?.getData('text/plain') ?? '' }))
  })
  await press('Home', 'Space', 'Space', 'Control+c')
  const copied = await page.evaluate(() => (globalThis as unknown as { copied: string }).copied)
  const [heads = [], ...lines] = copied
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'))
  expect(heads).toContain('Symbol')
  expect(lines).toHaveLength(2)
  expect(lines.map((cells) => cells.length)).toEqual([heads.length, heads.length])
  await press('Escape')
  await expect(list.locator('[aria-selected=true]')).toHaveCount(0)
})

test('a name shows candles, the figures under the crosshair, own fills and its table twin', async () => {
  const [holding] = await heldSymbols()
  if (holding === undefined) throw new Error('the demo holds nothing')
  await press('/')
  await page.getByRole('combobox', { name: 'Symbol or name' }).fill(holding)
  await expect(page.getByRole('option', { selected: true })).toContainText(holding)
  await press('Enter')
  await expectScreen(page, 'name')
  await expect(page).toHaveURL(new RegExp(`#/name/${holding}$`))

  const chart = page.locator('[data-chart=candles]')
  await expect.poll(() => chart.evaluate(paintedPixels)).toBeGreaterThan(2_000)
  const readout = page.locator('[data-readout]')
  const newest = (await readout.getAttribute('data-readout')) ?? ''
  await chart.getByRole('group').focus()
  await press('ArrowLeft', 'ArrowLeft')
  await expect(readout).not.toHaveAttribute('data-readout', newest)
  const earlier = (await readout.getAttribute('data-readout')) ?? ''
  expect(earlier < newest).toBe(true)
  const closed = await figureIn(readout, 'close')
  await expect(grid('Own fills').getByRole('row').filter({ hasText: '▲' }).first()).toBeVisible()
  await expectAccessible(page)

  await press('t')
  const twin = grid(new RegExp(`^${holding}, daily bars`))
  await expect(twin).toBeFocused()
  await press('Home', 'j')
  expect(await figureIn(rowAt(twin), 'close')).toBe(closed)
  await expectAccessible(page)
  await press('t')
  await expect(chart).toBeVisible()
})

test('a position without a stop is adopted, and the heat of the account becomes known', async () => {
  const { plans } = channels['plan.list'].output.parse(await answered('plan.list', {}))
  const held = await heldSymbols()
  // Where every position of the demo has its stop, the first one gets another.
  const adopted = held.find((one) => plans.every((other) => other.symbol !== one)) ?? held[0] ?? ''
  await go('p', 'plan')
  await press('n')
  const name = page.getByLabel('Name', { exact: true })
  await expect(name).toBeFocused()
  await page.keyboard.type(adopted)
  await page.getByLabel(/^Adopt the position/).press('Space')
  await expect(page.getByRole('textbox', { name: 'Entry' })).toBeDisabled()
  const seen = channels['name.get'].output.parse(await answered('name.get', { symbol: adopted }))
  await page.getByRole('textbox', { name: 'Stop' }).fill(twoDigits((seen.row.close ?? 0) * 0.9))
  await button('Save the plan').press('Enter')
  await expect(page.getByRole('heading', { name: new RegExp(`^Plan P\\d+, ${adopted}$`) })).toBeVisible()
  await expect(page.locator('.panel-count').filter({ hasText: 'saved' })).toBeVisible()
  await expect(button('Saved')).toBeDisabled()
  await expect(page.getByText(/^\d+\.\d\d % before/)).toBeVisible()
  await expectAccessible(page)
})

test('a watched name is planned: sized, the binding cap named, its flags looked at', async () => {
  const { rows } = channels['watchlist.list'].output.parse(await answered('watchlist.list', {}))
  const { plans } = channels['plan.list'].output.parse(await answered('plan.list', {}))
  await leaveRoomForHeat()
  const free = rows.find((row) => row.group === 'watched' && row.state !== 'stale' && (row.close ?? 0) > 5 && plans.every((one) => one.symbol !== row.symbol))
  if (free === undefined || free.close === null) throw new Error('every watched name of the demo is planned')
  symbol = free.symbol
  close = free.close

  await go('w', 'watchlist')
  await press('f')
  await page.keyboard.type(symbol)
  await press('Enter')
  const list = grid('Rotation watchlist')
  await expect(list).toBeFocused()
  await press('Home')
  await expect(rowAt(list).locator('[data-column=symbol]')).toHaveText(symbol)
  await press('p')
  await expectScreen(page, 'plan')
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue(symbol)
  await expect(page.getByRole('combobox', { name: 'Account' })).not.toHaveValue('')
  await expect(page.getByRole('textbox', { name: 'Stop' })).toBeFocused()
  await page.keyboard.type(twoDigits(close * 0.92))
  await press('Enter')

  const title = page.getByRole('heading', { name: new RegExp(`^Plan P\\d+, ${symbol}$`) })
  await expect(title).toBeVisible()
  plan = /P\d+/.exec((await title.textContent()) ?? '')?.[0] ?? ''
  await expect(page.locator('[data-number="plan.shares"]')).toHaveText(/^[1-9][\d,]*sh$/)
  await expect(page.locator('.size-head')).toContainText(/(Risk to the stop|Share of equity|5 % of average volume|Settled cash) binds/)
  await expect(page.getByRole('list', { name: 'Caps in shares' }).locator('[aria-current=true]')).toHaveCount(1)
  await expect(page.getByRole('list', { name: 'Caps not applied' })).toContainText('Satellite budget')

  const flags = page.getByRole('group', { name: `Risk flags of ${symbol}` })
  await expect(flags).toContainText('never looked at')
  await flags.getByRole('button', { name: /^Looked at .+: nothing found$/ }).press('Enter')
  await expect(flags.getByText(/^looked at .+: nothing found$/)).toBeVisible()
  await expectAccessible(page)
})

test('a changed stop is taken back by Ctrl+Z', async () => {
  const stop = page.getByRole('textbox', { name: 'Stop' })
  const before = await stop.inputValue()
  await stop.fill(twoDigits(close * 0.8))
  await stop.press('Enter')
  await expect(page.locator('.panel-count').filter({ hasText: 'version 2' })).toBeVisible()
  await expect(stop).toHaveValue(twoDigits(close * 0.8))
  await press('Escape', 'Control+z')
  await expect(stop).toHaveValue(before)
  await expect(page.locator('.toasts')).toContainText(`Undone: Changed plan ${plan}.`)
})

test('the checklist goes to GO once every manual item is signed', async () => {
  await press('c')
  await expectScreen(page, 'checklist')
  await expect(page.locator('[data-decision]')).toHaveAttribute('data-decision', 'NO-GO')
  await expectAccessible(page)
  await press('i')
  await expect(page.getByLabel('Your initials, for signatures')).toBeFocused()
  await page.keyboard.type(INITIALS)
  const items = page.locator('[data-item]')
  const unsigned = button(/^Sign pass: /)
  for (let left = await unsigned.count(); left > 0; left -= 1) {
    await expect(unsigned).toHaveCount(left)
    await unsigned.first().press('Enter')
    await expect(page.locator(':focus')).toHaveText(`Withdraw ${INITIALS}`)
  }
  await expect(unsigned).toHaveCount(0)
  await expect(page.locator('[data-decision]')).toHaveAttribute('data-decision', 'GO')
  await expect(items.and(page.locator(':not([data-state=pass])'))).toHaveCount(0)
  await expect(page.locator('[data-decision]')).toContainText('Every item passes.')
  await expectAccessible(page)
})

test('the page is previewed and printed, and the PDF carries decision, code, symbol and SIMULATED on one page', async () => {
  await press('v')
  await expectScreen(page, 'paper')
  const paper = page.getByRole('article', { name: `Pre-trade checklist of ${symbol}` })
  await expect(paper).toContainText('SIMULATED')
  await expect(paper.locator('.paper-decision-word')).toHaveText('GO')
  await expect(paper).toContainText('printed pages only')
  await expectAccessible(page)
  await press('Escape')
  await expectScreen(page, 'checklist')

  const { code, pdf, evidence } = await print()
  const text = wordsOf(pdf)
  expect(text).toContain(code)
  expect(text).toContain(symbol)
  expect(text).toContain('SIMULATED')
  expect(text).toMatch(/(?<!NO-)\bGO\b/)
  expect(text).not.toContain('NO-GO')
  expect(text).toContain(INITIALS)
  expect(text).toContain('page 1 of 1')
  expect(JSON.parse(readFileSync(evidence, 'utf8'))).toHaveProperty('claims')
  await expect(grid('Prints').getByRole('row').filter({ hasText: code })).toContainText('GO')
  await grid('Prints').press('Home')
  await press('Enter')
  await expectScreen(page, 'paper')
  await expect(page.getByRole('article')).toContainText(code)
  await press('Escape')
  await expectScreen(page, 'checklist')
})

test('one signature withdrawn is a NO-GO by that item', async () => {
  const item = page.locator('[data-item=killswitch]')
  const label = ((await item.locator('.item-label').textContent()) ?? '').replace(/ (hard|required|advisory)$/, '')
  await item.getByRole('button', { name: /^Withdraw/ }).press('Enter')
  await expect(page.locator('[data-decision]')).toHaveAttribute('data-decision', 'NO-GO')
  await expect(page.locator('[data-decision]')).toContainText(`Held by 1 item: ${label}.`)
  await press('v')
  await expectScreen(page, 'paper')
  await expect(page.locator('.paper-decision')).toContainText(`NO-GO`)
  await expect(page.locator('.paper-decision')).toContainText(`held by: ${label}`)
  await press('Escape')
  await expectScreen(page, 'checklist')
})

test('Esc steps back, ? shows the keys, and the regime says how far the evidence reaches', async () => {
  await go('r', 'regime')
  await expect(page.locator('[data-rung="1"]')).toContainText('random walk')
  await expectAccessible(page)
  await press('?')
  await expect(page.getByRole('dialog', { name: 'Keys: Regime' })).toBeVisible()
  await press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await press('Escape')
  await expectScreen(page, 'checklist')
  await expect(page).toHaveURL(new RegExp(`#/checklist/${plan}$`))
})

test('screen and row survive a restart', async () => {
  await go('w', 'watchlist')
  const list = grid('Rotation watchlist')
  await expect(list).toBeFocused()
  await press('Home', 'j', 'j', 'j')
  const row = (await rowAt(list).locator('[data-column=symbol]').textContent()) ?? ''
  // What is remembered is written a moment after the last key.
  await expect.poll(async () => JSON.stringify(await answered('settings.get', {}))).toContain(`\\"at\\":\\"${row}\\"`)
  await desk.close()
  desk = await openDeskAt(test.info().project.name, join(folder, 'workspace'))
  page = desk.page
  await expectScreen(page, 'watchlist')
  const again = grid('Rotation watchlist')
  await expect(again.locator('th[data-column=relative21]')).toHaveAttribute('aria-sort', 'descending')
  await expect(rowAt(again).locator('[data-column=symbol]')).toHaveText(row)
})

/** What the core answers beside the screen: for facts of the demo that a test does not write down. */
async function answered(channel: string, input: unknown): Promise<unknown> {
  const outcome = await desk.call(channel, input)
  if (!outcome.ok) throw new Error(`${channel}: ${JSON.stringify(outcome.error)}`)
  return outcome.value
}

/** What the demo's account holds. */
async function heldSymbols(): Promise<string[]> {
  const { positions } = channels['positions.list'].output.parse(await answered('positions.list', {}))
  return positions.filter((position) => Number(position.quantity) > 0).map((position) => position.symbol)
}

/** The demo's own stops may lie so far off that no other position fits below the heat limit: here each is 2 % off. */
async function leaveRoomForHeat(): Promise<void> {
  const { plans } = channels['plan.list'].output.parse(await answered('plan.list', {}))
  for (const { plan: held, symbol: name, side, account } of plans.filter((one) => one.isAdopted)) {
    const { row } = channels['name.get'].output.parse(await answered('name.get', { symbol: name }))
    await answered('plan.draft', { plan: held, symbol: name, side, account, adopt: true, stop: Number(twoDigits((row.close ?? 0) * 0.98)) })
    await answered('plan.save', { plan: held })
  }
}

/** The number that stands under a field name, without its unit. */
async function figureIn(place: Locator, field: string): Promise<number> {
  const text = (await place.locator(`[data-number="${field}"]`).first().textContent()) ?? ''
  return Number(text.replace(/[^\d.+-]/g, ''))
}

/** How many points of its canvases a chart has drawn. */
function paintedPixels(chart: Element): number {
  let painted = 0
  for (const canvas of chart.querySelectorAll('canvas')) {
    if (canvas.width === 0 || canvas.height === 0) continue
    const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] }
    for (let at = 3; at < data.length; at += 4) if ((data[at] ?? 0) > 0) painted += 1
  }
  return painted
}

async function print(): Promise<{ code: string; pdf: string; evidence: string }> {
  await press('Control+p')
  const said = page.locator('[data-state=printed]')
  await expect(said).toBeVisible({ timeout: 30_000 })
  const [, code = '', pdf = '', evidence = ''] = /^Code (\S+), page (.+), evidence (.+)$/.exec((await said.textContent()) ?? '') ?? []
  expect([pdf, evidence].map((file) => existsSync(file))).toEqual([true, true])
  return { code, pdf, evidence }
}

const wordsOf = (pdf: string): string => execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ')
