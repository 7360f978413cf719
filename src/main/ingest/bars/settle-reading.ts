import type { DecimalMark } from '../cells/read-decimal.ts'
import type { FileHead, StageContext, StagedFile } from '../importer.ts'
import type { SeriesAnswers } from '../series/series-answers.ts'
import { DayEvidence, NumberEvidence } from './column-evidence.ts'
import type { DayFormat } from './date-cell.ts'
import { readPieces, textOf } from './file-pieces.ts'
import { VALUE } from './number-cell.ts'
import { type Delimiter, LineScanner, SLOTS } from './line-scanner.ts'

/** How days look in each format, for the words of a row error. */
export const dayWords: Readonly<Record<DayFormat, string>> = {
  iso: 'YYYY-MM-DD',
  'year-first': 'YYYY.MM.DD',
  'month-first': 'MM/DD/YYYY',
  'day-first': 'DD.MM.YYYY',
  'month-first-or-iso': 'MM/DD/YYYY or YYYY-MM-DD',
  'month-name': 'DD-Mon-YYYY',
  compact: 'YYYYMMDD',
  month: 'YYYY-MM',
  unix: 'seconds since 1970 or YYYY-MM-DD',
}

/** Why rows wait while a question is open. */
export const WAITING: Readonly<Record<'dateOrder' | 'decimal', string>> = {
  dateOrder: 'Day and month cannot be told apart: say which comes first.',
  decimal: 'A number can be read in two ways: say whether the decimal mark is a point or a comma.',
}

/** How a table writes its days and numbers, as far as its head settles it. */
export interface TableForm {
  /** Last line of the header, from 1. */
  readonly line: number
  readonly header: readonly string[]
  readonly delimiter: Delimiter
  readonly dayFormat: DayFormat | 'undecided'
  readonly marks: readonly (DecimalMark | 'undecided' | undefined)[]
}

type FormQuestion = StagedFile['questions'][number] & { readonly id: 'dateOrder' | 'decimal' }

/**
 * Settles how days and numbers are written: by the cells of the head, else by all cells of the file, else by the user's answer, else it
 * stays open. What the cells show stands whatever was answered for other files of the same call.
 */
export async function settleReading<Form extends TableForm>(
  path: string,
  head: FileHead,
  found: Form,
  dateColumn: number,
  answers: Pick<SeriesAnswers, 'dateOrder' | 'decimal'>,
  context: StageContext,
): Promise<{ readonly reading: Form; readonly questions: readonly FormQuestion[] }> {
  const isOpen = found.dayFormat === 'undecided' || found.marks.includes('undecided')
  const reading = isOpen ? await askTheWholeFile(path, head, found, dateColumn, context) : found
  const questions: FormQuestion[] = []
  if (reading.dayFormat === 'undecided') {
    questions.push({
      id: 'dateOrder',
      text: 'Which comes first in the dates of this file, the day or the month?',
      choices: ['day-first', 'month-first'],
      ...(answers.dateOrder === undefined ? {} : { answer: answers.dateOrder }),
    })
  }
  if (reading.marks.includes('undecided')) {
    questions.push({
      id: 'decimal',
      text: 'Is the decimal mark of this file a point or a comma?',
      choices: ['point', 'comma'],
      ...(answers.decimal === undefined ? {} : { answer: answers.decimal }),
    })
  }
  const mark: DecimalMark | undefined = answers.decimal === undefined ? undefined : `mixed-${answers.decimal}`
  return {
    reading: {
      ...reading,
      dayFormat: reading.dayFormat === 'undecided' ? (answers.dateOrder ?? 'undecided') : reading.dayFormat,
      marks: reading.marks.map((known) => (known === 'undecided' ? (mark ?? known) : known)),
    },
    questions,
  }
}

async function askTheWholeFile<Form extends TableForm>(path: string, head: FileHead, form: Form, dateColumn: number, context: StageContext): Promise<Form> {
  const { header, delimiter, line, dayFormat, marks } = form
  const days = new DayEvidence()
  const numbers = new Map(marks.flatMap((mark, column) => (mark === 'undecided' ? [[column, new NumberEvidence()] as const] : [])))
  const columns = header.flatMap((_, column) => ((column === dateColumn && dayFormat === 'undecided') || numbers.has(column) ? [column] : []))
  if (columns.length > SLOTS) return form
  const cells = header.map((_, column) => {
    const slot = columns.indexOf(column)
    return slot < 0 ? ({ kind: 'skip', slot: 0 } as const) : ({ kind: 'text', slot } as const)
  })
  const scanner = new LineScanner({ delimiter, dayFormat: 'iso', cells }, path)
  await readPieces(path, head.encoding, async ({ bytes, from, to }) => {
    scanner.scan(bytes, from, to, (row) => {
      if (row.line <= line) return
      for (const [slot, column] of columns.entries()) {
        if (row.states[slot] !== VALUE) continue
        const text = textOf(bytes, row.textStarts[slot]!, row.textEnds[slot]!)
        if (column === dateColumn) days.add(text)
        else numbers.get(column)?.add(text)
      }
    })
    await context.breathe()
  })
  return {
    ...form,
    dayFormat: dayFormat === 'undecided' ? (days.format() ?? 'undecided') : dayFormat,
    // No cell of the column can be read in two ways: nothing to ask.
    marks: marks.map((mark, column) => (mark === 'undecided' ? (numbers.get(column)?.mark() ?? 'mixed-point') : mark)),
  }
}
