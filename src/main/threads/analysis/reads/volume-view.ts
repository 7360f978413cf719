import type { Series } from '#contract/schemas/series.ts'
import type { Coverage } from '../../../store/coverage.ts'
import type { SeriesRow } from '../../../store/series.ts'
import type { PanelBars } from '../panel-bars.ts'
import { isThin, volumeRatio } from './health-bars.ts'

/**
 * How complete the volume of a series is. `siblings` = the instrument's daily series, this one among them: against the fullest of the others a
 * small part is one venue's tape.
 */
export function volumeView(series: SeriesRow, coverage: Coverage | undefined, siblings: readonly PanelBars[]): Series['volume'] {
  if (series.kind === 'values') return null
  const withVolume = coverage?.withVolume ?? 0
  if (withVolume === 0) return { state: 'none', fraction: null, against: null }
  if (series.note?.includes('ticks') === true) return { state: 'partial', fraction: null, against: null }
  const own = siblings.find(({ seriesId }) => seriesId === series.id)
  const thinnest = siblings
    .filter((other) => own !== undefined && other !== own)
    .flatMap((other) => {
      const found = own === undefined ? null : volumeRatio(own, other)
      return found !== null && isThin(found.ratio) ? [{ fraction: found.ratio, against: other.label }] : []
    })
    .reduce<{ fraction: number; against: string } | null>((least, one) => (least === null || one.fraction < least.fraction ? one : least), null)
  if (thinnest !== null) return { state: 'partial', ...thinnest }
  return { state: (coverage?.missingVolume ?? 0) > 0 ? 'gaps' : 'whole', fraction: null, against: null }
}
