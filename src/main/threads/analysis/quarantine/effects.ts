import type { FreshnessKind } from '#domain/checklist/freshness.ts'
import { BAR_WINDOWS, type StudiedWindow, VALUE_WINDOWS } from './studied-windows.ts'

/** Who reads a name now: asked once for all rows of it. */
export interface NameReaders {
  /** Null where it is in no part of the regime. */
  readonly regime: 'proxy' | 'set' | null
  readonly isInUniverse: boolean
  readonly isWatched: boolean
  readonly positions: readonly { readonly side: 'long' | 'short'; readonly account: string; readonly openedOn: string; readonly hasStop: boolean }[]
  readonly plans: readonly { readonly plan: string; readonly status: 'draft' | 'saved' }[]
}

/** A stamp on which a row waits. */
export interface WaitingStamp {
  readonly kind: 'bars' | 'values'
  readonly timeframe: '1d' | '1m'
  readonly symbol: string
  readonly session: string
  /** What the row would join: the series studies read, a further one, or none that is stored; the label of what they read. */
  readonly place: 'primary' | 'second' | 'none'
  readonly readInstead: string | null
  readonly hasBar: boolean
  readonly isTradingDay: boolean
  /** Sessions between it and the as-of session, which is 0; null where the calendar does not reach. */
  readonly sessionsBack: number | null
  /** Of a series of values: what it is kept for. */
  readonly valueClass: FreshnessKind | 'volatility' | null
}

/**
 * What reads the stamp and so what is missing there or would change, in short sentences; the one sentence that nothing does where that is so.
 */
export function effectsOf(stamp: WaitingStamp, readers: NameReaders): string[] {
  if (!stamp.isTradingDay && stamp.kind === 'bars') return ['Nothing reads it: no study has a session on a day the exchange was closed.']
  if (stamp.place === 'none') return [`Nothing reads it: nothing is stored of this series of ${stamp.symbol}.`]
  if (stamp.kind === 'values') return valueEffects(stamp)
  if (stamp.timeframe === '1m') return stamp.place === 'primary' ? [minuteWords(stamp), 'Read by the chart of the day.'] : [secondWords(stamp)]
  if (stamp.place === 'second') return [secondWords(stamp)]
  return [
    stamp.hasBar ? 'Would change the bar that every study of the name reads.' : 'A hole in the series that every study of the name reads.',
    ...regimeWords(stamp, readers.regime),
    windowWords(BAR_WINDOWS, stamp.sessionsBack),
    ...(readers.isInUniverse ? ['In the universe: the liquidity screen and breadth count the name.'] : []),
    ...(readers.isWatched ? ['On the watchlist.'] : []),
    ...readers.positions.map((position) => positionWords(position, stamp.session)),
    ...readers.plans.map(({ plan, status }) => `Plan ${plan}, ${status}, is reckoned from its bars.`),
  ]
}

function valueEffects({ valueClass, place, readInstead, hasBar, sessionsBack }: WaitingStamp): string[] {
  if (place === 'second') return [`A second series: studies read ${readInstead ?? 'another one'}. Nothing changes while they do.`]
  const windows = valueClass === null || !(valueClass in VALUE_WINDOWS) ? null : VALUE_WINDOWS[valueClass as keyof typeof VALUE_WINDOWS]
  if (windows === null) return ['Nothing reads it: no study asks for this series.']
  const what = hasBar ? 'Would change the value that studies read.' : 'No value on this day in the series that studies read.'
  return windows.length === 0 ? [what, 'Read by the regime: inflation.'] : [what, windowWords(windows, sessionsBack)]
}

/** Which windows that end at the as-of session contain the stamp. */
function windowWords(windows: readonly StudiedWindow[], sessionsBack: number | null): string {
  const longest = windows.at(-1)?.sessions ?? 0
  if (sessionsBack === null) return 'The exchange calendar does not reach the day: how far back it lies is not known.'
  if (sessionsBack < 0) return 'It lies after the as-of session: no study reads it yet.'
  const far = sessionsBack === 1 ? '1 session back' : `${sessionsBack} sessions back`
  const within = windows.filter(({ sessions }) => sessionsBack < sessions)
  if (within.length === 0) return `${far}: beyond the longest window of the studies (${longest}). Charts and tests on the past still read it.`
  return `${sessionsBack === 0 ? 'The as-of session' : far}, inside the windows of ${within.map(({ title, sessions }) => `${lowerFirst(title)} (${sessions})`).join(', ')}.`
}

function regimeWords({ symbol }: WaitingStamp, regime: NameReaders['regime']): string[] {
  if (regime === 'proxy') return [`${symbol} is a leg of the rotation ladder: regime, relative strength and the as-of session of every screen stand on it.`]
  return regime === 'set' ? ['In the regime set: the regime reads it.'] : []
}

function positionWords({ side, account, openedOn, hasStop }: NameReaders['positions'][number], session: string): string {
  const held = `Held ${side} in ${account} since ${openedOn}`
  if (!hasStop) return `${held}, without a stop.`
  return session >= openedOn ? `${held}: its stop in force is folded over this session.` : `${held}: this session only warms up its stop.`
}

const secondWords = ({ readInstead }: WaitingStamp): string =>
  `A second series: studies read ${readInstead ?? 'another one'}. It counts only in the rotation chains, on sessions that one lacks, and as another vendor’s view.`

const minuteWords = ({ hasBar }: WaitingStamp): string => (hasBar ? 'The row would change the bar of its minute.' : 'The minute has no bar.')

const lowerFirst = (text: string): string => (/^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text)
