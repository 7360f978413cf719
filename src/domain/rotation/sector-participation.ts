import { isAbove } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort, refuseUnequal } from '#domain/input/length.ts'
import { refusePositiveInteger } from '#domain/input/parameter.ts'
import { isRecord, refuseRecord } from '#domain/input/record.ts'
import type { Refusal } from '#domain/input/refusal.ts'
import { refuseMissing, refusePrices, type Series } from '#domain/input/series.ts'
import { known, type Result, unknown } from '#domain/result.ts'
import { closesAboveAverage } from './closes-above-average.ts'
import { isKnownToEnd } from './member-series.ts'
import { changeOver } from './ratio-line.ts'

export interface SectorParticipationInput {
  /** Closes by sector, on the sessions of `bench`; null = the sector has no series. */
  readonly sectors: Readonly<Record<string, Series | null>>
  readonly bench: Series
  readonly w?: number
  readonly maN?: number
  readonly minSectors?: number
}

export interface SectorParticipation {
  /** By name, in alphabetical order. */
  readonly participating: readonly string[]
  readonly count: number
  readonly eligible: number
  readonly share: number
}

/**
 * rot.sector_participation(sectors, bench, w, maN, minSectors): sectors ahead of the benchmark over w sessions and above
 * their own maN-session average; sectors, and their share of the eligible ones. Eligible = the closes these two tests read are known.
 * Fewer than minSectors eligible LOW_COVERAGE; benchmark shorter than the longer window SHORT_HISTORY. Source: house.
 */
export function sectorParticipation({ sectors, bench, w = 21, maN = 50, minSectors = 8 }: SectorParticipationInput): Result<SectorParticipation> {
  const refused =
    firstRefusal(refusePrices(bench), refuseSectors(sectors, bench), refusePositiveInteger(w), refusePositiveInteger(maN), refusePositiveInteger(minSectors)) ??
    refuseShort(bench.length, Math.max(w + 1, maN)) ??
    refuseMissing(bench)
  if (refused !== undefined) return refused
  const benchChange = changeOver(bench as readonly number[], w)!
  const participating: string[] = []
  let eligible = 0
  for (const name of Object.keys(sectors).sort()) {
    const closes = sectors[name] ?? []
    if (!isKnownToEnd(closes, Math.max(w + 1, maN))) continue
    eligible += 1
    const change = changeOver(closes as readonly number[], w)!
    const isAhead = isAbove((1 + change) / (1 + benchChange) - 1, 0)
    if (isAhead && closesAboveAverage(closes as readonly number[], maN)) participating.push(name)
  }
  if (eligible < minSectors) return unknown('LOW_COVERAGE')
  return known({ participating, count: participating.length, eligible, share: participating.length / eligible })
}

function refuseSectors(sectors: unknown, bench: unknown): Refusal | undefined {
  if (!isRecord(sectors)) return refuseRecord(sectors)
  return firstRefusal(
    ...Object.values(sectors).map((closes) => (closes === null ? undefined : firstRefusal(refuseUnequal(closes, bench), refusePrices(closes)))),
  )
}
