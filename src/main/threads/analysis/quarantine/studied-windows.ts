import { formulas } from '#domain/formulas.ts'

/** Formulas that look back over the sessions of one name or one series, and the argument that says how far. */
const OF_BARS = [
  ['ind.atr_wilder', 'n'],
  ['ind.rsi_wilder', 'n'],
  ['scr.dollar_volume', 'n'],
  ['scr.daily_spike_proxy', 'n'],
  ['vol.yang_zhang', 'n'],
  ['rot.persistence', 'W'],
  ['stop.chandelier', 'n'],
  ['rot.pct_above_ma', 'n'],
  ['scr.amihud', 'n'],
  ['scr.edge_spread', 'n'],
  ['rot.rel_return', 'windows'],
  ['ind.rolling_extremes', 'n'],
  ['rot.new_highs_lows', 'n'],
  ['scr.momentum', 'look'],
] as const
const OF_VALUES = {
  yields: [
    ['rot.curve', 'w'],
    ['rot.yield_trend', 'n'],
    ['rot.killer_yield_spike', 'n'],
  ],
  oas: [
    ['rot.oas_state', 'levelZn'],
    ['rot.killer_credit', 'n'],
  ],
  cpi: [],
  volatility: [['stop.vix_pct', 'n']],
} as const

/** A study and the sessions it looks back over, today's included. */
export interface StudiedWindow {
  readonly title: string
  readonly sessions: number
}

/** The studies of daily bars, the shortest window first. */
export const BAR_WINDOWS: readonly StudiedWindow[] = windowsOf(OF_BARS)

/** The studies of what a series of values is kept for. */
export const VALUE_WINDOWS: Readonly<Record<keyof typeof OF_VALUES, readonly StudiedWindow[]>> = {
  yields: windowsOf(OF_VALUES.yields),
  oas: windowsOf(OF_VALUES.oas),
  cpi: windowsOf(OF_VALUES.cpi),
  volatility: windowsOf(OF_VALUES.volatility),
}

function windowsOf(rows: readonly (readonly [formula: string, argument: string])[]): StudiedWindow[] {
  return rows.map(([id, name]) => windowOf(id, name)).sort((a, b) => a.sessions - b.sessions)
}

/** As the registry has it: the default of the argument, the longest where it is a list. */
function windowOf(id: string, name: string): StudiedWindow {
  const formula = formulas.get(id)
  const window = formula?.args.find((argument) => argument.name === name)?.default
  const sessions = Array.isArray(window) ? Math.max(...window.map(Number)) : Number(window)
  if (formula === undefined || !(sessions > 0)) throw new Error(`windowOf: got ${id}(${name}), wanted a formula with such a window`)
  return { title: formula.title, sessions }
}
