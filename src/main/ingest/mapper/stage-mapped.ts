import type { AppError } from '#contract/errors.ts'
import type { Mapping } from '#contract/schemas/mapping.ts'
import { stageBars } from '../bars/stage-bars.ts'
import { stageBrokerFile } from '../broker/stage-broker-file.ts'
import { readDay } from '../cells/read-day.ts'
import { refuseFile } from '../files/file-refusal.ts'
import { loadText } from '../files/load-text.ts'
import type { FileHead, StageContext, StagedFile } from '../importer.ts'
import { stagePositions } from '../positions/stage-positions.ts'
import type { Profile } from '../profile.ts'
import { findTable } from './find-table.ts'
import { mappedBars } from './mapped-bars.ts'
import { mappedPositions, mappedTransactions, type SettledForm } from './mapped-profile.ts'
import { readMapping } from './read-mapping.ts'
import { readTableFacts, type TableFacts } from './table-facts.ts'

type Questions = StagedFile['questions']

const ORDERS: Readonly<Record<string, Profile['dayOrder']>> = {
  iso: 'ymd',
  'year-first': 'ymd',
  compact: 'ymd',
  'day-first': 'dmy',
  'month-first': 'mdy',
  'month-first-or-iso': 'mdy',
} // prettier-ignore

/**
 * Reads a file as the user's mapping says. How days and numbers are written is decided by all its cells, else asked; until then its rows
 * wait. A text of the action column that the mapping does not name keeps the file open, unless the mapping is a saved one: then its rows wait.
 */
export async function stageMapped(path: string, head: FileHead, context: StageContext): Promise<StagedFile | { readonly refused: AppError }> {
  const table = findTable(head)
  if (table === null) return { refused: refuseFile(path, 'not-a-table', 'No line of its beginning is the header of a table.') }
  const read = readMapping(String(context.answers.get('mapping') ?? ''), table)
  if ('refused' in read) return read
  const { mapping } = read
  if (mapping.record === 'bars') {
    const reading = mappedBars(mapping, head, table)
    if (reading === undefined) return { refused: refuseFile(path, 'wrong-kind', 'The column of dates holds no day.', table.line) }
    return await stageBars(path, head, reading.profile.id, context, reading, [answered(mapping)])
  }
  const text = await loadText(path, context.breathe)
  if ('kind' in text) return { refused: text }
  const facts = await readTableFacts(path, text.bytes, table, mapping, context.breathe)
  if ('kind' in facts) return { refused: facts }
  const isSaved = context.answers.get(SAVED_MAPPING) === true
  const { form, questions } = settle(facts, mapping, context)
  const asked = [...questions, ...mappingQuestion(mapping, facts, isSaved)]
  return mapping.record === 'positions'
    ? await stagePositions(path, head, mappedPositions(mapping, table, form), context, asked, form.waits)
    : await stageBrokerFile(path, head, mappedTransactions(mapping, table, form), context, asked)
}

/** Among the answers of a file: the mapping was found under its header, nobody gave it for this file. */
export const SAVED_MAPPING = 'mapping saved'

function settle(facts: TableFacts, mapping: Mapping, { answers }: StageContext): { form: SettledForm; questions: Questions } {
  const dateOrder = answers.get('dateOrder')
  const decimal = answers.get('decimal')
  const questions: Questions[number][] = []
  const hasDate = mapping.columns.date !== undefined
  const asksOrder = hasDate && facts.days === 'undecided'
  if (asksOrder) {
    const text = 'Which comes first in the dates of this file, the day or the month?'
    questions.push({
      id: 'dateOrder',
      text,
      choices: ['day-first', 'month-first'],
      ...(isOneOf(dateOrder, ['day-first', 'month-first']) ? { answer: dateOrder } : {}),
    })
  }
  const asksMark = facts.mark === 'undecided'
  if (asksMark) {
    const text = 'Is the decimal mark of this file a point or a comma?'
    questions.push({ id: 'decimal', text, choices: ['point', 'comma'], ...(isOneOf(decimal, ['point', 'comma']) ? { answer: decimal } : {}) })
  }
  const dayOrder = asksOrder ? (dateOrder === 'day-first' ? 'dmy' : 'mdy') : (ORDERS[facts.days ?? 'iso'] ?? 'ymd')
  const decimalMark = asksMark ? (decimal === 'comma' ? 'mixed-comma' : 'mixed-point') : ((facts.mark as Profile['decimalMark'] | null) ?? 'mixed-point')
  const open = questions.find(({ answer }) => answer === undefined)
  return {
    form: {
      dayOrder,
      decimalMark,
      isNewestFirst: isNewestFirst(facts, dayOrder),
      areAmountsUnsigned: facts.areAmountsUnsigned,
      waits: open === undefined ? null : WAITING[open.id as keyof typeof WAITING],
    },
    questions,
  }
}

const WAITING = {
  dateOrder: 'Day and month cannot be told apart: say which comes first.',
  decimal: 'A number can be read in two ways: say whether the decimal mark is a point or a comma.',
} as const

const isOneOf = (answer: unknown, choices: readonly string[]): answer is string => typeof answer === 'string' && choices.includes(answer)

function isNewestFirst({ firstDay, lastDay }: TableFacts, order: Profile['dayOrder']): boolean {
  const [first, last] = [firstDay, lastDay].map((cell) => {
    const day = cell.split(/[ T,;]/)[0] ?? ''
    return readDay(day, order) ?? readDay(day, 'ymd')
  })
  return first !== null && last !== null && first !== undefined && last !== undefined && first > last
}

const answered = (mapping: Mapping): Questions[number] => ({
  id: 'mapping',
  text: 'What do the columns of this file hold?',
  answer: mapping.saveAs ?? 'as assigned',
})

const MOST_SHOWN = 12

function mappingQuestion(mapping: Mapping, { texts }: TableFacts, isSaved: boolean): Questions {
  const known = new Set(Object.keys(mapping.actions).map((text) => text.toLowerCase()))
  const missing = mapping.columns.action === undefined || isSaved ? [] : [...texts.keys()].filter((text) => !known.has(text.toLowerCase()))
  if (missing.length === 0) return [answered(mapping)]
  const shown = missing.slice(0, MOST_SHOWN).map((text) => `“${text}”`)
  const more = missing.length > MOST_SHOWN ? ` and ${missing.length - MOST_SHOWN} more` : ''
  return [{ id: 'mapping', text: `Say what these rows are: ${shown.join(', ')}${more}.`, choices: missing }]
}
