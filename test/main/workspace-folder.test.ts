import { describe, expect, it } from 'vitest'
import { defaultWorkspaceFolder } from '../../src/main/workspace-folder.ts'

const slashes = (path: string) => path.replaceAll('\\', '/')

describe('defaultWorkspaceFolder', () => {
  it.each([
    ['linux', { HOME: '/home/ann' }, '/home/ann/.local/share/rotation-desk/workspace'],
    ['linux', { HOME: '/home/ann', XDG_DATA_HOME: '/data' }, '/data/rotation-desk/workspace'],
    ['darwin', { HOME: '/Users/ann' }, '/Users/ann/Library/Application Support/rotation-desk/workspace'],
    ['win32', { USERPROFILE: 'C:/Users/ann', APPDATA: 'C:/Users/ann/AppData/Roaming' }, 'C:/Users/ann/AppData/Roaming/rotation-desk/workspace'],
  ] as const)('is the folder for programs’ own files on %s', (platform, env, expected) => {
    expect(slashes(defaultWorkspaceFolder(false, platform, env))).toBe(expected)
  })

  it('puts the demo beside it', () => {
    expect(slashes(defaultWorkspaceFolder(true, 'linux', { HOME: '/home/ann' }))).toBe('/home/ann/.local/share/rotation-desk/demo-workspace')
  })
})
