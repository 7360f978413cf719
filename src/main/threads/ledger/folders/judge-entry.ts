import type { FileOutcome } from '../../../store/watched-files.ts'
import { isOpen, isToStore, type StagedEntry } from '../imports/staged-call.ts'

/** What becomes of a file that nobody is asked about. */
export interface Verdict {
  readonly outcome: Extract<FileOutcome, 'stored' | 'known' | 'waits' | 'refused'>
  /** In words: what it waits for, or why it was refused. */
  readonly reason: string | null
}

/**
 * Whether a file of a watched folder is stored without a word of the user. The careful way: a file waits as a whole when a question is open,
 * when a single row of it asks for consent, when one check fails, when one row is under review, unsupported or in error, and when its
 * columns are not known. A file that holds no table is refused, and waits for nobody.
 */
export function judgeEntry(entry: StagedEntry): Verdict {
  if (entry.staged === null) {
    return entry.table === undefined ? { outcome: 'refused', reason: entry.error.kind === 'file-refused' ? entry.error.reason : null } : waits(UNKNOWN_COLUMNS)
  }
  const { staged, reading } = entry
  const question = [...reading.questions, ...staged.questions].find((asked) => isOpen(asked) || (isAboutOneRow(asked.id) && asked.answer === undefined))
  if (question !== undefined) return waits(question.text)
  const check = [...reading.checks, ...staged.checks].find(({ ok }) => !ok)
  if (check !== undefined) return waits(check.detail)
  const held = HELD.flatMap(([status, words]) => (staged.rows[status] === 0 ? [] : [`${staged.rows[status]} ${words}`]))
  if (held.length > 0) return waits(`Rows held back: ${held.join(', ')}.`)
  return isToStore(entry) ? { outcome: 'stored', reason: null } : { outcome: 'known', reason: null }
}

const UNKNOWN_COLUMNS = 'No layout with this header is known. Say what its columns hold.'

const HELD = [
  ['review', 'under review'],
  ['unsupported', 'not supported'],
  ['error', 'in error'],
] as const

const waits = (reason: string): Verdict => ({ outcome: 'waits', reason })

/** The consents to replace an order or to take an identical fill carry the line they ask about. They have a default, but silence is no consent here. */
const isAboutOneRow = (question: string): boolean => question.includes(':')
