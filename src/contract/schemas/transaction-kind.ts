import { z } from 'zod'

/** What a transaction is. Signs of quantity and amount follow from it (docs/csv-formats.md). */
export const TransactionKind = z.enum([
  'buy',
  'sell',
  'short',
  'cover',
  'dividend',
  'reinvest',
  'interest',
  'fee',
  'tax',
  'cash-in',
  'cash-out',
  'sec-transfer',
  'split',
  'corp',
  'option',
  'fx',
  'internal',
  'opening',
])
export type TransactionKind = z.infer<typeof TransactionKind>
