import type { AppError } from '#contract/errors.ts'
import { AdjustmentKind } from '#contract/schemas/series.ts'
import { isoDay } from '#domain/calendar/civil-day.ts'
import { currentSymbol } from '../../store/instruments.ts'
import { newYorkDay, newYorkMinute } from '../../store/new-york-time.ts'
import { wallTimeToUtcMs } from '../cells/zone-time.ts'
import { type FileRefused, refuseFile, refuseUnreadable } from '../files/file-refusal.ts'
import type { FileHead, StageContext, StagedFile } from '../importer.ts'
import { SeriesDraft } from '../series/series-draft.ts'
import { stageDraft } from '../series/stage-draft.ts'
import { conflictsQuestion, readSeriesAnswers, type SeriesAnswers } from '../series/series-answers.ts'
import { type BarLayout, barLayout } from './bar-layout.ts'
import type { BarProfile } from './bar-profile.ts'
import { type BarReading, columnOf } from './bar-reading.ts'
import { BarRowReader, type BarRowRules } from './bar-row.ts'
import { BarSink } from './bar-sink.ts'
import { FileRefusal, readPieces } from './file-pieces.ts'
import { LineScanner } from './line-scanner.ts'
import { readingBy } from './recognise-bars.ts'
import { dayWords, settleReading, WAITING } from './settle-reading.ts'
import { type ResolvedSymbol, resolveSymbol, symbolCheck, symbolQuestion } from './symbol-question.ts'

const ROWS_PER_PROGRESS = 4_096

/** Reads a file of price bars in one pass and constant memory, then judges its rows against the store. */
export async function stageBars(
  path: string,
  head: FileHead,
  profileId: string,
  context: StageContext,
  found = readingBy(profileId, head),
  asked: StagedFile['questions'] = [],
): Promise<StagedFile | { readonly refused: AppError }> {
  const answers = readSeriesAnswers(context.answers, profileId)
  if (!answers.ok) return { refused: answers.error }
  if (found === undefined) return { refused: refuseFile(path, 'wrong-kind', 'Its header is not that of this layout.') }
  if (found.tickers.length > 1) {
    return {
      refused: refuseFile(
        path,
        'wrong-kind',
        `It holds ${found.tickers.length} tickers side by side (${found.tickers.slice(0, 3).join(', ')}). Save one file for each.`,
        1,
      ),
    }
  }
  let draft: SeriesDraft | undefined
  try {
    const { reading, questions } = await settleReading(path, head, found, columnOf(found.header, found.profile.columns.date), answers.value, context)
    const { profile } = reading
    const layout = barLayout(reading)
    const width = layout.names.adjustedClose === undefined ? 5 : 6
    draft = new SeriesDraft(
      {
        kind: 'bars',
        timeframe: reading.timeframe,
        profileId: profile.id,
        adjustment: answers.value.adjustment ?? profile.adjustment,
        width,
        compared: 5,
        note: reading.usesTicks ? 'The volume counts ticks, not shares.' : null,
      },
      context.stagingDir,
      (text) => currentSymbol(context.db, text),
    )
    const symbol =
      profile.columns.symbol === undefined ? resolveSymbol(context, head.name, profile.symbolSuffix ?? '', answers.value.symbol, reading.tickers[0]) : null
    const waits = questions.find((question) => question.answer === undefined)
    const sink = new BarSink(draft, profile, symbol?.symbol ?? null, waits === undefined ? null : WAITING[waits.id])
    const rules = rowRules(reading, layout, answers.value, context)
    const scanner = new LineScanner(layout.line, path)
    const reader = new BarRowReader(rules)
    const read = await readPieces(path, head.encoding, async ({ bytes, from, to }) => {
      scanner.scan(bytes, from, to, (row) => {
        if (row.line <= reading.line) return
        sink.take(row, bytes, reader)
      })
      context.progress(sink.rows - (sink.rows % ROWS_PER_PROGRESS), null)
      await context.breathe()
    })
    if (sink.isCoarse) throw new FileRefusal(coarse(path))
    return await stageDraft(
      {
        path,
        read,
        draft,
        rule: reading.timeframe === '1m' ? 'largest-volume' : answers.value.takes ? 'last-stands' : 'first-stands',
        takes: answers.value.takes,
        variantAnswer: answers.value.variant,
        rebases: answers.value.rebases,
        columnNames: (['open', 'high', 'low', 'close', 'volume'] as const).map((name) => layout.names[name] ?? name),
        recordKind: 'bar',
        checks: [symbol === null ? { id: 'symbol', ok: true, detail: 'Each row names its symbol.' } : symbolCheck(symbol)],
        questions: [...asked, ...questions, ...questionsOf(profile, symbol, answers.value, sink)],
        notices: [
          ...(reading.usesTicks ? ['The volume of this file counts ticks, not shares.'] : []),
          ...sink.facts.notices(),
          ...unreadNotice(reading, layout),
        ],
      },
      context,
    )
  } catch (thrown) {
    draft?.dispose()
    if (thrown instanceof FileRefusal) return { refused: thrown.error }
    if (thrown instanceof Error && 'code' in thrown && 'syscall' in thrown) return { refused: refuseUnreadable(path, thrown) }
    throw thrown
  }
}

/** Columns that are no part of a bar: what stands in them is in the file only. */
function unreadNotice({ header }: BarReading, { line }: BarLayout): readonly string[] {
  const unread = header.filter((cell, column) => cell !== '' && line.cells[column]?.kind === 'skip')
  return unread.length === 0 ? [] : [`Not read: ${unread.join(', ')}.`]
}

function rowRules({ profile, timeframe }: BarReading, layout: BarLayout, answers: SeriesAnswers, context: StageContext): BarRowRules {
  const nowMinute = Math.floor(context.nowAtMs / 60_000)
  const { zone = profile.zone } = answers
  return {
    layout,
    timeframe,
    today: newYorkDay(nowMinute),
    nowMinute,
    toEpochMinute: zone === 'America/New_York' ? newYorkMinute : (day, minute) => zonedMinute(day, minute, zone),
    dayWords: dayWords[layout.line.dayFormat],
    footers: profile.footers,
  }
}

/** Epoch minute of a wall-clock minute in a zone; a minute the clock never showed moves on by the hour it skipped. */
function zonedMinute(day: number, minute: number, zone: string): number {
  const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:00`
  const atMs = wallTimeToUtcMs(isoDay(day), time, zone)
  return atMs === null ? zonedMinute(day, minute + 60, zone) : Math.floor(atMs / 60_000)
}

function questionsOf(profile: BarProfile, symbol: ResolvedSymbol | null, answers: SeriesAnswers, sink: BarSink): StagedFile['questions'] {
  const answered = (value: string | undefined): { answer: string } | Record<string, never> => (value === undefined ? {} : { answer: value })
  const ofZone = { id: 'timezone', text: 'In which zone are the times of this file?', default: profile.zone, ...answered(answers.zone) }
  return [
    ...(symbol === null ? [] : [symbolQuestion(symbol, 'Which symbol are these bars of?')]),
    {
      id: 'adjustment',
      text: 'What are these prices adjusted for?',
      choices: [...AdjustmentKind.options],
      default: profile.adjustment,
      ...answered(answers.adjustment),
    },
    conflictsQuestion(answers),
    ...(sink.hasNaiveTimes ? [ofZone] : []),
  ]
}

const coarse = (path: string): FileRefused => refuseFile(path, 'wrong-kind', 'These are bars of five minutes or more. Only daily and one-minute bars are kept.')
