import type { Output } from '#contract/channels.ts'
import { fail, succeed } from '#contract/errors.ts'
import { KEY_VERSION } from '../../ingest/broker/identity.ts'
import { insertBatch } from '../../store/batches.ts'
import { type LotRow, lotRows } from '../../store/lot-rows.ts'
import { writtenSymbol } from '../../store/name-pieces.ts'
import { keepAbsence } from '../../store/transaction-history.ts'
import { insertTransaction } from '../../store/transactions.ts'
import { type OpeningLot, openingGap } from '../analysis/opening-gap.ts'
import { type StatedHolding, type Statement, statementsOf } from '../analysis/statements.ts'
import { canonicalDecimal, ExactDecimal } from '../exact-decimal.ts'
import type { LedgerJobs } from '../jobs.ts'
import type { LedgerContext, LedgerJob } from './context.ts'

type Adopted = Output<'positions.adopt'>
/** Places of a price per share that is worked out from a cost. */
const PRICE_PLACES = 8

/**
 * `positions.adopt`: by the user's word, takes the last statement of an account (on or before `asOf`) as its opening: for every share it lists, or
 * for those named, an opening lot that makes the fills add up to it. Names on which no opening is due or possible are answered with the
 * reason. The lots are typed rows of one batch: they can be edited, and undone together.
 */
export const adoptPositions: LedgerJob<LedgerJobs['positions.adopt']> = (input, context) => {
  const statement = statementsOf(context.db, input.account, input.asOf).at(-1)
  if (statement === undefined) return fail({ kind: 'not-found', what: 'statement of positions', id: input.account })
  const wanted = input.symbols === undefined ? null : new Set(input.symbols)
  const adopted: OpeningLot[] = []
  const left: Adopted['left'] = []
  for (const { symbol, stated, rows } of namesOf(statement, lotRows(context.db, input.account, statement.coveredThrough))) {
    if (wanted?.has(symbol) === false) continue
    wanted?.delete(symbol)
    const quantity = stated?.quantity ?? new ExactDecimal(0)
    const gap = openingGap({ ...statement, symbol, text: symbol, quantity, costBasis: stated?.costBasis ?? null, currency: stated?.currency ?? '' }, rows)
    if ('why' in gap) left.push({ symbol, why: gap.why })
    else adopted.push(gap)
  }
  for (const symbol of wanted ?? []) left.push({ symbol, why: `The statement of ${statement.asOf} does not list it.` })
  if (adopted.length === 0) return succeed({ batch: null, asOf: statement.asOf, adopted: [], left })
  return succeed({ batch: store(adopted, statement, context), asOf: statement.asOf, adopted: adopted.map(toAnswer), left })
}

/** The shares a statement lists, and where its file could be read whole those that only the fills tell of: they are stated as none. */
function namesOf(
  { isWhole, holdings }: Statement,
  rows: readonly LotRow[],
): readonly { readonly symbol: string; readonly stated: StatedHolding | undefined; readonly rows: readonly LotRow[] }[] {
  const listed = [...holdings.values()].filter(({ kind }) => kind === 'share').map(({ symbol }) => symbol)
  const names = new Set([...listed, ...(isWhole ? rows.map(({ symbol }) => symbol) : [])])
  return [...names].sort().map((symbol) => ({ symbol, stated: holdings.get(symbol), rows: rows.filter((row) => row.symbol === symbol) }))
}

function store(
  adopted: readonly OpeningLot[],
  { account, asOf, holdings }: Statement,
  context: Pick<LedgerContext, 'write' | 'nowAtMs' | 'requestId' | 'appVersion'>,
): string {
  const { value } = context.write(({ db, generation, touch }) => {
    const atMs = context.nowAtMs
    const batchId = insertBatch(db, { kind: 'typed', atMs, requestId: context.requestId, generation, appVersion: context.appVersion })
    for (const lot of adopted) {
      const key = { baseKey: `typed:${context.requestId}:${lot.symbol}`, occurrence: 0 }
      keepAbsence(db, { account, ...key }, { batchId, generation, atMs })
      insertTransaction(db, {
        ...key,
        account,
        kind: 'opening',
        session: lot.session,
        time: null,
        symbol: writtenSymbol(db, lot.symbol, lot.session),
        quantity: lot.quantity,
        price: priceOf(lot),
        // What the lot cost, exactly: its price per share is rounded.
        amount: lot.cost === null ? null : canonicalDecimal(new ExactDecimal(lot.cost).times(lot.quantity.startsWith('-') ? 1 : -1)),
        fees: null,
        feesIn: [],
        currency: holdings.get(lot.symbol)?.currency ?? 'USD',
        priceCurrency: null,
        settle: null,
        note: `Adopted from the statement of ${asOf}.`,
        keyVersion: KEY_VERSION,
        ordinal: 0,
        orderKey: null,
        typedAtMs: atMs,
      })
    }
    touch('account', account)
    touch('batch', String(batchId))
    return String(batchId)
  })
  return value
}

const priceOf = ({ cost, quantity }: OpeningLot): string | null =>
  cost === null ? null : canonicalDecimal(new ExactDecimal(cost).div(new ExactDecimal(quantity).abs()).toDecimalPlaces(PRICE_PLACES))

const toAnswer = (lot: OpeningLot): Adopted['adopted'][number] => ({ symbol: lot.symbol, session: lot.session, quantity: lot.quantity, price: priceOf(lot) })
