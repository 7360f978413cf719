import type { Profile } from '../profile.ts'
import { accountOfCell } from './file-account.ts'
import type { ParsedFile } from './parsed-file.ts'
import { holdBack } from './staged-row.ts'

/** As the contract takes account texts. */
const LONGEST_ACCOUNT = 80

/** Which accounts a file speaks of and where its rows go. */
export interface AccountAssignment {
  /** The one account of all rows, or null when there are several or nobody said. */
  readonly account: string | null
  /** Account texts that the file itself shows, in order of appearance. */
  readonly shown: readonly string[]
  /** True when rows have no account yet: then the file waits for an answer. */
  readonly isMissing: boolean
}

/**
 * Gives every record and every stated position its account: the one the user named for all rows, else the row's own, else the file's, else the answer
 * to the question. A file with several account numbers needs no question: each row goes to its own.
 */
export function assignAccounts(file: ParsedFile, profile: Profile, given: string | undefined, answered: string | undefined): AccountAssignment {
  const byCell = new Map<string, string>()
  const shown = new Set<string>()
  const used = new Set<string>()
  let isMissing = false
  for (const row of file.rows) {
    if (row.record === null && row.position === null) continue
    const printed = row.record === null ? (row.position?.accountText ?? null) : row.record.account
    const own = printed === null ? file.account : textOf(printed, profile, byCell)
    if (own !== null && own.length > LONGEST_ACCOUNT) {
      holdBack(row, 'error', `The account of this row has ${own.length} characters; at most ${LONGEST_ACCOUNT} name an account.`)
      continue
    }
    if (own !== null) shown.add(own)
    row.account = given ?? own ?? answered ?? null
    if (row.account === null) isMissing = true
    else used.add(row.account)
  }
  if (shown.size === 0 && file.account !== null) shown.add(file.account)
  const [only] = used
  const account = given ?? (used.size === 1 && !isMissing && only !== undefined ? only : used.size === 0 && !isMissing ? file.account : null)
  return { account, shown: [...shown], isMissing }
}

function textOf(cell: string, profile: Profile, byCell: Map<string, string>): string {
  const known = byCell.get(cell)
  if (known !== undefined) return known
  const text = accountOfCell(cell, profile)
  byCell.set(cell, text)
  return text
}
