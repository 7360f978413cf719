import { z } from 'zod'
import { Cursor, Decimal, Id, Limit, Next, SessionDate, Source, Symbol } from './common.ts'

export const ActionKind = z.enum(['split', 'dividend', 'corp'])

/** `from` and `to` bound the session an action takes effect on; `asOf` leaves out what took effect after it. */
export const ActionsInput = z.strictObject({
  symbol: Symbol.optional(),
  kind: ActionKind.optional(),
  from: SessionDate.optional(),
  to: SessionDate.optional(),
  asOf: SessionDate.optional(),
  limit: Limit,
  cursor: Cursor.optional(),
})

/** One statement of a split, a dividend or another corporate action: of a price file, of a broker, or of the user. */
export const CorporateAction = z.object({
  id: Id,
  symbol: z.string(),
  /** The first session on the new count of shares, or without the dividend. */
  session: SessionDate,
  kind: ActionKind,
  origin: z.enum(['file', 'broker', 'user']),
  /** New shares per old share (2, or 0.1), or dollars per share; null where a broker prints the shares alone, and where the user says there was no split. */
  value: z.number().nullable(),
  account: z.string().nullable(),
  /** Of a broker's row: signed shares added, and signed cash. */
  shares: Decimal.nullable(),
  amount: Decimal.nullable(),
  /**
   * applied: prices and volumes are read with it; kept: it stands and changes no price; contested: another value stands; overruled: the user
   * decided otherwise; booked: it moves the lots of its account and no price.
   */
  state: z.enum(['applied', 'kept', 'contested', 'overruled', 'booked']),
  /** The series of raw prices it is applied to when they are read. */
  appliedTo: z.array(z.string()),
  /** In words: what it does. */
  effect: z.string(),
  /** In words: who says otherwise; null = nobody does. */
  otherwise: z.string().nullable(),
  /** How many files state it. */
  files: z.number(),
  source: Source,
})
export type CorporateAction = z.infer<typeof CorporateAction>
export const ActionList = z.object({ actions: z.array(CorporateAction), next: Next })
