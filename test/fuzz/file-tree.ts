import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const FAMILIES = ['brokers', 'positions', 'bars', 'series', 'holdings'] as const
export type Family = (typeof FAMILIES)[number]

/** A table file as a mutation sees it: not bytes, but rows of cells with what they are written in. Cells keep their quotes. */
export interface FileTree {
  readonly family: Family
  readonly name: string
  readonly encoding: 'utf-8' | 'utf-8-mark' | 'utf-16le' | 'windows-1252'
  readonly lineEnd: string
  readonly delimiter: string
  readonly rows: readonly (readonly string[])[]
}

const FIXTURES = join(import.meta.dirname, '../fixtures')

/** Our own files of every family, each cut naively at its most frequent separator. */
export const seedFiles: readonly FileTree[] = FAMILIES.flatMap((family) =>
  readdirSync(join(FIXTURES, family), { withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:csv|txt)$/i.test(entry.name))
    .map((entry) => entry.name)
    .toSorted()
    .map((name) => treeOf(family, name)),
)

function treeOf(family: Family, name: string): FileTree {
  const text = readFileSync(join(FIXTURES, family, name), 'utf8')
  const isMarked = text.startsWith('\uFEFF')
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
  const count = (mark: string): number => text.split(mark).length
  const delimiter = [',', ';', '\t', '|'].reduce((best, mark) => (count(mark) > count(best) ? mark : best))
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n'
  return { family, name, encoding: isMarked ? 'utf-8-mark' : 'utf-8', lineEnd, delimiter, rows: lines.map((line) => line.split(delimiter)) }
}

export function bytesOf({ encoding, lineEnd, delimiter, rows }: FileTree): Buffer {
  const text = rows.map((cells) => cells.join(delimiter)).join(lineEnd)
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(text)
    case 'utf-8-mark':
      return Buffer.from(`\uFEFF${text}`)
    case 'utf-16le':
      return Buffer.from(`\uFEFF${text}`, 'utf16le')
    case 'windows-1252':
      return Buffer.from(text, 'latin1')
  }
}
