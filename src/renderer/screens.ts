import type { ScreenDefinition } from './app/screen-definition.ts'
import { ChecklistScreen } from './features/checklist/checklist-screen.tsx'
import { DataScreen } from './features/data/data-screen.tsx'
import { NameScreen } from './features/name/name-screen.tsx'
import { PaperScreen } from './features/paper/paper-screen.tsx'
import { PlanScreen } from './features/plan/plan-screen.tsx'
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
  { id: 'name', title: 'Name', letter: 'n', stands: 'rail', Screen: NameScreen },
  { id: 'plan', title: 'Plan', letter: 'p', stands: 'rail', Screen: PlanScreen },
  { id: 'checklist', title: 'Checklist', letter: 'c', stands: 'rail', Screen: ChecklistScreen },
  { id: 'paper', title: 'Paper', stands: 'nowhere', isBare: true, Screen: PaperScreen },
  { id: 'settings', title: 'Settings', key: 'Ctrl+,', stands: 'foot', Screen: SettingsScreen },
]
