import { Menu, type MenuItemConstructorOptions } from 'electron'

/**
 * A short menu of roles only: what the program does has its key inside the window, and a menu must not catch those keys first.
 * Reload and the developer tools are there in development alone.
 */
export function installMenu(isPackaged: boolean, platform: NodeJS.Platform = process.platform): void {
  const developer: MenuItemConstructorOptions[] = isPackaged ? [] : [{ type: 'separator' }, { role: 'reload' }, { role: 'toggleDevTools' }]
  const template: MenuItemConstructorOptions[] = [
    ...(platform === 'darwin' ? [{ role: 'appMenu' } as const] : [{ label: 'File', submenu: [{ role: 'quit' } as const] }]),
    { role: 'editMenu' },
    { label: 'View', submenu: [{ role: 'togglefullscreen' }, ...developer] },
    { role: 'windowMenu' },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
