import type { ScreenDefinition } from './app/screen-definition.ts'
import { DataScreen } from './features/data/data-screen.tsx'
import { RegimeScreen } from './features/regime/regime-screen.tsx'
import { SettingsScreen } from './features/settings/settings-screen.tsx'
import { TodayScreen } from './features/today/today-screen.tsx'
import { WatchlistScreen } from './features/watchlist/watchlist-screen.tsx'

/** Every place of the desk, in the order of the rail. */
export const screens: readonly ScreenDefinition[] = [
  { id: 'today', title: 'Today', letter: 'h', stands: 'rail', Screen: TodayScreen },
  { id: 'data', title: 'Data', letter: 'd', stands: 'rail', Screen: DataScreen },
  { id: 'regime', title: 'Regime', letter: 'r', stands: 'rail', Screen: RegimeScreen },
  { id: 'watchlist', title: 'Watchlist', letter: 'w', stands: 'rail', Screen: WatchlistScreen },
  { id: 'settings', title: 'Settings', key: 'Ctrl+,', stands: 'foot', Screen: SettingsScreen },
]
