import type { z } from 'zod'
import type { InstrumentKind } from '#contract/schemas/series.ts'
import { Settings } from '#contract/schemas/settings.ts'

type Kind = z.infer<typeof InstrumentKind>

const REGIME_SET: ReadonlySet<string> = new Set(Settings.shape.regimeSet.parse(undefined))
const INDEX_NAMES: ReadonlySet<string> = new Set(['GSPC', 'SPX', 'RUT', 'VIX'])

/**
 * What an instrument is taken for until a holdings list, a universe file or the user says: an index when its bars never have a volume or its
 * name is an index's (^RUT too), a fund when it belongs to the regime set, else a stock.
 * @param hasVolume whether any of its bars has a volume; null = no bars known
 */
export function defaultKind(symbol: string, hasVolume: boolean | null): Kind {
  if (hasVolume === false || symbol.startsWith('^') || INDEX_NAMES.has(symbol)) return 'index'
  return REGIME_SET.has(symbol) ? 'fund' : 'stock'
}
