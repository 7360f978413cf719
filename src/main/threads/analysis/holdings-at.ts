import type { AccountEntry } from '../../store/account-entries.ts'
import { ExactDecimal } from '../exact-decimal.ts'
import type { Statement } from './statements.ts'

export interface Holding {
  /** Signed: short is negative. */
  readonly quantity: ExactDecimal
  /** An option, a bond, anything that has no bars of its own. */
  readonly isOption: boolean
  /** null = that of the account. */
  readonly currency: string | null
}

interface Sides {
  long: ExactDecimal
  short: ExactDecimal
  isUnknown: boolean
  readonly isOption: boolean
  readonly currency: string | null
}

/**
 * What the transactions of an account show as held at the end of a day, by symbol; nothing held is left out. null = not known: more was
 * sold or covered by the end of a session than is known to have been held, or a row without its quantity stands in between.
 * Options count as bought or sold by the sign of their cash; a row without cash (expiry, exercise) closes them.
 * A statement of the account begins the count anew: what it lists is held at the end of the day it covers, and nothing else is where
 * its file could be read whole.
 */
export function holdingsAt(entries: readonly AccountEntry[], day: string, statement?: Statement): ReadonlyMap<string, Holding | null> {
  const bySymbol = new Map<string, Sides>()
  let base = statement !== undefined && statement.coveredThrough <= day ? statement : undefined
  let session = ''
  for (const entry of entries) {
    if (entry.session > day) break
    if (entry.session !== session) {
      closeSession(bySymbol)
      session = entry.session
    }
    if (base !== undefined && session > base.coveredThrough) {
      beginAnew(bySymbol, base)
      base = undefined
    }
    if (entry.symbol === null) continue
    const sides = bySymbol.get(entry.symbol) ?? { long: zero, short: zero, isUnknown: false, isOption: entry.kind === 'option', currency: null }
    bySymbol.set(entry.symbol, sides)
    if (sides.isOption) moveOption(sides, entry)
    else moveShares(sides, entry)
  }
  closeSession(bySymbol)
  if (base !== undefined) beginAnew(bySymbol, base)
  const held = new Map<string, Holding | null>()
  for (const [symbol, { long, short, isUnknown, isOption, currency }] of bySymbol) {
    const quantity = long.minus(short)
    if (isUnknown) held.set(symbol, null)
    else if (!quantity.isZero()) held.set(symbol, { quantity, isOption, currency })
  }
  return held
}

const zero = new ExactDecimal(0)

function beginAnew(bySymbol: Map<string, Sides>, { isWhole, holdings }: Statement): void {
  if (isWhole) bySymbol.clear()
  for (const { symbol, kind, quantity, currency } of holdings.values()) {
    const [long, short] = quantity.lessThan(0) ? [zero, quantity.negated()] : [quantity, zero]
    bySymbol.set(symbol, { long, short, isUnknown: false, isOption: kind !== 'share', currency })
  }
}

/** Within a session openings may come after the closings they cover, so lots are judged when the session ends. */
function closeSession(bySymbol: ReadonlyMap<string, Sides>): void {
  for (const sides of bySymbol.values()) if (sides.long.lessThan(0) || sides.short.lessThan(0)) sides.isUnknown = true
}

const MOVES_SHARES: ReadonlySet<AccountEntry['kind']> = new Set(['buy', 'reinvest', 'sell', 'short', 'cover', 'opening', 'split', 'sec-transfer', 'corp'])

function moveShares(sides: Sides, { kind, quantity }: AccountEntry): void {
  if (!MOVES_SHARES.has(kind)) return
  if (quantity === null) {
    // A corporate action may speak of cash alone; a trade without its quantity leaves the holding unknown.
    if (kind !== 'corp' && kind !== 'split') sides.isUnknown = true
    return
  }
  const shares = new ExactDecimal(quantity)
  if (kind === 'buy' || kind === 'reinvest') sides.long = sides.long.plus(shares)
  else if (kind === 'sell') sides.long = sides.long.minus(shares)
  else if (kind === 'short') sides.short = sides.short.plus(shares)
  else if (kind === 'cover') sides.short = sides.short.minus(shares)
  // Signed shares: they add to a long holding; those of a short one are counted on its side.
  else if (sides.short.greaterThan(0)) sides.short = sides.short.minus(shares)
  else if (kind === 'opening' && shares.lessThan(0)) sides.short = sides.short.minus(shares)
  else sides.long = sides.long.plus(shares)
}

function moveOption(sides: Sides, { quantity, amount }: AccountEntry): void {
  const cash = new ExactDecimal(amount ?? 0)
  if (cash.isZero()) {
    sides.long = zero
    sides.short = zero
    return
  }
  if (quantity === null) {
    sides.isUnknown = true
    return
  }
  const contracts = new ExactDecimal(quantity).abs()
  // One number suffices: bought contracts close sold ones.
  const net = sides.long.minus(sides.short).plus(cash.lessThan(0) ? contracts : contracts.negated())
  sides.long = net.lessThan(0) ? zero : net
  sides.short = net.lessThan(0) ? net.negated() : zero
}
