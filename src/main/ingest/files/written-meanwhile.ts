import type { Stats } from 'node:fs'
import { type FileRefused, refuseFile } from './file-refusal.ts'

/** Refuses a file that was cut, grew or was written into between its opening and its last byte: what was read is neither the old nor the new one. */
export function refuseWrittenMeanwhile(path: string, before: Stats, after: Stats, bytesRead: number): FileRefused | null {
  const isSame = before.size === after.size && before.mtimeMs === after.mtimeMs && bytesRead === before.size
  return isSame ? null : refuseFile(path, 'changed', 'It changed while it was read. Import it again when it is complete.')
}
