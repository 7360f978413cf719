import type { z } from 'zod'
import type { StopReading as StopReadingSchema } from '#contract/schemas/stops.ts'
import { dayNumber, isoDay } from '#domain/calendar/civil-day.ts'
import { indexAtOrBefore } from '#domain/bars.ts'
import { FRESHNESS_LIMITS } from '#domain/checklist/freshness.ts'
import { type JudgingClock, oldestFreshSession } from '../judging-clock.ts'
import type { PositionFold, WatchedPosition } from './watched-position.ts'

export type StopReading = z.infer<typeof StopReadingSchema>

/** What stands beside a position: the price in force for the next session, why, and what is missing. */
export function readStop(watched: WatchedPosition, fold: PositionFold, clock: JudgingClock): StopReading {
  const { held, plans, bars } = watched
  const plan = plans.filter((version) => version.asOf !== null && clock.asOf !== null && version.asOf <= clock.asOf).at(-1)
  const end = bars === undefined || clock.asOf === null ? -1 : indexAtOrBefore(bars.sessions, dayNumber(clock.asOf))
  const lastClose = bars !== undefined && end >= 0 && bars.close[end]! > 0 ? bars.close[end]! : null
  const lastSession = bars !== undefined && end >= 0 ? isoDay(bars.sessions[end]!) : null
  const base = {
    account: held.account,
    position: held.position,
    plan: plan?.plan ?? null,
    version: plan?.version ?? null,
    symbol: held.symbol,
    quantity: held.quantity,
    lastClose,
    judgedSession: lastSession,
    fired: [] as string[],
    winner: null,
    exitFraction: 0,
    newsState: null,
    distanceFraction: null,
  }
  switch (fold.status) {
    case 'no-plan':
      return { ...base, stopPrice: null, rule: 'none', reason: 'No plan watches this position. Adopt it and give it a hard stop.', unknownInputs: ['hardStop'] }
    case 'no-bars':
      return {
        ...base,
        ...level(plan?.stop ?? null, lastClose, held.side),
        rule: 'hard_stop',
        reason: `Hard stop of the plan. No bar of ${held.symbol} is known: it is not watched.`,
        unknownInputs: ['bars'],
      }
    case 'unknown':
      return {
        ...base,
        ...level(fold.hardStop, lastClose, held.side),
        rule: fold.hardStop === null ? 'none' : 'hard_stop',
        reason: fold.text,
        unknownInputs: [...fold.unknownInputs],
      }
    case 'watched':
    case 'closed': {
      const last = fold.sessions.at(-1)
      const due = fold.due
      return {
        ...base,
        ...level(fold.level.price, lastClose, held.side),
        rule: fold.level.rule,
        reason: reasonFor(fold, watched, lastSession, clock),
        fired: due !== null && last !== undefined ? [due.rule, ...last.others] : [...(last?.fired ?? [])],
        winner: due?.rule ?? last?.winner ?? null,
        exitFraction: due?.fraction ?? last?.exitFraction ?? 0,
        unknownInputs: unknownInputs(fold.unknownInputs, lastSession, clock),
        newsState: last?.newsState ?? null,
      }
    }
  }
}

/** The price and how far the last close is from it, as a fraction of that close; negative = already through. */
function level(stopPrice: number | null, lastClose: number | null, side: 'long' | 'short'): Pick<StopReading, 'stopPrice' | 'distanceFraction'> {
  if (stopPrice === null || lastClose === null) return { stopPrice, distanceFraction: null }
  return { stopPrice, distanceFraction: ((lastClose - stopPrice) / lastClose) * (side === 'long' ? 1 : -1) }
}

function isWatchStale(lastSession: string | null, clock: JudgingClock): boolean {
  const freshFrom = oldestFreshSession(clock, FRESHNESS_LIMITS.daily_bars)
  return lastSession === null || freshFrom === null || lastSession < freshFrom
}

/** The fold's own names, in the words of the desk. */
const INPUT_WORDS: Readonly<Record<string, string>> = { newsPoints: 'headlines', tighten: 'crossAsset', universeRvol: 'universeVolume' }

function unknownInputs(missing: readonly string[], lastSession: string | null, clock: JudgingClock): string[] {
  const named = missing.map((input) => INPUT_WORDS[input] ?? input)
  return isWatchStale(lastSession, clock) && !named.includes('bars') ? [...named, 'bars'] : named
}

const RULE_WORDS: Readonly<Record<string, string>> = {
  hard_stop: 'the hard stop',
  headline_trailing: 'the trailing stop',
  gap: 'a gap through the stop',
  volume_divergence: 'the volume divergence',
}

/** One sentence from a template: which rule holds the price there and from what, or what fired and waits. */
function reasonFor(
  fold: Extract<PositionFold, { status: 'watched' | 'closed' }>,
  watched: WatchedPosition,
  lastSession: string | null,
  clock: JudgingClock,
): string {
  const last = fold.sessions.at(-1)
  const price = fold.level.price.toFixed(2)
  const parts: string[] = []
  if (fold.due !== null)
    parts.push(`Exit due since ${fold.due.session}: ${RULE_WORDS[fold.due.rule] ?? fold.due.rule} fired. Sell ${Math.round(fold.due.fraction * 100)} %.`)
  if (fold.level.rule === 'headline_trailing' && last?.trail !== undefined && last.trail !== null) {
    const { extreme, k, atr } = last.trail
    const from = watched.held.side === 'long' ? `highest high ${extreme.toFixed(2)} less` : `lowest low ${extreme.toFixed(2)} plus`
    parts.push(`Trailing stop ${price}: ${from} ${k} × ATR ${atr.toFixed(2)} (news ${last.newsState}).`)
  } else parts.push(`Hard stop ${price} of the plan${last === undefined ? '; not watched yet' : ', closer than the trail'}.`)
  if (isWatchStale(lastSession, clock)) parts.push(lastSession === null ? 'Not watched: no bar.' : `Not watched since ${lastSession}: no newer bar.`)
  return parts.join(' ')
}
