import { groupBy } from '#domain/group-by.ts'
import { refuseAbsent } from '#domain/input/absent.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort } from '#domain/input/length.ts'
import { isPositive, refuseNumber, refuseOptionalNumber } from '#domain/input/number.ts'
import { refusePositiveInteger } from '#domain/input/parameter.ts'
import { refuseRows } from '#domain/input/record.ts'
import { refuseText } from '#domain/input/text.ts'
import { refuseOptionalWord, refuseWord } from '#domain/input/word.ts'
import { known, type Result } from '#domain/result.ts'
import { fractionToBps } from '#domain/units.ts'

export interface VenueFill {
  readonly venue: string
  readonly qty: number
  readonly side: 'buy' | 'sell'
  readonly price: number
  /** Middle of the quote when it filled. */
  readonly mid?: number | null
  readonly liquidity?: 'add' | 'remove' | 'hidden' | null
  /** Rebates below 0. */
  readonly feePerShare?: number | null
}

export interface VenueStatsInput {
  readonly fills: readonly VenueFill[]
  readonly minN?: number
}

export interface VenueRow {
  readonly venue: string
  readonly fills: number
  /** Fills with mid and fee: the ones the cost is measured on. */
  readonly n: number
  readonly costBps: number | null
  readonly addShare: number | null
  readonly hiddenShare: number | null
  readonly label: 'ranked' | 'too_few'
}

export interface VenueStats {
  readonly rows: readonly VenueRow[]
  /** Cheapest first, venues with enough fills only. */
  readonly order: readonly string[]
}

/**
 * `exec.venue_stats`: what the recorded fills cost at each venue, against the middle of the quote and with fees.
 * @returns per venue, in the order of the alphabet, sum of (signed distance from the mid + fee) x shares / sum of mid x shares in bp, and the shares of
 * volume that added liquidity or was hidden. Fewer than `minN` fills with mid and fee: too_few, not ranked. No fills: SHORT_HISTORY. House rule.
 */
export function venueStats({ fills, minN = 20 }: VenueStatsInput): Result<VenueStats> {
  const refused =
    firstRefusal(
      refuseRows(fills, (fill) =>
        firstRefusal(
          refuseText(fill['venue']),
          refuseAbsent(fill['side']) ?? refuseWord(fill['side'], ['buy', 'sell']),
          refuseOptionalWord(fill['liquidity'], ['add', 'remove', 'hidden']),
          refuseNumber(fill['qty'], isPositive),
          refuseNumber(fill['price'], isPositive),
          refuseOptionalNumber(fill['mid'], isPositive),
          refuseOptionalNumber(fill['feePerShare']),
        ),
      ),
      refusePositiveInteger(minN),
    ) ?? refuseShort(fills.length, 1)
  if (refused !== undefined) return refused
  const venues = [...groupBy(fills, (fill) => fill.venue)].toSorted(([a], [b]) => (a < b ? -1 : 1))
  const rows = venues.map(([venue, own]) => venueRow(venue, own, minN))
  const ranked = rows.filter((row) => row.label === 'ranked').toSorted((a, b) => a.costBps! - b.costBps!)
  return known({ rows, order: ranked.map((row) => row.venue) })
}

function venueRow(venue: string, fills: readonly VenueFill[], minN: number): VenueRow {
  const measured = fills.filter((fill) => (fill.mid ?? null) !== null && (fill.feePerShare ?? null) !== null)
  let cost = 0
  let notional = 0
  for (const { side, qty, price, mid, feePerShare } of measured) {
    cost += qty * ((side === 'buy' ? price - mid! : mid! - price) + feePerShare!)
    notional += qty * mid!
  }
  return {
    venue,
    fills: fills.length,
    n: measured.length,
    costBps: measured.length === 0 ? null : fractionToBps(cost / notional),
    addShare: volumeShare(fills, 'add'),
    hiddenShare: volumeShare(fills, 'hidden'),
    label: measured.length >= minN ? 'ranked' : 'too_few',
  }
}

/** Of the shares whose liquidity is known. */
function volumeShare(fills: readonly VenueFill[], kind: 'add' | 'hidden'): number | null {
  let all = 0
  let some = 0
  for (const { liquidity = null, qty } of fills) {
    if (liquidity === null) continue
    all += qty
    if (liquidity === kind) some += qty
  }
  return all === 0 ? null : some / all
}
