import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Written into out/ by the build: when it began, so that a file saved while it ran counts as newer. */
export const STAMP = '.built'

/** Whether out/ is missing or older than what it is made from. Folders count too: a removed file changes only its folder. */
export function isBuildStale(root: string): boolean {
  const builtAtMs = readStamp(join(root, 'out', STAMP))
  return builtAtMs === null || newestChange(join(root, 'src')) > builtAtMs || statSync(join(root, 'electron.vite.config.ts')).mtimeMs > builtAtMs
}

function readStamp(file: string): number | null {
  try {
    return Number(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

function newestChange(folder: string): number {
  let newest = statSync(folder).mtimeMs
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    newest = Math.max(newest, entry.isDirectory() ? newestChange(path) : (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0))
  }
  return newest
}
