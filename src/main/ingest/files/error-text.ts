import type { FileHead } from '../importer.ts'
import { type FileRefused, refuseFile } from './file-refusal.ts'

/** How answers begin that a server sent instead of a table. */
const SERVER_WORDS = [
  'no data',
  'brak danych',
  'exceeded the daily hits limit',
  'exceeded',
  'error',
  'not found',
  'access denied',
  'forbidden',
  'too many requests',
  'invalid',
  'unauthorized',
  'rate limit',
  'session expired',
  'please log in',
] as const

const LONGEST_MESSAGE_LINES = 5

/**
 * Says what a file is that no importer knows: a web page, JSON, a workbook, a server's message, or simply no table.
 * Asked only after recognition failed, so that a table may begin with any of these words.
 */
export function refuseUnknown(head: FileHead): FileRefused {
  const lines = head.lines.map((line) => line.trim()).filter((line) => line !== '')
  const first = lines[0] ?? ''
  const start = first.slice(0, 200).toLowerCase()
  const shown = shortened(first, 80)
  if (/^<(!doctype|html|head|body|\?xml|script|title|meta)\b/.test(start)) {
    return refuseFile(head.path, 'error-text', 'This is a web page, not a table. Download the CSV export again.', 1)
  }
  if (/\.json$/i.test(head.name)) return refuseFile(head.path, 'not-a-table', 'This is JSON, not a table. Save it as CSV and choose that file.', 1)
  if (/\.(?:md|markdown)$/i.test(head.name))
    return refuseFile(head.path, 'not-a-table', 'This is a text with headings, not a table. There is nothing to import from it.', 1)
  if (start.startsWith('{') || /^\[\s*["{[]?/.test(start)) {
    return refuseFile(
      head.path,
      'error-text',
      `This is a server's answer in JSON, not a table: “${shortened(lines.join(' '), 200)}”. Download the CSV export again.`,
      1,
    )
  }
  if (start.startsWith('pk\u0003\u0004') || start.startsWith('\u001f') || start.startsWith('%pdf')) {
    return refuseFile(head.path, 'not-a-table', 'This is a workbook, an archive or a PDF. Save it as CSV and choose that file.')
  }
  if (head.lines.some((line) => line.includes('\u0000'))) {
    return refuseFile(head.path, 'not-a-table', 'This is no text file. Save it as CSV and choose that file.')
  }
  if (lines.length <= LONGEST_MESSAGE_LINES && SERVER_WORDS.some((word) => start.startsWith(word))) {
    return refuseFile(head.path, 'error-text', `This is a message, not a table: “${shown}”.`, 1)
  }
  const hasColumns = lines.some((line) => /[,;\t|]/.test(line))
  if (!hasColumns) return refuseFile(head.path, 'not-a-table', `No line of it has columns. It begins with “${shown}”.`, 1)
  return refuseFile(head.path, 'unknown-layout', `No broker or data layout with this header is known. It begins with “${shown}”.`, 1)
}

const shortened = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most)}…` : text)
