import { type Encoding, FileRefusal } from '../bars/file-pieces.ts'
import { readLines } from './read-lines.ts'

/** What stands where the text of a row would, when its file no longer has it. */
export const FILE_IS_ANOTHER = 'File moved or changed since it was read.'

/** The text of some lines of a file (rising), while it is still the one with this digest; null when it was moved, removed or changed since. */
export async function readBack(
  file: { readonly path: string; readonly encoding: Encoding; readonly sha256: string },
  lines: readonly number[],
  breathe: () => Promise<void>,
): Promise<ReadonlyMap<number, string> | null> {
  const texts = new Map<number, string>()
  try {
    await readLines(file, lines, (line, text) => texts.set(line, text), breathe)
    return texts
  } catch (thrown) {
    if (thrown instanceof FileRefusal || (thrown instanceof Error && 'syscall' in thrown)) return null
    throw thrown
  }
}
