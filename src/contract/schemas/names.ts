import { z } from 'zod'
import { AccountId, Cursor, Decimal, DecimalInput, Limit, Next, SessionDate, Symbol } from './common.ts'

/** The tickers an instrument has borne, the newest first. from null = ever; until = the first day it no longer did, null = it still does. */
export const Tickers = z.array(z.object({ ticker: z.string(), from: SessionDate.nullable(), until: SessionDate.nullable() }))

const Reason = z.enum(['performance', 'merger', 'other'])

/** How a name left the exchange: its last session, why, dollars a share of the deal, and the name it became part of with its shares for one. */
export const Delisting = z.object({
  session: SessionDate,
  reason: Reason,
  price: Decimal.nullable(),
  successor: z.string().nullable(),
  ratio: Decimal.nullable(),
})

/** From `session` on the name trades as `to`; before it as `symbol`. */
export const InstrumentRename = z.strictObject({ symbol: Symbol, to: Symbol, session: SessionDate })
/** `session` is the last one on which it traded. */
export const InstrumentDelist = z.strictObject({
  symbol: Symbol,
  session: SessionDate,
  reason: Reason,
  price: DecimalInput.optional(),
  successor: Symbol.optional(),
  ratio: DecimalInput.optional(),
})
/** Takes a rename or a delisting back. */
export const InstrumentUndelist = z.strictObject({ symbol: Symbol, session: SessionDate })
/** How the name is kept now. */
export const NamedInstrument = z.object({
  /** The symbol to ask for it by: its ticker, or "ABC@2024-03-05" once it no longer trades. */
  symbol: z.string(),
  tickers: Tickers,
  delisted: Delisting.nullable(),
  /** In words: what reads differently now. */
  effect: z.string(),
})

export const UnknownNamesInput = z.strictObject({ limit: Limit, cursor: Cursor.optional() })
/** Texts of transactions and statements that no price, list or other name is known for, the most often used first. */
export const UnknownNames = z.object({
  names: z.array(
    z.object({
      text: z.string(),
      /** The first word of the profiles that write it ("schwab"); null = typed. */
      broker: z.string().nullable(),
      accounts: z.array(AccountId),
      rows: z.number(),
      from: SessionDate,
      to: SessionDate,
    }),
  ),
  total: z.number(),
  next: Next,
})
