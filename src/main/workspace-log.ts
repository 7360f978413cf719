import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'

const LIMIT_BYTES = 1024 * 1024

/** One line per incident in `<workspace>/log/desk.log`; the file before it is kept once. A log that cannot be written goes to stderr instead. */
export function createWorkspaceLog(workspaceDir: string): (line: string) => void {
  const file = join(workspaceDir, 'log', 'desk.log')
  return (line) => {
    const text = `${new Date().toISOString()} ${line}\n`
    try {
      mkdirSync(join(workspaceDir, 'log'), { recursive: true, mode: 0o700 })
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LIMIT_BYTES) renameSync(file, `${file}.1`)
      appendFileSync(file, text, { mode: 0o600 })
    } catch {
      process.stderr.write(text)
    }
  }
}
