import type { ComponentType } from 'react'
import { AccountsPanel } from './accounts-panel.tsx'
import { ActionsPanel } from './actions-panel.tsx'
import { CalendarPanel } from './calendar-panel.tsx'
import { CoveragePanel } from './coverage-panel.tsx'
import { HealthPanel } from './health-panel.tsx'
import { HistoryPanel } from './history-panel.tsx'
import type { HeldPlace } from './held-words.ts'
import { NamesPanel } from './names-panel.tsx'
import { QuarantinePanel } from './quarantine-panel.tsx'
import { RecordsPanel } from './records-panel.tsx'
import { SeriesPanel } from './series-panel.tsx'
import { TemplatesPanel } from './templates-panel.tsx'
import { TransactionsPanel } from './transactions-panel.tsx'

/** What the data screen hands to each of its views; a view takes what it needs. */
export interface DataViewProps {
  /** Opens the choice of files. */
  readonly onImport: () => void
  /** The one symbol whose series are asked for; null for all. */
  readonly symbol: string | null
  readonly onEvery: () => void
  readonly onSeries: (symbol: string) => void
  /** The held-back row another view leads to; null for the whole list. */
  readonly held: HeldOf | null
  readonly onHeld: (held: HeldOf) => void
  readonly onEveryHeld: () => void
}

/** A held-back row with the symbol its list is narrowed to. */
export interface HeldOf extends HeldPlace {
  readonly symbol: string | null
}

export interface DataView {
  /** In the address and in what is remembered: never renamed. */
  readonly id: string
  readonly title: string
  /** A letter where it has one of its own. */
  readonly key?: string
  readonly Panel: ComponentType<DataViewProps>
}

/** The views of the data screen in the order of their tabs. The first ten have the keys 1 to 9 and 0; the rest are reached by arrows and palette. */
export const DATA_VIEWS = [
  { id: 'health', title: 'Health', Panel: HealthPanel },
  { id: 'history', title: 'Imports', Panel: HistoryPanel },
  { id: 'series', title: 'Series', Panel: SeriesPanel },
  { id: 'accounts', title: 'Accounts', Panel: AccountsPanel },
  { id: 'transactions', title: 'Transactions', Panel: TransactionsPanel },
  { id: 'coverage', title: 'Coverage', Panel: CoveragePanel },
  { id: 'actions', title: 'Actions', Panel: ActionsPanel },
  { id: 'calendar', title: 'Calendar', Panel: CalendarPanel },
  { id: 'records', title: 'Records', Panel: RecordsPanel },
  { id: 'templates', title: 'Templates', Panel: TemplatesPanel },
  { id: 'quarantine', title: 'Quarantine', key: 'q', Panel: QuarantinePanel },
  { id: 'names', title: 'Names', key: 'm', Panel: NamesPanel },
] as const satisfies readonly DataView[]

export type DataViewId = (typeof DATA_VIEWS)[number]['id']
