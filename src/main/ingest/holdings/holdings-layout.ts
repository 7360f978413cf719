import { civilDay } from '../bars/date-cell.ts'
import { headerCells } from '../bars/header-line.ts'
import type { LineLayout } from '../bars/line-scanner.ts'
import { isoDay } from '#domain/calendar/civil-day.ts'
import { cleanCell } from '../cells/clean-cell.ts'
import { readDecimal } from '../cells/read-decimal.ts'
import type { FileHead, Recognition } from '../importer.ts'
import type { HoldingsProfile } from './holdings-profile.ts'
import { ishares } from './profiles/ishares.ts'

export const holdingsProfiles: readonly HoldingsProfile[] = [ishares]

const TEXTS = ['symbol', 'name', 'sector', 'assetClass', 'currency'] as const
const NUMBERS = ['marketValue', 'weightPercent', 'shares'] as const
export type HoldingsField = (typeof TEXTS)[number] | (typeof NUMBERS)[number]
/** Where each part of a line goes in the scanner's row. */
export const HOLDINGS_SLOT: Readonly<Record<HoldingsField, number>> = {
  symbol: 0,
  name: 1,
  sector: 2,
  assetClass: 3,
  currency: 4,
  marketValue: 5,
  weightPercent: 6,
  shares: 7,
}

export interface HoldingsHeader {
  readonly line: number
  readonly layout: LineLayout
  readonly names: { readonly [field in HoldingsField]?: string }
  /** The fund's name, from the first line. */
  readonly fundName: string | null
  /** ISO day of the list; null when the file does not say. */
  readonly asOf: string | null
  /** The fund's own shares and the line they stand on; null when the file does not say. */
  readonly outstanding: { readonly shares: number; readonly line: number } | null
}

/** The table header of a layout with what stands before it; undefined when the file has none. */
export function holdingsHeader(profile: HoldingsProfile, lines: readonly string[]): HoldingsHeader | undefined {
  const index = lines.findIndex((line) => profile.headerStart.every((cell, at) => headerCells(line, ',')[at] === cell))
  if (index < 0) return undefined
  const header = headerCells(lines[index]!, ',')
  const names: { [field in HoldingsField]?: string } = {}
  const cells: { kind: 'skip' | 'text' | 'number'; slot: number }[] = header.map(() => ({ kind: 'skip', slot: 0 }))
  for (const field of [...TEXTS, ...NUMBERS]) {
    const wanted: string | readonly string[] = profile.columns[field]
    const at = header.findIndex((cell) => (typeof wanted === 'string' ? cell === wanted : wanted.includes(cell)))
    if (at < 0) continue
    cells[at] = { kind: TEXTS.some((text) => text === field) ? 'text' : 'number', slot: HOLDINGS_SLOT[field] }
    names[field] = header[at]!
  }
  const before = lines.slice(0, index)
  const dated = before.find((line) => line.startsWith(profile.asOfLabel))?.slice(profile.asOfLabel.length)
  const fundName = index > 0 ? (before[0]?.trim().replace(/^"|"$/g, '') ?? null) : null
  return {
    line: index + 1,
    layout: { delimiter: ',', dayFormat: 'iso', cells },
    names,
    fundName: fundName === '' || fundName?.startsWith(profile.asOfLabel) === true ? null : fundName,
    asOf: dayInWords(dated ?? ''),
    outstanding: outstandingOf(before, profile.sharesOutstandingLabel),
  }
}

function outstandingOf(before: readonly string[], label: string): HoldingsHeader['outstanding'] {
  const at = before.findIndex((line) => line.startsWith(`${label},`))
  const shares = at < 0 ? null : readDecimal(cleanCell(before[at]!.slice(label.length + 1)), 'point')
  return shares === null || shares === '' || Number(shares) < 0 ? null : { shares: Number(shares), line: at + 1 }
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** `,"Jan 21, 2026"` as ISO day; null for "-" and anything else. */
export function dayInWords(text: string): string | null {
  const match = /([A-Za-z]{3})[a-z]*\.? (\d{1,2}), (\d{4})/.exec(text)
  if (match === null) return null
  const day = civilDay(Number(match[3]), MONTHS.indexOf(match[1]!.toLowerCase()) + 1, Number(match[2]))
  return Number.isNaN(day) ? null : isoDay(day)
}

export function recogniseHoldings(head: FileHead): readonly Recognition[] {
  const profile = holdingsProfiles.find((candidate) => holdingsHeader(candidate, head.lines) !== undefined)
  return profile === undefined ? [] : [{ id: profile.id, label: profile.label, kind: 'holdings', confidence: 1 }]
}
