/** Texts a spreadsheet would take for a formula, however many apostrophes stand before them. */
const COULD_RUN = /^'*[=+\-@\t\r]/
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/

export type Cell = string | number | null

/**
 * One line of a CSV file with its line feed. Numbers are written so that reading them gives the same double; null and NaN are blank.
 * A text that a spreadsheet would run as a formula gets one apostrophe before it; `cells/guarded-text.ts` takes exactly one away again.
 * `figures` are the columns whose texts are decimals: a minus before a figure is no formula.
 */
export function csvLine(cells: readonly Cell[], figures: ReadonlySet<number> = NO_FIGURES): string {
  return `${cells.map((cell, index) => csvCell(cell, figures.has(index))).join(',')}\n`
}

const NO_FIGURES: ReadonlySet<number> = new Set()

function csvCell(cell: Cell, isFigure: boolean): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : ''
  const text = !isFigure && COULD_RUN.test(cell) ? `'${cell}` : cell
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
