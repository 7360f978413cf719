/** null = a window can be shown; else the sentence that says why not. */
export function missingDisplay(platform: NodeJS.Platform = process.platform, env: NodeJS.ProcessEnv = process.env): string | null {
  if (platform === 'darwin' || platform === 'win32') return null
  if ((env['DISPLAY'] ?? '') !== '' || (env['WAYLAND_DISPLAY'] ?? '') !== '') return null
  return 'There is no display here, so no window can open. Start it from a desktop session, or use the command line: npm run desk -- --help'
}
