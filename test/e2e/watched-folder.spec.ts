import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from './desk-test.ts'
import { expect, showData, useOwnDesk } from './own-desk.ts'

const ownDesk = useOwnDesk()

const HEADER = 'Date,Open,High,Low,Close,Adj Close,Volume\n'

test('a watched folder brings a new file by itself, shows what waits, and the toast takes it back', async () => {
  const desk = ownDesk()
  const { page, face, workspaceDir } = desk
  const folder = join(workspaceDir, '..', 'Downloads')
  mkdirSync(folder)
  writeFileSync(join(folder, 'IWM.csv'), `${HEADER}2026-11-18,10,11,9,10,10,1000\n2026-11-19,11,12,10,11,11,1100\n`)
  await face.call('workspace.create', {})
  await showData(desk)
  const watched = page.getByRole('region', { name: 'Watched folders' })
  await expect(watched).toContainText('Watch a folder')
  await face.setFiles('input[aria-label="Folder to watch"]', folder)
  await expect(page.locator('.toast', { hasText: 'Imported 1 file from Downloads: 2 new rows.' })).toBeVisible()
  await expect(watched).toContainText('1 file imported')

  writeFileSync(join(folder, 'konto.csv'), 'Tag;Vorgang;Stueck;Kurs\n02.03.2026;Kauf;10;12,50\n')
  await expect(watched.getByRole('button', { name: '1 file waits for an answer' })).toBeVisible()
  await page.locator('main').press('l')
  await expect(page.getByRole('heading', { name: 'Preview of 1 file' })).toBeVisible()
  await expect(page.locator('.preview-body')).toContainText('konto.csv')
  await page.keyboard.press('Escape')

  await page.locator('.toast').getByRole('button', { name: 'Undo' }).click()
  await expect(watched).toContainText('0 files imported')
  await watched.getByRole('switch').click()
  await expect(watched).toContainText('not watched')
  // The undo stack gives the switch back.
  await page.locator('main').press('Control+z')
  await expect(watched.getByRole('switch')).toBeChecked()
})
