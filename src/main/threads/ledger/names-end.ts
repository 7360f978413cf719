import { type AppError, fail, type Outcome, succeed } from '#contract/errors.ts'
import { isSession } from '#domain/calendar.ts'
import { dayNumber, isWeekend } from '#domain/calendar/civil-day.ts'
import { exchangeCalendar } from '../../ingest/exchange-calendar.ts'
import { readSymbol } from '../../ingest/broker/read-symbol.ts'
import type { ReadDb } from '../../store/handles.ts'
import { aliasOf, isStated } from '../../store/instrument-aliases.ts'
import { delistingOf, tickersOf } from '../../store/instrument-list.ts'
import { instrumentById, readInstrument } from '../../store/instruments.ts'
import { listNameEnds, type NameEnd, readNameEnd, removeNameEnd, writeNameEnd } from '../../store/name-ends.ts'
import { piecesOf } from '../../store/name-pieces.ts'
import { dayAfterEnd, settleNameSpans } from '../../store/name-spans.ts'
import { touchedByNames } from '../../store/name-touches.ts'
import { isBorneFrom, symbolMeant, symbolOn } from '../../store/symbol-at.ts'
import { ExactDecimal, typedDecimal } from '../exact-decimal.ts'
import type { LedgerJobs } from '../jobs.ts'
import type { LedgerContext, LedgerJob } from './context.ts'
import { whyAnother } from './why-another.ts'

type Named = LedgerJobs['instruments.rename']['output']

/**
 * `instruments.rename`: from a session on a name trades under another ticker. Rows of the old ticker dated before it and rows of the new one mean
 * the same instrument from then on, wherever they are read; rows of the old ticker from the session on mean another. Nothing stored moves.
 */
export const renameInstrument: LedgerJob<LedgerJobs['instruments.rename']> = ({ symbol, to, session }, context) => {
  const { db } = context
  const found = findTicker(db, symbol, session, 'session')
  if (!found.ok) return found
  const ticker = found.value
  const spelled = readSymbol(to)
  if ('reason' in spelled || spelled.text === null || to.includes('@'))
    return fail(refused('to', 'reason' in spelled ? spelled.reason : 'A ticker has letters.'))
  if (to === ticker) return fail(refused('to', `${ticker} is its ticker already.`))
  const alias = aliasOf(db, to)
  if (alias !== undefined) return fail(refused('to', `${to} is another name of ${instrumentById(db, alias.instrumentId)?.symbol ?? ''}. Take that back first.`))
  const end: NameEnd = { ticker, session, ending: 'rename', newTicker: to, reason: null, price: null, successor: null, ratio: null }
  const contradicted = contradiction(db, end)
  if (contradicted !== undefined) return fail(contradicted)
  const why = whyAnother(db, ticker, to, session)
  if (why !== null) return fail(refused('to', why))
  return note(end, context, `Rows of ${ticker} before ${session} and rows of ${to} are one name now, ${symbolAfter(db, end)}.`)
}

/** `instruments.unrename`: takes a rename back. Everything reads as if it had not been noted. */
export const unrenameInstrument: LedgerJob<LedgerJobs['instruments.unrename']> = ({ symbol, to, session }, context) => {
  const ticker = tickerIn(symbol)
  const end = readNameEnd(context.db, ticker, session)
  if (end === undefined || end.newTicker !== to) return fail({ kind: 'not-found', what: 'rename', id: `${ticker} to ${to} on ${session}` })
  return takeBack(end, context, `${ticker} and ${to} are two names again.`)
}

/** `instruments.delist`: the last session on which a name traded, and why it left. It stays in every history and total, and in no later screen. */
export const delistInstrument: LedgerJob<LedgerJobs['instruments.delist']> = (input, context) => {
  const { db } = context
  const found = findTicker(db, input.symbol, input.session, 'session')
  if (!found.ok) return found
  const decimals: Record<'price' | 'ratio', string | null> = { price: null, ratio: null }
  for (const field of ['price', 'ratio'] as const) {
    const value = input[field]
    const decimal = value === undefined ? null : typedDecimal(value)
    if (value !== undefined && (decimal === null || new ExactDecimal(decimal).isNegative())) return fail(refused(field, 'It is a number above zero.'))
    decimals[field] = decimal
  }
  const successor = input.successor ?? null
  if (input.reason !== 'merger' && successor !== null) return fail(refused('successor', 'Only a merger has one: say merger as the reason.'))
  if (successor === found.value) return fail(refused('successor', `${successor} is the name itself.`))
  if (decimals.ratio !== null && successor === null) return fail(refused('ratio', 'It counts shares of the successor: say which name that is.'))
  const end: NameEnd = { ticker: found.value, session: input.session, ending: 'delisting', newTicker: null, reason: input.reason, ...decimals, successor }
  const contradicted = contradiction(db, end)
  if (contradicted !== undefined) return fail(contradicted)
  return note(end, context, `${end.ticker} traded up to ${end.session}. It stays in every history and total, and is in no later screen.`)
}

/** `instruments.undelist`: takes a delisting back. */
export const undelistInstrument: LedgerJob<LedgerJobs['instruments.undelist']> = ({ symbol, session }, context) => {
  const ticker = tickerIn(symbol)
  const end = readNameEnd(context.db, ticker, session)
  if (end === undefined || end.ending !== 'delisting') return fail({ kind: 'not-found', what: 'delisting', id: `${ticker} on ${session}` })
  return takeBack(end, context, `${ticker} is taken to trade again.`)
}

/** "ABC@2024-03-05" names whoever bore ABC then: the ticker is ABC. */
const tickerIn = (symbol: string): string => symbol.replace(/@\d{4}-\d{2}-\d{2}$/, '')

/** The ticker a name bears on the day of the act, which must be a session. */
function findTicker(db: ReadDb, symbol: string, session: string, field: string): Outcome<string> {
  const isOpen = isSession(exchangeCalendar, session) ?? (session < exchangeCalendar.table.from && !isWeekend(dayNumber(session)))
  if (!isOpen) return fail(refused(field, `${session} is no session of the exchange.`))
  const ticker = tickerIn(symbol)
  const alias = aliasOf(db, ticker)
  if (alias !== undefined) {
    const other = instrumentById(db, alias.instrumentId)?.symbol ?? ''
    return fail(refused('symbol', `${ticker} is another name of ${other} on every day. Take that back first, or say ${other}.`))
  }
  const isKnown = readInstrument(db, ticker) !== undefined || isStated(db, ticker) || listNameEnds(db).some(({ newTicker }) => newTicker === ticker)
  return isKnown ? succeed(ticker) : fail({ kind: 'not-found', what: 'name', id: symbol })
}

/** Why an end cannot stand beside those that are noted; undefined where it can, or is noted already. */
function contradiction(db: ReadDb, end: NameEnd): AppError | undefined {
  const sameDay = listNameEnds(db).find((one) => one.ticker === end.ticker && dayAfterEnd(one) === dayAfterEnd(end))
  if (sameDay === undefined || isSameEnd(sameDay, end)) return undefined
  const was = sameDay.newTicker === null ? `as delisted on ${sameDay.session}` : `as ${sameDay.newTicker} from ${sameDay.session}`
  return refused('session', `${end.ticker} is noted ${was}. Take that back first.`)
}

const isSameEnd = (one: NameEnd, other: NameEnd): boolean =>
  (['session', 'ending', 'newTicker', 'reason', 'price', 'successor', 'ratio'] as const).every((field) => one[field] === other[field])

function note(end: NameEnd, context: Pick<LedgerContext, 'db' | 'write' | 'nowAtMs'>, effect: string): Outcome<Named> {
  const before = readNameEnd(context.db, end.ticker, end.session)
  if (before === undefined || !isSameEnd(before, end))
    change(end, context, (db, generation) => writeNameEnd(db, end, { batchId: null, generation, atMs: context.nowAtMs }))
  const { db } = context
  const other = isBorneFrom(db, end.ticker, dayAfterEnd(end)) && symbolOn(db, end.ticker, dayAfterEnd(end)) === end.ticker
  return succeed(named(db, symbolAfter(db, end), other ? `${effect} Rows of ${end.ticker} from ${dayAfterEnd(end)} on mean another name.` : effect))
}

function takeBack(end: NameEnd, context: Pick<LedgerContext, 'db' | 'write' | 'nowAtMs'>, effect: string): Outcome<Named> {
  change(end, context, (db, generation) => removeNameEnd(db, end.ticker, end.session, { batchId: null, generation, atMs: context.nowAtMs }))
  return succeed(named(context.db, symbolMeant(context.db, end.ticker), effect))
}

type WriteDb = LedgerContext['db']

/** Everything that is read under the tickers of an end, before and behind it, is to be read anew. */
function change(end: NameEnd, context: Pick<LedgerContext, 'write'>, write: (db: WriteDb, generation: number) => void): void {
  context.write(({ db, generation, touch }) => {
    write(db, generation)
    settleNameSpans(db)
    for (const { kind, id } of touchedByNames(db, end)) touch(kind, id)
  })
}

const symbolAfter = (db: ReadDb, end: NameEnd): string => (end.newTicker === null ? `${end.ticker}@${end.session}` : symbolOn(db, end.newTicker, end.session))

function named(db: ReadDb, symbol: string, effect: string): Named {
  return { symbol, tickers: [...tickersOf(piecesOf(db, symbol))], delisted: delistingOf(db, symbol), effect }
}

const refused = (field: string, reason: string): AppError => ({ kind: 'refused', field, reason: `${reason} Nothing was changed.` })
