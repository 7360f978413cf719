import { dayNumber, isoDay } from '#domain/calendar/civil-day.ts'
import type { ReadDb, WriteDb } from './handles.ts'
import { listNameEnds, type NameEnd } from './name-ends.ts'
import { prepared } from './prepared.ts'

/** A text that does not simply mean itself: from a day on ('' = ever) to the first day it no longer does, and the symbol that is meant. */
export interface NameSpan {
  readonly text: string
  /** '' = in every file, else the first word of the profiles it holds for ("schwab"). */
  readonly broker: string
  readonly from: string
  /** NEVER = it goes on. */
  readonly until: string
  /** Up to here a broker still books transfers and corporate actions of a name that no longer trades. */
  readonly bookedUntil: string
  readonly symbol: string
}

/** Later than any day. */
export const NEVER = '9999-12-31'
/** Civil days after a delisting in which a broker books the end of it. */
const DAYS_OF_BOOKING = 90

const COLUMNS = 'text, broker, from_session AS "from", until_session AS until, booked_until AS bookedUntil, symbol'

/** Every span, by text, the oldest first. */
export function listNameSpans(db: ReadDb): readonly NameSpan[] {
  return prepared<[], NameSpan>(db, `SELECT ${COLUMNS} FROM name_spans ORDER BY text, broker, from_session`).all()
}

/** Works the spans out anew of the ends and the other names; called inside every transaction that changes one of them. */
export function settleNameSpans(db: WriteDb): void {
  prepared<[]>(db, 'DELETE FROM name_spans').run()
  const add = prepared<[NameSpan]>(
    db,
    'INSERT INTO name_spans (text, broker, from_session, until_session, booked_until, symbol) VALUES ($text, $broker, $from, $until, $bookedUntil, $symbol)',
  )
  const ends = Map.groupBy(listNameEnds(db), ({ ticker }) => ticker)
  for (const span of [...spansOfEnds(ends), ...spansOfAliases(db, ends)]) add.run(span)
}

type Ends = ReadonlyMap<string, readonly NameEnd[]>

/** The first day on which the ticker no longer means its bearer. */
export const dayAfterEnd = ({ ending, session }: Pick<NameEnd, 'ending' | 'session'>): string => (ending === 'rename' ? session : daysAfter(session, 1))

const daysAfter = (day: string, days: number): string => isoDay(dayNumber(day) + days)

function spansOfEnds(ends: Ends): readonly NameSpan[] {
  return [...ends.values()].flatMap((ofTicker) => {
    let from = ''
    return ofTicker.map((end): NameSpan => {
      const until = dayAfterEnd(end)
      const bookedUntil = end.ending === 'rename' ? until : daysAfter(until, DAYS_OF_BOOKING)
      const span = { text: end.ticker, broker: '', from, until, bookedUntil, symbol: afterEnd(end, ends) }
      from = until
      return span
    })
  })
}

/** The symbol of whoever bears a ticker on a day: the ticker itself while no end of it follows. Each step goes to a later day, so it comes to a stop. */
const bearerOn = (ticker: string, day: string, ends: Ends): string => {
  const end = ends.get(ticker)?.find((one) => dayAfterEnd(one) > day)
  return end === undefined ? ticker : afterEnd(end, ends)
}

const afterEnd = (end: NameEnd, ends: Ends): string =>
  end.newTicker === null ? `${end.ticker}@${end.session}` : bearerOn(end.newTicker, dayAfterEnd(end), ends)

function spansOfAliases(db: ReadDb, ends: Ends): readonly NameSpan[] {
  const aliases = prepared<[], { source: string; text: string; ticker: string; session: string | null }>(
    db,
    `SELECT a.source, a.raw_id AS text, i.symbol AS ticker, n.session FROM instrument_aliases a JOIN instruments i ON i.id = a.instrument_id
     LEFT JOIN alias_anchors n ON n.source = a.source AND n.raw_id = a.raw_id ORDER BY 2, 1`,
  ).all()
  return aliases.map(({ source, text, ticker, session }) => ({
    text,
    broker: HELD_BY_ALL.has(source) ? '' : source,
    from: '',
    until: NEVER,
    bookedUntil: NEVER,
    symbol: bearerOn(ticker, session ?? '', ends),
  }))
}

/** Sources of another name that holds in every file; any other is a broker's. */
const HELD_BY_ALL: ReadonlySet<string> = new Set(['symbol', 'cusip', 'isin'])
