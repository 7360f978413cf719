import type { AppError } from '#contract/errors.ts'
import { AdjustmentKind } from '#contract/schemas/series.ts'
import { isoDay } from '#domain/calendar/civil-day.ts'
import { newYorkDay, newYorkMinute } from '../../store/new-york-time.ts'
import { wallTimeToUtcMs } from '../cells/zone-time.ts'
import { type FileRefused, refuseFile, refuseUnreadable } from '../files/file-refusal.ts'
import type { FileHead, StageContext, StagedFile } from '../importer.ts'
import { SeriesDraft } from '../series/series-draft.ts'
import { stageDraft } from '../series/stage-draft.ts'
import { conflictsQuestion, readSeriesAnswers, type SeriesAnswers } from '../series/series-answers.ts'
import { barLayout } from './bar-layout.ts'
import { barProfiles } from './bar-profiles.ts'
import type { BarProfile } from './bar-profile.ts'
import { BarRowReader, type BarRowRules } from './bar-row.ts'
import { BarSink } from './bar-sink.ts'
import { FileRefusal, readPieces } from './file-pieces.ts'
import { LineScanner } from './line-scanner.ts'
import { headerOf } from './recognise-bars.ts'
import { type ResolvedSymbol, resolveSymbol, symbolCheck, symbolQuestion } from './symbol-question.ts'

const DAY_WORDS = { iso: 'YYYY-MM-DD', 'month-first': 'MM/DD/YYYY', compact: 'YYYYMMDD' } as const
const ROWS_PER_PROGRESS = 4_096

/** Reads a file of price bars in one pass and constant memory, then judges its rows against the store. */
export async function stageBars(path: string, head: FileHead, profileId: string, context: StageContext): Promise<StagedFile | { readonly refused: AppError }> {
  const profile = barProfiles.find(({ id }) => id === profileId)
  if (profile === undefined) throw new Error(`stageBars: got profile ${profileId}, wanted one of ${barProfiles.map(({ id }) => id).join(', ')}`)
  const header = headerOf(profile, head.lines)
  if (header === undefined) return { refused: refuseFile(path, 'wrong-kind', `Its header is not that of ${profile.label}.`) }
  const answers = readSeriesAnswers(context.answers, profile.id)
  if (!answers.ok) return { refused: answers.error }
  const layout = barLayout(profile, header.cells)
  const width = layout.names.adjustedClose === undefined ? 5 : 6
  const adjustment = answers.value.adjustment ?? profile.adjustment
  const draft = new SeriesDraft({ kind: 'bars', timeframe: profile.timeframe, profileId: profile.id, adjustment, width, compared: 5 }, context.stagingDir)
  const symbol = profile.columns.symbol === undefined ? resolveSymbol(context, head.name, profile.symbolSuffix ?? '', answers.value.symbol) : null
  const sink = new BarSink(draft, profile, symbol?.symbol ?? null)
  try {
    const rules = rowRules(profile, layout, answers.value, context)
    const scanner = new LineScanner(layout.line)
    const reader = new BarRowReader(rules)
    const read = await readPieces(path, head.encoding, async ({ bytes, from, to }) => {
      scanner.scan(bytes, from, to, (row) => {
        if (row.line <= header.line) return
        sink.take(row, bytes, reader)
      })
      context.progress(sink.rows - (sink.rows % ROWS_PER_PROGRESS), null)
      await context.breathe()
    })
    const refused = sink.isCoarse ? coarse(path) : undefined
    if (refused !== undefined) {
      draft.dispose()
      return { refused }
    }
    return await stageDraft(
      {
        path,
        read,
        draft,
        rule: profile.timeframe === '1m' ? 'largest-volume' : answers.value.takes ? 'last-stands' : 'first-stands',
        takes: answers.value.takes,
        variantAnswer: answers.value.variant,
        columnNames: (['open', 'high', 'low', 'close', 'volume'] as const).map((name) => layout.names[name] ?? name),
        recordKind: 'bar',
        checks: [symbol === null ? { id: 'symbol', ok: true, detail: 'Each row names its symbol.' } : symbolCheck(symbol)],
        questions: questionsOf(profile, symbol, answers.value, sink),
        notices: [],
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

function rowRules(profile: BarProfile, layout: BarRowRules['layout'], answers: SeriesAnswers, context: StageContext): BarRowRules {
  const nowMinute = Math.floor(context.nowAtMs / 60_000)
  const { zone = 'America/New_York' } = answers
  return {
    layout,
    timeframe: profile.timeframe,
    today: newYorkDay(nowMinute),
    nowMinute,
    toEpochMinute: zone === 'America/New_York' ? newYorkMinute : (day, minute) => zonedMinute(day, minute, zone),
    dayWords: DAY_WORDS[profile.dayFormat],
  }
}

/** Epoch minute of a wall-clock minute in a zone; a minute the clock never showed moves on by the hour it skipped. */
function zonedMinute(day: number, minute: number, zone: string): number {
  const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
  const atMs = wallTimeToUtcMs(isoDay(day), time, zone)
  return atMs === null ? zonedMinute(day, minute + 60, zone) : Math.floor(atMs / 60_000)
}

function questionsOf(profile: BarProfile, symbol: ResolvedSymbol | null, answers: SeriesAnswers, sink: BarSink): StagedFile['questions'] {
  const answered = (value: string | undefined): { answer: string } | Record<string, never> => (value === undefined ? {} : { answer: value })
  const ofZone = { id: 'timezone', text: 'In which zone are the times of this file?', default: 'America/New_York', ...answered(answers.zone) }
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
