import type { Series } from '#domain/input/series.ts'
import { valueOrNull } from '#domain/result.ts'
import { vixPct } from './vix-pct.ts'

/** `stop.vix_pct` at every session, null where it cannot be told; each from the closes up to its own session. */
export const vixPercentiles = (vix: Series, n = 252, minN = 126): (number | null)[] =>
  vix.map((_, t) => valueOrNull(vixPct({ vix: vix.slice(Math.max(0, t - n), t + 1), n, minN })))
