import { type Encoding, FileRefusal, readPieces, textOf } from '../bars/file-pieces.ts'
import { refuseFile } from '../files/file-refusal.ts'

const LINE_FEED = 10
const CARRIAGE_RETURN = 13

/**
 * Reads the text of some lines of a file again; `wanted` rises. The file must still be the one with this digest.
 */
export async function readLines(
  file: { readonly path: string; readonly encoding: Encoding; readonly sha256: string },
  wanted: readonly number[],
  onLine: (line: number, text: string) => void,
  breathe: () => Promise<void>,
): Promise<void> {
  if (wanted.length === 0) return
  let line = 1
  let next = 0
  const { sha256 } = await readPieces(file.path, file.encoding, ({ bytes, from, to }) => {
    for (let start = from; start < to; line += 1) {
      const end = bytes.indexOf(LINE_FEED, start)
      if (line === wanted[next]) {
        onLine(line, textOf(bytes, start, end > start && bytes[end - 1] === CARRIAGE_RETURN ? end - 1 : end))
        while (wanted[next] === line) next += 1
      }
      start = end + 1
    }
    return breathe()
  })
  if (sha256 !== file.sha256) throw new FileRefusal(refuseFile(file.path, 'changed', 'The file changed while it was read.'))
}
