/**
 * The text of one cell without what exporters and spreadsheets wrap around it: blanks, one pair of quotation marks that
 * the parser had to leave ("05/12/2026" followed by a blank), and Excel's ="…" form.
 */
export function cleanCell(cell: string): string {
  const length = cell.length
  if (length === 0) return cell
  const first = cell.charCodeAt(0)
  const last = cell.charCodeAt(length - 1)
  if (isPlain(first) && isPlain(last)) return cell
  const trimmed = cell.trim()
  const bare = trimmed.startsWith('="') && trimmed.endsWith('"') && trimmed.length > 2 ? trimmed.slice(1) : trimmed
  if (bare.length < 2 || !bare.startsWith('"') || !bare.endsWith('"')) return bare
  return bare.slice(1, -1).trim()
}

/** A printable ASCII character that no rule below looks at: not a blank, a quotation mark or an equals sign. */
const isPlain = (code: number): boolean => code > 0x22 && code < 0x7f && code !== 0x3d
