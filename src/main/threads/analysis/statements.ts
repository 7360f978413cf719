import { coveredThrough } from '../../ingest/positions/covered-through.ts'
import type { ReadDb } from '../../store/handles.ts'
import { type ListedPosition, statedPositionsUpTo } from '../../store/stated-positions.ts'
import { ExactDecimal } from '../exact-decimal.ts'

/** What a statement says of one symbol, its lots of one statement taken together. */
export interface StatedHolding {
  readonly symbol: string
  /** As its first line writes it. */
  readonly text: string
  readonly kind: ListedPosition['kind']
  /** Signed: short is negative. */
  readonly quantity: ExactDecimal
  /** Cost of all of it (for a short what it brought), without sign; null = not stated. */
  readonly costBasis: ExactDecimal | null
  readonly marketValue: ExactDecimal | null
  readonly currency: string
  /** The first line that states it. */
  readonly source: { readonly batchId: number; readonly file: string; readonly line: number }
}

/** What a file says an account held at a moment. */
export interface Statement {
  readonly account: string
  readonly asOf: string
  /** "18:04" in New York, '' without a time. */
  readonly asOfTime: string
  /** The last day whose trades it has in it. */
  readonly coveredThrough: string
  /** True when every line of its file could be read: what it does not list is not held. */
  readonly isWhole: boolean
  /** Money by currency. */
  readonly cash: ReadonlyMap<string, ExactDecimal>
  readonly holdings: ReadonlyMap<string, StatedHolding>
}

/** The statements of an account, or of all, that cover no day after `asOf` (undefined = all): by account, then from the oldest on. */
export function statementsOf(db: ReadDb, account: string | undefined, asOf: string | undefined): readonly Statement[] {
  const groups = new Map<string, ListedPosition[]>()
  for (const line of statedPositionsUpTo(db, account, asOf)) {
    const key = [line.account, line.asOf, line.asOfTime].join('\n')
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [line])
    else group.push(line)
  }
  return [...groups.values()].flatMap((lines) => (lines[0] === undefined ? [] : [statementOf(lines[0], lines)]))
}

function statementOf(first: ListedPosition, lines: readonly ListedPosition[]): Statement {
  const cash = new Map<string, ExactDecimal>()
  const holdings = new Map<string, StatedHolding>()
  for (const line of lines) {
    if (line.kind === 'cash') cash.set(line.currency, (cash.get(line.currency) ?? new ExactDecimal(0)).plus(line.marketValue ?? 0))
    else {
      const symbol = line.symbol ?? line.name ?? line.rowKey
      holdings.set(symbol, addHolding(holdings.get(symbol), symbol, line))
    }
  }
  const { account, asOf, asOfTime } = first
  return { account, asOf, asOfTime, coveredThrough: coveredThrough(first), isWhole: lines.every(({ isFileWhole }) => isFileWhole), cash, holdings }
}

function addHolding(before: StatedHolding | undefined, symbol: string, line: ListedPosition): StatedHolding {
  const cost = line.costBasis === null ? null : new ExactDecimal(line.costBasis).abs()
  const quantity = new ExactDecimal(line.quantity ?? 0)
  const value =
    line.marketValue === null ? (line.kind === 'share' && line.price !== null ? quantity.times(line.price) : null) : new ExactDecimal(line.marketValue)
  const { kind, currency, batchId, file } = line
  if (before === undefined)
    return { symbol, text: line.text ?? symbol, kind, quantity, costBasis: cost, marketValue: value, currency, source: { batchId, file, line: line.line } }
  return {
    ...before,
    quantity: before.quantity.plus(quantity),
    costBasis: before.costBasis === null || cost === null ? null : before.costBasis.plus(cost),
    marketValue: before.marketValue === null || value === null ? null : before.marketValue.plus(value),
  }
}
