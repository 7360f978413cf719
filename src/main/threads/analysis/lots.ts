import type { LotRow } from '../../store/lot-rows.ts'
import { ExactDecimal } from '../exact-decimal.ts'
import { LotPosition } from './lot-position.ts'
import type { StatedQuantity } from './stated-quantity.ts'
import { FIRST_IN_FIRST_OUT, type LotCounting } from './take-lots.ts'

type Side = 'long' | 'short'

/** What a row does to lots: which side it opens or closes; the others change lots in a way of their own. */
const OPENS: ReadonlyMap<string, Side> = new Map([
  ['buy', 'long'],
  ['reinvest', 'long'],
  ['short', 'short'],
])
const CLOSES: ReadonlyMap<string, Side> = new Map([
  ['sell', 'long'],
  ['cover', 'short'],
])

/**
 * Folds the rows of ONE account and ONE instrument, in the order of trading, into positions: first in, first out where the
 * account counts no other way, splits applied. A position begins with its first opening fill and ends when its quantity is 0; the next opening fill is a new one.
 * Long and short lots of a name are two positions. A closing beyond the known lots leaves the quantity unknown: no short
 * position is invented, and no lot.
 *
 * What a broker's file states answers a quantity that the fills leave unknown, and a name that no fill tells of; where the fills know the
 * quantity, they stand, whatever is stated. It makes no lot and realises nothing.
 *
 * Within a session, openings without a time come before a closing without a time that would exceed the holding: exports
 * without times do not tell the order of a day.
 */
export function foldLots(rows: readonly LotRow[], stated: readonly StatedQuantity[] = [], counting: LotCounting = FIRST_IN_FIRST_OUT): readonly LotPosition[] {
  const fold = new LotFold(counting)
  const waiting = [...stated]
  for (const session of sessionsOf(rows)) {
    while (waiting[0] !== undefined && waiting[0].coveredThrough < (session[0]?.session ?? '')) fold.takeStatement(waiting.shift())
    fold.takeSession(session)
  }
  for (const statement of waiting) fold.takeStatement(statement)
  return fold.positions
}

class LotFold {
  readonly positions: LotPosition[] = []
  readonly #open = new Map<Side, LotPosition>()
  readonly #counting: LotCounting

  constructor(counting: LotCounting) {
    this.#counting = counting
  }

  takeSession(rows: readonly LotRow[]): void {
    const queue = [...rows]
    for (let row = queue.shift(); row !== undefined; row = queue.shift()) {
      const closes = CLOSES.get(row.kind)
      if (closes !== undefined && row.atUtcMs === null && row.quantity !== null) this.#pullOpenings(queue, closes, new ExactDecimal(row.quantity))
      this.#take(row)
    }
  }

  /** The quantity a file states for the end of a day. */
  takeStatement(stated: StatedQuantity | undefined): void {
    if (stated === undefined) return
    const side = stated.quantity.isNegative() && !stated.quantity.isZero() ? 'short' : 'long'
    const unknown = [...this.#open].filter(([, { isByFills }]) => !isByFills)
    if (unknown.length === 0 && this.#open.size > 0) return
    for (const [open, position] of unknown) {
      position.answer({ ...stated, quantity: open === side ? stated.quantity.abs() : new ExactDecimal(0) })
      if (position.isClosed) this.#open.delete(open)
    }
    if (stated.quantity.isZero() || this.#open.has(side)) return
    const count = this.positions.filter((position) => position.side === side && position.first.id < 0).length
    this.#begin(side, statedRow(stated, count), null).answer({ ...stated, quantity: stated.quantity.abs() })
  }

  /** Takes later openings of the session first, as long as the holding does not reach for the closing. */
  #pullOpenings(queue: LotRow[], side: Side, wanted: ExactDecimal): void {
    while (this.#heldOn(side).lt(wanted)) {
      const at = queue.findIndex((row) => row.atUtcMs === null && opensSide(row) === side)
      const [opening] = at < 0 ? [] : queue.splice(at, 1)
      if (opening === undefined) return
      this.#take(opening)
    }
  }

  #take(row: LotRow): void {
    const opens = opensSide(row)
    if (opens !== null) this.#openLot(opens, row)
    else if (CLOSES.has(row.kind)) this.#closeLots(CLOSES.get(row.kind) ?? 'long', row)
    else if (row.kind === 'split') this.#split(row)
    else if (row.kind === 'sec-transfer') this.#transferOut(row)
    else if (row.kind === 'corp' && row.quantity !== null) {
      this.#current(this.#open.has('short') ? 'short' : 'long', row).lose(
        `A corporate action of ${row.session} changed the shares. Edit it into the transfers or trades it stands for.`,
      )
    }
  }

  #openLot(side: Side, row: LotRow): void {
    if (row.quantity === null) {
      this.#current(side, row).lose(`The ${row.kind} of ${row.session} has no quantity. Edit it.`)
      return
    }
    const known = this.#open.get(side)
    const position = known ?? this.#begin(side, row, row.session)
    position.add(row)
  }

  #closeLots(side: Side, row: LotRow): void {
    const position = this.#current(side, row)
    if (row.quantity === null) {
      position.lose(`The ${row.kind} of ${row.session} has no quantity. Edit it.`)
      return
    }
    position.close(row, new ExactDecimal(row.quantity))
    if (position.isClosed) this.#open.delete(side)
  }

  #split(row: LotRow): void {
    const side = this.#open.has('long') || !this.#open.has('short') ? 'long' : 'short'
    if (row.quantity === null) this.#current(side, row).lose(`The split of ${row.session} has no number of shares. Edit it.`)
    else this.#current(side, row).split(row.session, new ExactDecimal(row.quantity))
  }

  #transferOut(row: LotRow): void {
    if (row.quantity === null) return
    const side = this.#open.has('short') && !this.#open.has('long') ? 'short' : 'long'
    const position = this.#current(side, row)
    position.transferOut(row.session, new ExactDecimal(row.quantity).abs())
    if (position.isClosed) this.#open.delete(side)
  }

  #heldOn(side: Side): ExactDecimal {
    return this.#open.get(side)?.held ?? new ExactDecimal(0)
  }

  /** The open position of a side; a row that closes what was never opened begins one of which no opening is known. */
  #current(side: Side, row: LotRow): LotPosition {
    return this.#open.get(side) ?? this.#begin(side, row, null)
  }

  #begin(side: Side, row: LotRow, openedSession: string | null): LotPosition {
    const position = new LotPosition(side, row, openedSession, this.#counting)
    this.#open.set(side, position)
    this.positions.push(position)
    return position
  }
}

/** Stands for the first fill of a position that only a statement tells of: it is named by it, and is no transaction. */
const statedRow = ({ account, symbol, text, asOf, quantity, currency }: StatedQuantity, occurrence: number): LotRow => ({
  id: -1,
  account,
  kind: 'opening',
  session: asOf,
  atUtcMs: null,
  symbol,
  text,
  quantity: quantity.toFixed(),
  price: null,
  currency,
  priceCurrency: null,
  amount: null,
  fees: null,
  baseKey: `stated:${text}`,
  occurrence,
})

/** Shares that come in by transfer or are stated as an opening lot are lots too; a negative opening lot is a short one. */
function opensSide(row: LotRow): Side | null {
  const isNegative = row.quantity?.startsWith('-') === true
  if (row.kind === 'opening') return isNegative ? 'short' : 'long'
  if (row.kind === 'sec-transfer') return row.quantity === null || isNegative ? null : 'long'
  return OPENS.get(row.kind) ?? null
}

function sessionsOf(rows: readonly LotRow[]): LotRow[][] {
  const sessions: LotRow[][] = []
  for (const row of rows) {
    const last = sessions.at(-1)
    if (last?.[0]?.session === row.session) last.push(row)
    else sessions.push([row])
  }
  return sessions
}
