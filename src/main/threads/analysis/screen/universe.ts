import type { Settings } from '#contract/schemas/settings.ts'
import type { Panel } from '../panel.ts'

/** Who is screened, and the sentence that says why these. */
export interface Universe {
  readonly symbols: readonly string[]
  readonly membership: string
}

/** Every stock with a primary daily series that is not in the regime set: no dated membership is imported yet, and the screen says so. */
export function universeOf(panel: Panel, settings: Settings): Universe {
  const regime = new Set(settings.regimeSet)
  const symbols = panel.symbols().filter((symbol) => panel.instrument(symbol)?.kind === 'stock' && !regime.has(symbol))
  return { symbols, membership: 'No membership known at this date: every stock with daily bars.' }
}
