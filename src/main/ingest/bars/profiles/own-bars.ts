import { type BarProfile, defineBarProfile } from '../bar-profile.ts'

/** What the close is called in a file of ours: it says what the prices are adjusted for. */
const CLOSES = { raw: 'close_raw', split: 'close_split', total: 'close_total', unknown: 'close' } as const
const LENGTHS = { '1d': { stamp: 'date', words: 'daily' }, '1m': { stamp: 'time', words: 'minute' } } as const

/** Bars as our own export writes them: one layout for each kind of adjustment and length of bar, each row with its symbol. */
export const ownBars: readonly BarProfile[] = (['1d', '1m'] as const).flatMap((timeframe) =>
  (['raw', 'split', 'total', 'unknown'] as const).map((adjustment) => {
    const { stamp, words } = LENGTHS[timeframe]
    return defineBarProfile({
      id: `own-${words}-${adjustment}`,
      version: 1,
      label: `Rotation Desk ${words} prices`,
      timeframe,
      headers: [['symbol', stamp, 'open', 'high', 'low', CLOSES[adjustment], 'adjusted_close', 'volume', 'dividend', 'split']],
      dayFormat: 'iso',
      columns: {
        symbol: 'symbol',
        date: stamp,
        open: 'open',
        high: 'high',
        low: 'low',
        close: CLOSES[adjustment],
        adjustedClose: 'adjusted_close',
        volume: 'volume',
        dividend: 'dividend',
        split: 'split',
      },
      adjustment,
      isOwn: true,
    })
  }),
)
