import { z } from 'zod'
import { AdjustmentKind } from '#contract/schemas/series.ts'

/** A header cell exactly as the file writes it, case included: that is what tells one vendor's bars from another's. */
const Cell = z.string().min(1)

/** Several where a vendor renamed a column: the one that is in the header is taken. */
const Column = z.union([Cell, z.array(Cell).min(1)])

export const Delimiter = z.enum([',', ';', '\t', '|'])

/** One layout of price bars: data, checked by this schema, read by one scanner. Columns are found by their name in the header. */
export const BarProfile = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** Raised when the same file would be read otherwise; stored with every import. */
  version: z.number().int().positive(),
  label: z.string(),
  /** `by-stamps`: days where each row has a day of its own at one time of day, else minutes. */
  timeframe: z.enum(['1d', '1m', 'by-stamps']),
  /** The header lines of this layout: each one cell by cell, in order. */
  headers: z.array(z.array(Cell).min(2)).min(1),
  /** True when the files have no header line: `headers` then names their columns in order, and `firstRow` is what a row looks like. */
  firstRow: z.instanceof(RegExp).optional(),
  /** Cells that may follow a header, in any order and number. */
  extras: z.union([z.array(Cell), z.literal('any')]).default([]),
  /** The delimiters a file may use; the one under which its header is found is taken. */
  delimiters: z.array(Delimiter).min(1).default([',']),
  /** A fact of the layout: a day written otherwise is an error of its row. */
  dayFormat: z.enum(['iso', 'year-first', 'month-first', 'day-first', 'month-first-or-iso', 'compact', 'unix']),
  /** A fact of the layout as well. */
  decimal: z.enum(['point', 'comma']).default('point'),
  /** Zone of stamps without an offset, unless the user says otherwise. */
  zone: z.string().default('America/New_York'),
  columns: z.strictObject({
    date: Column,
    time: Column.optional(),
    open: Column.optional(),
    high: Column.optional(),
    low: Column.optional(),
    close: Column,
    volume: Column.optional(),
    /** Counts ticks, not shares: stands in where the file has no volume, or only zeros. */
    ticks: Column.optional(),
    adjustedClose: Column.optional(),
    dividend: Column.optional(),
    split: Column.optional(),
    symbol: Column.optional(),
    /** Bar length of each row; rows of another length than `intervalOfDay` are not kept. */
    interval: Column.optional(),
  }),
  /** How a whole day is written in the interval column. */
  intervalOfDay: z.string().optional(),
  /** Lines below the table that are no bars. */
  footers: z.array(z.instanceof(RegExp)).default([]),
  /** Ending of the vendor's symbols that is no part of the ticker (".US"). */
  symbolSuffix: z.string().optional(),
  /** What the prices are adjusted for unless the user says otherwise. */
  adjustment: AdjustmentKind,
  /** True for the layouts of our own export, whose texts an apostrophe may guard against a spreadsheet. */
  isOwn: z.boolean().default(false),
})
export type BarProfile = z.infer<typeof BarProfile>

/** Checks a layout and fills in its defaults. A built-in one that fails is our own mistake and stops the program. */
export const defineBarProfile = (text: z.input<typeof BarProfile>): BarProfile => BarProfile.parse(text)
