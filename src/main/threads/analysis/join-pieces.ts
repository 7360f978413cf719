import type { Bars } from '#domain/bars.ts'
import { dayNumber } from '#domain/calendar/civil-day.ts'
import type { SplitOnDay } from '../../store/corporate-actions.ts'
import { type NamePiece, NEVER } from '../../store/name-pieces.ts'
import { fillGaps, lastSharedClose } from './panel-chain.ts'

/**
 * Bars of one instrument that lie under several tickers as one line: the first ones stand (those of the newest ticker), each further ones fill
 * the sessions that lack, on the level of the last close both have; where no session is shared they are taken as they are.
 */
export function joinPieces<B extends Bars>(pieces: readonly B[]): B | undefined {
  const [first, ...further] = pieces
  return further.reduce<B | undefined>((joined, piece) => {
    if (joined === undefined || joined.sessions.length === 0) return piece
    const shared = lastSharedClose(joined, piece)
    return fillGaps(joined, piece, shared === undefined ? 1 : shared.earlierClose / shared.laterClose)
  }, first)
}

/** The bars of the days on which the ticker was the instrument's. The same columns where that is all of them. */
export function cutToPiece<B extends Bars>(bars: B, { from, until }: Pick<NamePiece, 'from' | 'until'>): B {
  const { sessions } = bars
  const first = from === '' ? 0 : firstFrom(sessions, dayNumber(from))
  const end = until === NEVER ? sessions.length : firstFrom(sessions, dayNumber(until))
  if (first === 0 && end === sessions.length) return bars
  const cut = (column: Float64Array): Float64Array => column.subarray(first, Math.max(first, end))
  const { open, high, low, close, volume } = bars
  return {
    ...bars,
    sessions: sessions.subarray(first, Math.max(first, end)),
    open: cut(open),
    high: cut(high),
    low: cut(low),
    close: cut(close),
    volume: cut(volume),
  }
}

/** Splits stated under each ticker in the days on which it was the instrument's, oldest first; of one day the newer ticker's word counts. */
export function splitsOfPieces(pieces: readonly (Pick<NamePiece, 'from' | 'until'> & { readonly splits: readonly SplitOnDay[] })[]): readonly SplitOnDay[] {
  const byDay = new Map<number, SplitOnDay>()
  for (const { from, until, splits } of pieces) {
    const [first, end] = [from === '' ? Number.NEGATIVE_INFINITY : dayNumber(from), dayNumber(until)]
    for (const split of splits) if (split.day >= first && split.day < end && !byDay.has(split.day)) byDay.set(split.day, split)
  }
  return [...byDay.values()].sort((a, b) => a.day - b.day)
}

function firstFrom(sessions: Int32Array, day: number): number {
  let low = 0
  let high = sessions.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sessions[middle]! < day) low = middle + 1
    else high = middle
  }
  return low
}
