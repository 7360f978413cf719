import { type AppError, fail, type Outcome, succeed } from '#contract/errors.ts'
import { indexAtOrBefore } from '#domain/bars.ts'
import { dayNumber } from '#domain/calendar/civil-day.ts'
import { readBars } from '../../store/bar-chunks.ts'
import { readInstrument } from '../../store/instruments.ts'
import { tickerOn } from '../../store/name-pieces.ts'
import { symbolMeant } from '../../store/symbol-at.ts'
import { seriesOfSymbol } from '../../store/series.ts'
import { type SplitDecision, splitDecisionOn, writeSplitDecision } from '../../store/split-decisions.ts'
import { splitEffect, splitWords } from '../analysis/split-words.ts'
import { suspectedSplit } from '../analysis/suspected-split.ts'
import type { LedgerJobs } from '../jobs.ts'
import type { LedgerContext, LedgerJob } from './context.ts'

type Job = LedgerJobs['splits.decide']

/**
 * `splits.decide`: the user accepts a split (new shares per old share; omitted, the one the prices look like), says that a jump is a real
 * move, or with null takes his word back. It wins over what files state of the same session. What stood before is kept with its moment;
 * saying the same again stores nothing. The shares of positions are left alone: a split of those is a transaction.
 */
export const decideSplit: LedgerJob<Job> = (input, context) => {
  const { session } = input
  const symbol = symbolMeant(context.db, input.symbol)
  const ticker = tickerOn(context.db, symbol, session)
  const instrument = readInstrument(context.db, ticker)
  if (instrument === undefined) return fail({ kind: 'not-found', what: 'name', id: symbol })
  if (input.factor !== undefined && input.decision !== 'apply') return fail(refused('factor', 'Only an accepted split has one.'))
  const judged = judge({ ...input, symbol: ticker }, context)
  if (!judged.ok) return judged
  const { decision, effect } = judged.value
  const before = splitDecisionOn(context.db, instrument.id, session)
  if (before?.decision !== decision?.decision || before?.factor !== decision?.factor) {
    context.write(({ db, generation, touch }) => {
      writeSplitDecision(db, instrument, session, decision, { batchId: null, generation, atMs: context.nowAtMs })
      touch('instrument', String(instrument.id))
    })
  }
  return succeed({ symbol, session, decision: decision?.decision ?? null, factor: decision?.factor ?? null, before, effect })
}

interface Judged {
  readonly decision: SplitDecision | null
  readonly effect: string
}

function judge({ symbol, session, decision, factor }: Job['input'], { db }: Pick<LedgerContext, 'db'>): Outcome<Judged> {
  if (decision === null) return succeed({ decision: null, effect: 'Nothing is decided of this session any more.' })
  const series = seriesOfSymbol(db, symbol).find(({ kind, timeframe, isPrimary }) => kind === 'bars' && timeframe === '1d' && isPrimary)
  const bars = series === undefined ? undefined : readBars(db, series.id)
  const day = dayNumber(session)
  const at = bars === undefined ? -1 : indexAtOrBefore(bars.stamps, day)
  const isOnDay = bars?.stamps[at] === day
  const sessionsBefore = isOnDay ? at : at + 1
  if (series === undefined || bars === undefined || sessionsBefore === 0 || sessionsBefore === bars.stamps.length)
    return fail(refused('session', `${symbol} has no daily bar ${sessionsBefore === 0 ? 'before' : 'on or after'} ${session}.`))
  if (decision === 'reject') return succeed({ decision: { decision, factor: null }, effect: 'A real move: prices stay as they are.' })
  const ratio = factor ?? (isOnDay ? suspectedSplit(bars, at) : null)
  if (ratio === null) return fail(refused('factor', `the prices of ${session} look like no split. Say how many new shares one old share became.`))
  const effect = splitEffect({ factor: ratio, session, sessionsBefore, adjustment: series.adjustment })
  return succeed({ decision: { decision, factor: ratio }, effect: `${splitWords(ratio)}. ${effect}` })
}

const refused = (field: string, reason: string): AppError => ({ kind: 'refused', field, reason: `${reason} Nothing was changed.` })
