import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseFlag } from '#domain/input/flag.ts'
import { refuseShort, refuseUnequal } from '#domain/input/length.ts'
import { isNonNegative } from '#domain/input/number.ts'
import { refuseInteger, refuseParameter, refusePositiveInteger } from '#domain/input/parameter.ts'
import { isRecord, refuseRecord } from '#domain/input/record.ts'
import type { Refusal } from '#domain/input/refusal.ts'
import { refuseMissing, refusePrices, refuseSeries, type Series } from '#domain/input/series.ts'
import { badInput } from '#domain/result.ts'
import type { Flag } from '#domain/three-valued.ts'

/** Causes that are measured against their own history. */
export type StatisticalCause = 'yields' | 'shortCover' | 'flows'
export const STATISTICAL_CAUSES: readonly StatisticalCause[] = ['yields', 'shortCover', 'flows']

export interface CausesInput {
  /** Small over large, one per session, oldest first; all other series have the same sessions. */
  readonly ratio: Series
  /**
   * yields: daily change of the 10-year in percentage points. shortCover: daily return of the most shorted fifth minus the
   * rest. flows: daily creations of small-cap funds as a share of their assets. Absent or null = not imported.
   */
  readonly drivers: Readonly<Partial<Record<StatisticalCause, Series | null>>>
  /** Σ over sectors of (weight in small − weight in large) · sector log return, per session. */
  readonly sectorSkew?: Series | null
  /** Sessions near an index reconstitution (10 before to 5 after it takes effect). */
  readonly recon?: readonly Flag[] | null
  readonly w?: number
  readonly est?: number
  readonly minEst?: number
  readonly gapN?: number
  readonly minMove?: number
  readonly tMin?: number
  readonly limit?: number
  readonly tMinPull?: number
}

/** What rot.causes asks of its arguments, in the order of section 0. */
export function refuseCauses({
  ratio,
  drivers,
  sectorSkew = null,
  recon = null,
  w = 21,
  est = 252,
  minEst = 120,
  gapN = 252,
  minMove = 0.01,
  tMin = 1.65,
  limit = 0.5,
  tMinPull = 2.86,
}: CausesInput): Refusal | undefined {
  return (
    firstRefusal(
      refuseUnequal(ratio, ...(isRecord(drivers) ? Object.values(drivers) : []), sectorSkew, recon),
      refusePrices(ratio),
      refuseDrivers(drivers),
      sectorSkew === null ? undefined : refuseSeries(sectorSkew),
      refuseReconstitutionDays(recon),
      refuseInteger(w, 5),
      refuseInteger(minEst, 60),
      refuseInteger(est, typeof minEst === 'number' ? minEst : 60),
      refusePositiveInteger(gapN),
      refuseParameter(minMove, isNonNegative),
      refuseParameter(tMin),
      refuseParameter(limit),
      refuseParameter(tMinPull),
    ) ??
    refuseShort(ratio.length, w + minEst + 1) ??
    refuseMissing(ratio)
  )
}

function refuseDrivers(drivers: unknown): Refusal | undefined {
  if (!isRecord(drivers)) return refuseRecord(drivers)
  return firstRefusal(...Object.entries(drivers).map(([name, values]) => refuseDriver(name, values)))
}

function refuseDriver(name: string, values: unknown): Refusal | undefined {
  if (!(STATISTICAL_CAUSES as readonly string[]).includes(name)) return badInput('BAD_VALUE')
  return values === null ? undefined : refuseSeries(values)
}

function refuseReconstitutionDays(recon: unknown): Refusal | undefined {
  if (recon === null) return undefined
  return Array.isArray(recon) ? firstRefusal(...recon.map(refuseFlag)) : badInput('BAD_VALUE')
}
