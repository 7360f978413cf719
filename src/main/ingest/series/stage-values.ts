import type { AppError } from '#contract/errors.ts'
import { isoDay } from '#domain/calendar/civil-day.ts'
import { newYorkDay } from '../../store/new-york-time.ts'
import { FileRefusal, readPieces, textOf } from '../bars/file-pieces.ts'
import { LineScanner, SLOTS } from '../bars/line-scanner.ts'
import { VALUE } from '../bars/number-cell.ts'
import { symbolQuestion } from '../bars/symbol-question.ts'
import { refuseFile, refuseUnreadable } from '../files/file-refusal.ts'
import type { FileHead, StageContext, StagedFile } from '../importer.ts'
import { conflictsQuestion, readSeriesAnswers } from './series-answers.ts'
import { SeriesDraft } from './series-draft.ts'
import { stageDraft } from './stage-draft.ts'
import { codesOf, valueHeader, valueProfiles } from './value-layout.ts'
import { judgeValueRow } from './value-row.ts'

/** Reads a file of dated values, one series or several side by side, then judges its rows against the store. */
export async function stageValues(
  path: string,
  head: FileHead,
  profileId: string,
  context: StageContext,
): Promise<StagedFile | { readonly refused: AppError }> {
  const profile = valueProfiles.find(({ id }) => id === profileId)
  if (profile === undefined) throw new Error(`stageValues: got profile ${profileId}, wanted one of ${valueProfiles.map(({ id }) => id).join(', ')}`)
  const header = valueHeader(profile, head.lines)
  if (header === undefined) return { refused: refuseFile(path, 'wrong-kind', `Its header is not that of ${profile.label}.`) }
  if (header.cells.length > SLOTS)
    return { refused: refuseFile(path, 'too-many-columns', `It has ${header.cells.length} columns; at most ${SLOTS} are read.`, header.line) }
  const answers = readSeriesAnswers(context.answers, profile.id)
  if (!answers.ok) return { refused: answers.error }
  const fromFile = codesOf(header, head.name)
  const isSingle = fromFile.length === 1
  const codes = isSingle && answers.value.symbol !== undefined ? [answers.value.symbol] : fromFile
  const draft = new SeriesDraft({ kind: 'values', timeframe: '1d', profileId: profile.id, adjustment: 'unknown', width: 1, compared: 1 }, context.stagingDir)
  const numbers = codes.map((code) => draft.numberOf(code))
  const today = newYorkDay(Math.floor(context.nowAtMs / 60_000))
  const cells = header.cells.map((_, index) => ({ kind: index === 0 ? ('date' as const) : ('number' as const), slot: Math.max(0, index - 1) }))
  const scanner = new LineScanner({ delimiter: ',', dayFormat: 'iso', cells })
  const value = new Float64Array(1)
  let rows = 0
  try {
    const read = await readPieces(path, head.encoding, async ({ bytes, from, to }) => {
      scanner.scan(bytes, from, to, (row) => {
        if (row.line <= header.line) return
        const verdict = judgeValueRow(row, bytes, header.cells, today)
        if (verdict === undefined) return
        rows += 1
        if (verdict !== null) {
          const session = row.date.state === VALUE ? isoDay(row.date.day) : null
          const raw = textOf(bytes, row.start, row.end)
          draft.hold({ line: row.line, status: verdict.status, reason: verdict.reason, column: verdict.column ?? null, symbol: codes[0] ?? null, session, raw })
          return
        }
        for (const [slot, series] of numbers.entries()) {
          if (row.states[slot] !== VALUE) continue
          value[0] = row.values[slot]!
          draft.add(series, row.date.day, row.line, value)
        }
      })
      context.progress(rows, null)
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
        columnNames: ['value'],
        recordKind: 'value',
        checks: [],
        questions: [
          ...(isSingle ? [symbolQuestion({ symbol: code, fromName: named, isCertain: true, isAnswered }, 'Which series is this?')] : []),
          conflictsQuestion(answers.value),
        ],
        notices: isSingle ? [] : [`${codes.length} series side by side: ${codes.join(', ')}.`],
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
