import { z } from 'zod'
import { AccountId, Cursor, Decimal, DecimalInput, Id, Limit, Next, SessionDate, Source, Symbol } from './common.ts'
import { TransactionKind } from './transaction-kind.ts'

/** What a sale costs: the oldest lot first, all lots at their average, or the lots named by `lots.decide` and then the oldest. */
export const LotMethod = z.enum(['fifo', 'average', 'specific'])
export const AccountUpsert = z.strictObject({
  account: AccountId,
  label: z.string().max(120).optional(),
  currency: z.string().length(3).optional(),
  equity: DecimalInput.optional(),
  cash: DecimalInput.optional(),
  asOf: SessionDate.optional(),
  lotMethod: LotMethod.optional(),
})
export const Account = z.object({
  account: AccountId,
  label: z.string(),
  currency: z.string(),
  equity: Decimal.nullable(),
  cash: Decimal.nullable(),
  /** The latest of the typed asOf, the last position file and the last transaction. */
  asOf: SessionDate.nullable(),
  statedAsOf: SessionDate.nullable(),
  hasStatedOpening: z.boolean(),
  lotMethod: LotMethod,
  transactions: z.number(),
})
export type Account = z.infer<typeof Account>
export const AccountList = z.object({ accounts: z.array(Account) })

export const TransactionsInput = z.strictObject({
  account: AccountId.optional(),
  symbol: Symbol.optional(),
  asOf: SessionDate.optional(),
  limit: Limit,
  cursor: Cursor.optional(),
})
export const Transaction = z.object({
  id: Id,
  account: AccountId,
  kind: TransactionKind,
  session: SessionDate,
  at: z.string().optional(),
  symbol: z.string().optional(),
  quantity: Decimal.nullable(),
  price: Decimal.nullable(),
  amount: Decimal.nullable(),
  fees: Decimal.nullable(),
  currency: z.string(),
  priceCurrency: z.string().optional(),
  feesIn: z.record(z.string(), Decimal).optional(),
  note: z.string().optional(),
  /** "imported", or "typed, 2026-11-20". */
  origin: z.string(),
  source: Source,
})
export type Transaction = z.infer<typeof Transaction>
export const TransactionList = z.object({ transactions: z.array(Transaction), next: Next })

const TypedFields = {
  kind: TransactionKind,
  session: SessionDate,
  symbol: Symbol.optional(),
  quantity: DecimalInput.optional(),
  price: DecimalInput.optional(),
  amount: DecimalInput.optional(),
  fees: DecimalInput.optional(),
  currency: z.string().length(3).optional(),
  note: z.string().max(500).optional(),
}
export const TransactionAdd = z.strictObject({ account: AccountId, ...TypedFields })
/** With kind and session the whole of the row anew; without one of them only what is given changes. */
export const TransactionEdit = z.strictObject({ id: Id, ...TypedFields, kind: TypedFields.kind.optional(), session: TypedFields.session.optional() })
export const TransactionRemove = z.strictObject({ id: Id })

export const PositionsInput = z.strictObject({ account: AccountId.optional(), asOf: SessionDate.optional() })
export const Position = z.object({
  account: AccountId,
  position: Id,
  symbol: z.string(),
  /** Signed: short is negative. null = UNKNOWN, see `why`. */
  quantity: Decimal.nullable(),
  averageCost: Decimal.nullable(),
  realizedPnl: Decimal.nullable(),
  openedSession: SessionDate.nullable(),
  openLots: z.array(z.object({ session: SessionDate, quantity: Decimal, price: Decimal.nullable(), source: Source })),
  closedWithoutOpening: Decimal,
  why: z.string().nullable(),
  /** The day of the statement the quantity rests on; null = it rests on fills, or is unknown. */
  statedAsOf: SessionDate.nullable(),
  lastPrice: z.number().nullable(),
  lastSession: SessionDate.nullable(),
  /** Held of a name that no longer trades: its last session, why it left, and what to type. */
  delisted: z.object({ session: SessionDate, reason: z.enum(['performance', 'merger', 'other']), next: z.string() }).optional(),
})
export type Position = z.infer<typeof Position>
/** A line of the last statement of an account: what its broker says is held. */
export const StatedLine = z.object({
  account: AccountId,
  asOf: SessionDate,
  /** "18:04" in New York; null = the file shows a day only. */
  time: z.string().nullable(),
  symbol: z.string(),
  kind: z.enum(['share', 'option', 'other']),
  quantity: Decimal,
  costBasis: Decimal.nullable(),
  marketValue: Decimal.nullable(),
  currency: z.string(),
  source: Source,
})
/** What the fills of a name add up to against what the last statement says; both at the end of the day it covers. */
export const Reconciliation = z.object({
  account: AccountId,
  symbol: z.string(),
  asOf: SessionDate,
  byFills: Decimal.nullable(),
  byStatement: Decimal,
  state: z.enum(['match', 'difference', 'unknown']),
  source: Source,
})
export type Reconciliation = z.infer<typeof Reconciliation>

/** What closings realised against the broker's own reckoning, over the days on which it lists closings. */
export const RealisedComparison = z.object({
  account: AccountId,
  symbol: z.string(),
  from: SessionDate,
  to: SessionDate,
  byFills: Decimal.nullable(),
  byBroker: Decimal.nullable(),
  state: z.enum(['match', 'difference', 'unknown']),
})

/** The open lots of one name and opening day by the fills against those its broker lists, both as of the day the list stands on. */
export const OpenLotComparison = z.object({
  account: AccountId,
  symbol: z.string(),
  /** The last day the list knows of; null = it does not say, so all fills count. */
  asOf: SessionDate.nullable(),
  /** null = the list says various or nothing. */
  opened: SessionDate.nullable(),
  quantityByFills: Decimal.nullable(),
  quantityByBroker: Decimal,
  /** Cost of all of it with fees; null = not known, or not stated. */
  costByFills: Decimal.nullable(),
  costByBroker: Decimal.nullable(),
  state: z.enum(['match', 'difference', 'unknown']),
  source: Source,
})

export const PositionList = z.object({
  asOf: SessionDate.nullable(),
  positions: z.array(Position),
  stated: z.array(StatedLine),
  reconciliation: z.array(Reconciliation),
  realised: z.array(RealisedComparison),
  lots: z.array(OpenLotComparison),
  cash: z.array(z.object({ account: AccountId, currency: z.string(), amount: Decimal.nullable(), why: z.string().nullable() })),
  equity: z.array(z.object({ account: AccountId, currency: z.string(), amount: Decimal.nullable(), why: z.string().nullable() })),
})

/** `asOf` omitted = the last statement of the account; `symbols` omitted = all that it lists. */
export const AdoptInput = z.strictObject({ account: AccountId, asOf: SessionDate.optional(), symbols: z.array(Symbol).min(1).max(1_000).optional() })
export const AdoptOutput = z.object({
  /** null = no opening lot was due. */
  batch: Id.nullable(),
  /** The day of the statement. */
  asOf: SessionDate,
  adopted: z.array(z.object({ symbol: z.string(), session: SessionDate, quantity: Decimal, price: Decimal.nullable() })),
  /** Names that got no opening lot, and why. */
  left: z.array(z.object({ symbol: z.string(), why: z.string() })),
})

/** What a choice of lots would mean; without `lots` what is decided now. Changes nothing. */
export const LotsPreviewInput = z.strictObject({
  transaction: Id,
  lots: z
    .array(z.strictObject({ transaction: Id, quantity: DecimalInput }))
    .max(1_000)
    .optional(),
})
export const LotsPreview = z.object({
  transaction: Id,
  account: AccountId,
  symbol: z.string(),
  kind: TransactionKind,
  session: SessionDate,
  quantity: Decimal,
  method: LotMethod,
  /** True where lots are named for this fill now. */
  isDecided: z.boolean(),
  /** The lots that were open before the fill, oldest first. */
  lots: z.array(
    z.object({
      transaction: Id,
      session: SessionDate,
      kind: TransactionKind,
      /** Shares of it that were still open. */
      open: Decimal,
      costPerShare: Decimal.nullable(),
      /** Shares the fill takes as things stand, and as asked. */
      takenNow: Decimal,
      taken: Decimal,
      source: Source,
    }),
  ),
  /** What the fill realises as things stand, and as asked; null = unknown. */
  realizedNow: Decimal.nullable(),
  realized: Decimal.nullable(),
  /** The same of all closings of the name in the account: later ones are left other lots. */
  realizedInAllNow: Decimal.nullable(),
  realizedInAll: Decimal.nullable(),
})
export type LotsPreview = z.infer<typeof LotsPreview>

/** Which opening fills a closing fill takes; none = as the account's method says. */
export const LotsDecide = z.strictObject({
  transaction: Id,
  lots: z.array(z.strictObject({ transaction: Id, quantity: DecimalInput })).max(1_000),
})
export const LotsDecided = z.object({ transaction: Id, lots: z.array(z.object({ transaction: Id, quantity: Decimal })) })
