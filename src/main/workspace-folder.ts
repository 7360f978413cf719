import { homedir } from 'node:os'
import { join } from 'node:path'

/** Where the workspace lies when nobody names one: the platform's folder for a program's own files. The demo has its own folder beside it. */
export function defaultWorkspaceFolder(isDemo: boolean, platform: NodeJS.Platform = process.platform, env: NodeJS.ProcessEnv = process.env): string {
  return join(userDataFolder(platform, env), 'rotation-desk', isDemo ? 'demo-workspace' : 'workspace')
}

function userDataFolder(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string {
  const home = env['HOME'] ?? env['USERPROFILE'] ?? homedir()
  if (platform === 'darwin') return join(home, 'Library', 'Application Support')
  if (platform === 'win32') return env['APPDATA'] ?? join(home, 'AppData', 'Roaming')
  const xdg = env['XDG_DATA_HOME'] ?? ''
  return xdg === '' ? join(home, '.local', 'share') : xdg
}
