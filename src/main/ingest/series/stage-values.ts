import type { AppError } from '#contract/errors.ts'
import { newYorkDay } from '../../store/new-york-time.ts'
import { type Frequency, KNOWN_AFTER_DAYS } from '../../store/value-frequency.ts'
import { FileRefusal, readPieces } from '../bars/file-pieces.ts'
import { LineScanner, SLOTS } from '../bars/line-scanner.ts'
import { settleReading, WAITING } from '../bars/settle-reading.ts'
import { symbolQuestion } from '../bars/symbol-question.ts'
import { refuseFile, refuseUnreadable } from '../files/file-refusal.ts'
import type { FileHead, StageContext, StagedFile } from '../importer.ts'
import { conflictsQuestion, readSeriesAnswers } from './series-answers.ts'
import { SeriesDraft } from './series-draft.ts'
import { stageDraft } from './stage-draft.ts'
import { codesOf, valueProfiles, valueReading } from './value-layout.ts'
import type { ValueProfile } from './value-profile.ts'
import { ValueSink, valueLayout } from './value-sink.ts'

/** Reads a file of dated values, one series or several side by side, then judges its rows against the store. */
export async function stageValues(
  path: string,
  head: FileHead,
  profileId: string,
  context: StageContext,
): Promise<StagedFile | { readonly refused: AppError }> {
  const profile = valueProfiles.find(({ id }) => id === profileId)
  if (profile === undefined) throw new Error(`stageValues: got profile ${profileId}, wanted one of ${valueProfiles.map(({ id }) => id).join(', ')}`)
  const found = valueReading(profile, head.lines)
  if (found === undefined) return { refused: refuseFile(path, 'wrong-kind', `Its header is not that of ${profile.label}.`) }
  if (found.header.length > SLOTS)
    return { refused: refuseFile(path, 'too-many-columns', `It has ${found.header.length} columns; at most ${SLOTS} are read.`, found.line) }
  const answers = readSeriesAnswers(context.answers, profile.id)
  if (!answers.ok) return { refused: answers.error }
  const fromFile = codesOf(profile, found.header, head.name)
  const isSingle = fromFile.length === 1
  const codes = isSingle && answers.value.symbol !== undefined ? [answers.value.symbol] : fromFile
  const note = profile.unit === null ? null : `In ${profile.unit}, as printed.`
  const kind = { kind: 'values', timeframe: '1d', profileId: profile.id, adjustment: 'unknown', width: 1, compared: 1, note } as const
  const draft = new SeriesDraft(kind, context.stagingDir)
  try {
    const { reading, questions } = await settleReading(path, head, found, 0, answers.value, context)
    const waits = questions.find((question) => question.answer === undefined)
    const sink = new ValueSink(draft, profile, reading, codes, newYorkDay(Math.floor(context.nowAtMs / 60_000)), waits === undefined ? null : WAITING[waits.id])
    const scanner = new LineScanner(valueLayout(reading), path)
    const read = await readPieces(path, head.encoding, async ({ bytes, from, to }) => {
      scanner.scan(bytes, from, to, (row) => {
        if (row.line > reading.line) sink.take(row, bytes)
      })
      context.progress(sink.rows, null)
      await context.breathe()
    })
    const [code = ''] = codes
    const [named = ''] = fromFile
    const isAnswered = isSingle && answers.value.symbol !== undefined
    return await stageDraft(
      {
        path,
        read,
        draft,
        rule: answers.value.takes ? 'last-stands' : 'first-stands',
        takes: answers.value.takes,
        variantAnswer: answers.value.variant,
        rebases: answers.value.rebases,
        columnNames: ['value'],
        recordKind: 'value',
        checks: [],
        questions: [
          ...questions,
          ...(isSingle ? [symbolQuestion({ symbol: code, fromName: named, isAnswered }, 'Which series is this?')] : []),
          conflictsQuestion(answers.value),
        ],
        notices: [
          ...(isSingle ? [] : [`${codes.length} series side by side: ${codes.join(', ')}.`]),
          ...(profile.series === 'several' ? ['Kept as series of values under the names of their columns; none of them is the price of an instrument.'] : []),
          ...missingNotice(profile, sink.missing),
          ...knownNotice(sink.frequency),
          ...(profile.unit === null ? [] : [`The values are in ${profile.unit} and are kept as printed.`]),
        ],
      },
      context,
    )
  } catch (thrown) {
    draft.dispose()
    if (thrown instanceof FileRefusal) return { refused: thrown.error }
    if (thrown instanceof Error && 'code' in thrown && 'syscall' in thrown) return { refused: refuseUnreadable(path, thrown) }
    throw thrown
  }
}

const KNOWN_WORDS: Readonly<Record<Frequency, string>> = {
  daily: 'Daily values without a day of publication: assumed to be known at the next session.',
  weekly: `Weekly values without a day of publication: assumed to be known ${KNOWN_AFTER_DAYS.weekly} days later.`,
  monthly: `Monthly values without a day of publication: assumed to be known ${KNOWN_AFTER_DAYS.monthly} days after their month.`,
}

const knownNotice = (frequency: Frequency | undefined): string[] => (frequency === undefined ? [] : [KNOWN_WORDS[frequency]])

/** Numbers that are no values: that there are any must not be silent. */
const missingNotice = ({ missing }: ValueProfile, count: number): string[] =>
  count === 0 ? [] : [`${count} ${count === 1 ? 'cell holds' : 'cells hold'} ${missing.join(' or ')}, which stands for no value here.`]
