import type { StagedFile } from '../../src/main/ingest/importer.ts'

/** Blanks, marks, separators and ="" alone; Â and ï»¿ are a no-break space and a byte order mark of UTF-8 read as Windows-1252. */
const BLANK = /^(?:[\s,;|"'=Â\p{Cc}\uFEFF]|ï»¿)*$/u
const LINE_END = /\r\n|\n|\r/

/**
 * The lines behind the first row that belong to no row of the reading: by a reader of its own that knows nothing of formats, only lines.
 * Blank ones are left out. What remains may only be headers; a row among them was lost.
 */
export function unaccountedLines(bytes: Buffer, { encoding }: Pick<StagedFile, 'encoding'>, rows: readonly { line: number; raw: string }[]): readonly string[] {
  const lines = new TextDecoder(encoding).decode(bytes).split(LINE_END)
  // A single line of a Windows-1252 file may be good UTF-8, and is kept as such.
  const asUtf8 = new TextDecoder().decode(bytes).split(LINE_END)
  const first = rows.reduce((least, { line }) => Math.min(least, line), lines.length + 1)
  const kept = new Set(rows.flatMap(({ raw }) => raw.split(LINE_END)))
  return lines.filter((line, index) => index >= first - 1 && !BLANK.test(line) && !kept.has(line) && !kept.has(asUtf8[index] ?? line))
}

/** The line right above the first row. */
export function lineAbove(bytes: Buffer, { encoding }: Pick<StagedFile, 'encoding'>, rows: readonly { line: number }[]): string {
  const first = rows.reduce((least, { line }) => Math.min(least, line), Number.MAX_SAFE_INTEGER)
  return new TextDecoder(encoding).decode(bytes).split(LINE_END)[first - 2] ?? ''
}

/** The cells of a line in any dress, for comparing headers: letters and digits only, lower case, blanks left out. */
export const bareCells = (line: string): readonly string[] =>
  line
    .split(/[,;|\t]/)
    .map((cell) => cell.toLowerCase().replaceAll(/[^a-z0-9]/g, ''))
    .filter((cell) => cell !== '')
