/** The text of a record as it stands in the file, without its line end. */
export function rawText(bytes: Buffer, start: number, end: number): string {
  let to = end
  while (to > start && (bytes[to - 1] === 0x0a || bytes[to - 1] === 0x0d)) to -= 1
  return bytes.toString('utf8', start, to)
}
