import { cleanCell } from '../cells/clean-cell.ts'
import type { FileHead } from '../importer.ts'
import type { Profile } from '../profile.ts'

/** A title is a line of words; what is longer is none, and patterns need not look at it. */
const LONGEST_TITLE = 500

/** The account as the lines above the header or the file name show it: the number where there is one, else the name. */
export function findFileAccount(head: FileHead, headerLine: number, { account }: Profile): string | null {
  const titles = head.lines.slice(0, headerLine - 1).map((line) => cleanCell(line.slice(0, LONGEST_TITLE)).replaceAll('"', ''))
  return firstGroup(account.titleNumber, titles) ?? firstGroup(account.fileName, [head.name.replace(/\.[^.]*$/, '')]) ?? firstGroup(account.titleName, titles)
}

function firstGroup(pattern: RegExp | undefined, texts: readonly string[]): string | null {
  if (pattern === undefined) return null
  for (const text of texts) {
    const found = pattern.exec(text)?.[1]?.trim()
    if (found !== undefined && found !== '') return found
  }
  return null
}

const NUMBER_IN_TEXT = /(?:^|[^A-Za-z0-9])([A-Za-z]{0,3}\d{4,}[A-Za-z0-9-]*)(?=[^A-Za-z0-9]|$)/

/** The account of a row from its cell: the number inside it, else the text without quotation marks. */
export function accountOfCell(cell: string, { account }: Profile): string {
  if (account.cell === 'text') return cell
  return NUMBER_IN_TEXT.exec(cell)?.[1] ?? cell.replaceAll('"', '').trim()
}
