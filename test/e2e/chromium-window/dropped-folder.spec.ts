import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from '../desk-test.ts'
import { expect, showData, useOwnDesk } from '../own-desk.ts'

const ownDesk = useOwnDesk()

test('an empty folder, which no picker can hand over, is watched when it is dropped on the list', async () => {
  const desk = ownDesk()
  const { page, face, workspaceDir } = desk
  const folder = join(workspaceDir, '..', 'Exports')
  mkdirSync(folder)
  await face.call('workspace.create', {})
  await showData(desk)
  const watched = page.getByRole('region', { name: 'Watched folders' })
  await expect(watched).toContainText('Watch a folder')
  const box = await watched.boundingBox()
  const session = await page.context().newCDPSession(page)
  const drag = (type: 'dragEnter' | 'dragOver' | 'drop') =>
    session.send('Input.dispatchDragEvent', { type, x: (box?.x ?? 0) + 20, y: (box?.y ?? 0) + 10, data: { items: [], files: [folder], dragOperationsMask: 1 } })
  await drag('dragEnter')
  await drag('dragOver')
  await expect(watched).toContainText('Let a folder go here to watch it.')
  await drag('drop')
  await expect(watched.getByRole('switch')).toBeChecked()
  await expect(watched).toContainText('Exports')
  await expect(page.getByRole('region', { name: 'Import', exact: true })).toContainText('Drop files or folders here')
})
