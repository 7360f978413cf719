import { refuseBadBars } from '#domain/input/bars.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort, refuseUnequal } from '#domain/input/length.ts'
import { isNonNegative, isPositive } from '#domain/input/number.ts'
import { refuseInteger, refuseOptionalParameter, refuseParameter, refusePositiveInteger } from '#domain/input/parameter.ts'
import { refuseMissing, refuseNonNegatives, refusePrices, type Series } from '#domain/input/series.ts'
import { wholeFrom } from '#domain/input/whole.ts'
import { badInput, known, type Result } from '#domain/result.ts'
import { divergenceAt, divergenceWarmUp, type VolumeDivergence } from './divergence-reading.ts'
import { DIVERGENCE_DEFAULTS, type DivergenceParams, divergenceSignals } from './divergence-signals.ts'

export interface VolumeDivergenceInput extends Partial<DivergenceParams> {
  readonly h: Series
  readonly l: Series
  readonly c: Series
  readonly v: Series
  readonly universeRvol?: Series | null
  readonly entryIndex?: number | null
}

/**
 * `stop.volume_divergence`: does the volume still carry the advance? Read at the newest bar, long positions only.
 * d1: close up by at least `moveAtr` ATR over `N` bars while on-balance volume is lower than `N` bars ago. d2: close within `nearAtr` ATR of the `N`-bar
 * high and the mean over `dryDays` bars of relative volume / the universe's median relative volume below `dryRvol`; null where the universe is not known.
 * d3: relative volume from `distRvol` on, down close, close in the lowest quarter of the bar.
 * Exit: d1 on `confirm` closes in a row, or d3 the bar after d1. Tighten: d2 on `confirm` closes in a row. Not judged (null) where an unknown signal could
 * have decided. None within the first `minBars` bars since entry. Needs 24 bars with the defaults. House rule.
 */
export function volumeDivergence({ h, l, c, v, universeRvol = null, entryIndex = null, ...given }: VolumeDivergenceInput): Result<VolumeDivergence> {
  const params = { ...DIVERGENCE_DEFAULTS, ...given }
  const { N, dryDays, confirm, volN, atrN } = params
  const refused =
    firstRefusal(
      refusePrices(h),
      refusePrices(l),
      refusePrices(c),
      refuseNonNegatives(v),
      universeRvol === null ? undefined : refuseNonNegatives(universeRvol),
      ...[N, dryDays, confirm, volN, atrN].map(refusePositiveInteger),
      refuseInteger(params.minBars, 0),
      ...[params.moveAtr, params.nearAtr].map((limit) => refuseParameter(limit, isNonNegative)),
      ...[params.dryRvol, params.distRvol].map((limit) => refuseParameter(limit, isPositive)),
      refuseOptionalParameter(entryIndex, wholeFrom(0)),
    ) ??
    refuseUnequal(h, l, c, v, universeRvol ?? h) ??
    refuseBadBars({ high: h, low: l, close: c }) ??
    (entryIndex !== null && h.length > 0 && entryIndex >= h.length ? badInput('BAD_PARAM') : undefined) ??
    refuseShort(h.length, divergenceWarmUp(params)) ??
    refuseMissing(h) ??
    refuseMissing(l) ??
    refuseMissing(c) ??
    refuseMissing(v)
  if (refused !== undefined) return refused

  const columns = { h: h as readonly number[], l: l as readonly number[], c: c as readonly number[], v, universeRvol }
  return known(divergenceAt(divergenceSignals(columns, params), h.length - 1, entryIndex, params))
}
