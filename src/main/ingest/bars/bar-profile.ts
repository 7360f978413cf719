import { z } from 'zod'
import { AdjustmentKind, Timeframe } from '#contract/schemas/series.ts'

/** A header cell exactly as the file writes it, case included: that is what tells one vendor's bars from another's. */
const Cell = z.string().min(1)

/** Several where a vendor renamed a column: the one that is in the header is taken. */
const Column = z.union([Cell, z.array(Cell).min(1)])

/** One layout of price bars: data, checked by this schema, read by one scanner. Columns are found by their name in the header. */
export const BarProfile = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** Raised when the same file would be read otherwise; stored with every import. */
  version: z.number().int().positive(),
  label: z.string(),
  timeframe: Timeframe,
  /** The header lines of this layout: each one cell by cell, in order. */
  headers: z.array(z.array(Cell).min(2)).min(1),
  /** Cells that may follow a header, in any order and number. */
  extras: z.array(Cell).default([]),
  delimiter: z.enum([',', ';', '\t']).default(','),
  /** A fact of the layout: a day written otherwise is an error of its row. */
  dayFormat: z.enum(['iso', 'month-first', 'compact']),
  columns: z.strictObject({
    date: Column,
    open: Column.optional(),
    high: Column.optional(),
    low: Column.optional(),
    close: Column,
    volume: Column.optional(),
    adjustedClose: Column.optional(),
    dividend: Column.optional(),
    split: Column.optional(),
    symbol: Column.optional(),
    /** Bar length of each row; rows of another length than `intervalOfDay` are not kept. */
    interval: Column.optional(),
  }),
  /** How a whole day is written in the interval column. */
  intervalOfDay: z.string().optional(),
  /** Ending of the vendor's symbols that is no part of the ticker (".US"). */
  symbolSuffix: z.string().optional(),
  /** What the prices are adjusted for unless the user says otherwise. */
  adjustment: AdjustmentKind,
})
export type BarProfile = z.infer<typeof BarProfile>

/** Checks a layout and fills in its defaults. A built-in one that fails is our own mistake and stops the program. */
export const defineBarProfile = (text: z.input<typeof BarProfile>): BarProfile => BarProfile.parse(text)
