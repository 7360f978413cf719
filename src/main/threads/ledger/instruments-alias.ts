import { type AppError, fail, succeed } from '#contract/errors.ts'
import { addAlias, type Alias, aliasesMeant, aliasOf, isStated, removeAlias } from '../../store/instrument-aliases.ts'
import type { ReadDb } from '../../store/handles.ts'
import { ensureInstrument, instrumentById, readInstrument, removeUnusedInstruments } from '../../store/instruments.ts'
import { endedTickers, piecesOf } from '../../store/name-pieces.ts'
import { symbolMeant } from '../../store/symbol-at.ts'
import type { LedgerJobs } from '../jobs.ts'
import type { LedgerJob } from './context.ts'

/**
 * `instruments.alias`: another name of an instrument, said once. From then on files that use it speak of the instrument, and the transactions
 * already stored under it count for it. A text stands for one instrument; saying it again stores nothing.
 */
export const addInstrumentAlias: LedgerJob<LedgerJobs['instruments.alias']> = ({ symbol, source, rawId, broker }, context) => {
  const { db } = context
  const meant = symbolMeant(db, symbol)
  const [piece] = piecesOf(db, meant)
  const ticker = piece?.ticker ?? meant
  const known = readInstrument(db, ticker)
  if (known === undefined && !isStated(db, ticker)) return fail({ kind: 'not-found', what: 'name', id: symbol })
  if (rawId === ticker) return fail(refused(`${rawId} is its own ticker.`))
  if (broker === null && (readInstrument(db, rawId) !== undefined || endedTickers(db).has(rawId)))
    return fail(refused(`${rawId} is kept as a name of its own. Undo the imports that made it first, or say on which day it was renamed.`))
  const standing = aliasOf(db, rawId, broker)
  const isSame = standing !== undefined && standing.source === source && symbolMeant(db, rawId) === meant
  if (standing !== undefined && !isSame && (broker === null || standing.instrumentId !== known?.id)) {
    const other = instrumentById(db, standing.instrumentId)?.symbol ?? ''
    return fail(refused(`${rawId} stands for ${other} already, as its ${SOURCE_WORDS[standing.source]}. Take that back first.`))
  }
  if (standing === undefined)
    context.write(({ db: write, generation, touch }) => {
      const id = ensureInstrument(write, ticker)
      addAlias(write, id, { source, rawId, broker }, { batchId: null, generation, atMs: context.nowAtMs }, piece?.from)
      touch('instrument', String(id))
    })
  return succeed(named(db, meant))
}

/**
 * `instruments.unalias`: takes another name back. Transactions stored under it stand for themselves again; bars that came under it stay with the
 * instrument, until their import is undone.
 */
export const removeInstrumentAlias: LedgerJob<LedgerJobs['instruments.unalias']> = ({ symbol, source, rawId, broker }, context) => {
  const { db } = context
  const meant = symbolMeant(db, symbol)
  const standing = aliasOf(db, rawId, broker)
  const instrument = standing === undefined ? readInstrument(db, piecesOf(db, meant)[0]?.ticker ?? meant) : instrumentById(db, standing.instrumentId)
  if (instrument === undefined) return fail({ kind: 'not-found', what: 'name', id: symbol })
  if (standing?.source === source && aliasesMeant(db, meant).some((one) => one.rawId === rawId && one.broker === broker))
    context.write(({ db: write, generation, touch }) => {
      removeAlias(write, instrument.symbol, standing, { batchId: null, generation, atMs: context.nowAtMs })
      touch('instrument', String(instrument.id))
      // A name that only transactions speak of was made for its other name.
      for (const id of removeUnusedInstruments(write)) touch('instrument', String(id))
    })
  return succeed(named(db, meant))
}

const named = (db: ReadDb, symbol: string): LedgerJobs['instruments.alias']['output'] => ({ symbol, aliases: [...aliasesMeant(db, symbol)] })

const SOURCE_WORDS: Readonly<Record<Alias['source'], string>> = { symbol: 'other ticker', cusip: 'CUSIP', isin: 'ISIN' }
const refused = (reason: string): AppError => ({ kind: 'refused', field: 'rawId', reason: `${reason} Nothing was changed.` })
