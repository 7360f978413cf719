import { type AppError, fail, succeed } from '#contract/errors.ts'
import { addAlias, type Alias, aliasOf, aliasesOf, isStated, removeAlias } from '../../store/instrument-aliases.ts'
import type { ReadDb } from '../../store/handles.ts'
import { ensureInstrument, instrumentById, instrumentNamed, readInstrument, removeUnusedInstruments } from '../../store/instruments.ts'
import type { LedgerJobs } from '../jobs.ts'
import type { LedgerJob } from './context.ts'

/**
 * `instruments.alias`: another name of an instrument, said once. From then on files that use it speak of the instrument, and the transactions
 * already stored under it count for it. A text stands for one instrument; saying it again stores nothing.
 */
export const addInstrumentAlias: LedgerJob<LedgerJobs['instruments.alias']> = ({ symbol, source, rawId, broker }, context) => {
  const { db } = context
  const instrument = instrumentNamed(db, symbol)
  if (instrument === undefined && !isStated(db, symbol)) return fail({ kind: 'not-found', what: 'name', id: symbol })
  const ticker = instrument?.symbol ?? symbol
  if (rawId === ticker) return fail(refused(`${rawId} is its own ticker.`))
  if (broker === null && readInstrument(db, rawId) !== undefined)
    return fail(refused(`${rawId} is kept as a name of its own. Undo the imports that made it first.`))
  const alias: Alias = { source, rawId, broker }
  const standing = aliasOf(db, rawId, broker)
  if (standing !== undefined && (standing.instrumentId !== instrument?.id || standing.source !== source)) {
    const other = instrumentById(db, standing.instrumentId)?.symbol ?? ''
    return fail(refused(`${rawId} stands for ${other} already, as its ${SOURCE_WORDS[standing.source]}. Take that back first.`))
  }
  if (standing === undefined)
    context.write(({ db: write, generation, touch }) => {
      const id = ensureInstrument(write, ticker)
      addAlias(write, id, alias, { batchId: null, generation, atMs: context.nowAtMs })
      touch('instrument', String(id))
    })
  return succeed(named(db, ticker))
}

/**
 * `instruments.unalias`: takes another name back. Transactions stored under it stand for themselves again; bars that came under it stay with the
 * instrument, until their import is undone.
 */
export const removeInstrumentAlias: LedgerJob<LedgerJobs['instruments.unalias']> = ({ symbol, source, rawId, broker }, context) => {
  const { db } = context
  const instrument = readInstrument(db, symbol)
  if (instrument === undefined) return fail({ kind: 'not-found', what: 'name', id: symbol })
  const standing = aliasOf(db, rawId, broker)
  if (standing?.instrumentId === instrument.id && standing.source === source)
    context.write(({ db: write, generation, touch }) => {
      removeAlias(write, instrument.symbol, standing, { batchId: null, generation, atMs: context.nowAtMs })
      touch('instrument', String(instrument.id))
      // A name that only transactions speak of was made for its other name.
      for (const id of removeUnusedInstruments(write)) touch('instrument', String(id))
    })
  return succeed(named(db, symbol))
}

function named(db: ReadDb, symbol: string): LedgerJobs['instruments.alias']['output'] {
  const id = readInstrument(db, symbol)?.id
  return { symbol, aliases: id === undefined ? [] : [...aliasesOf(db, id)] }
}

const SOURCE_WORDS: Readonly<Record<Alias['source'], string>> = { symbol: 'other ticker', cusip: 'CUSIP', isin: 'ISIN' }
const refused = (reason: string): AppError => ({ kind: 'refused', field: 'rawId', reason: `${reason} Nothing was changed.` })
