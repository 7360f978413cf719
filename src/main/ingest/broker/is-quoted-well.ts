const QUOTE = 0x22
const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d

/**
 * Whether every quotation mark of a record opens a cell, closes one or is doubled inside one, so that the line breaks in it are
 * text. A mark that was left open fails here: the next one, meant to open a cell, closes it and has that cell's text behind it.
 * Blanks between a closing mark and the delimiter are allowed, as some brokers print them.
 * @param bytes UTF-8 text of the file
 */
export function isQuotedWell(bytes: Uint8Array, start: number, end: number, delimiter: string): boolean {
  const cut = delimiter.charCodeAt(0)
  const endsCell = (at: number): boolean => at >= end || bytes[at] === cut || bytes[at] === LINE_FEED || bytes[at] === CARRIAGE_RETURN
  for (let at = start; at < end; at += 1) {
    if (bytes[at] === QUOTE) {
      at = behindClosingMark(bytes, at + 1, end)
      while (!endsCell(at) && isBlank(bytes[at])) at += 1
      if (!endsCell(at)) return false
      continue
    }
    for (; !endsCell(at); at += 1) if (bytes[at] === QUOTE) return false
  }
  return true
}

const isBlank = (byte: number | undefined): boolean => byte === 0x20 || byte === 0x09

/** Offset behind the mark that closes the cell; `end` when none does. */
function behindClosingMark(bytes: Uint8Array, from: number, end: number): number {
  for (let at = from; at < end; at += 1) {
    if (bytes[at] !== QUOTE) continue
    if (bytes[at + 1] !== QUOTE) return at + 1
    at += 1
  }
  return end
}
