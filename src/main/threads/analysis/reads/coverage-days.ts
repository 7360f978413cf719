import { FRESHNESS_KINDS, type FreshnessKind } from '#domain/checklist/freshness.ts'
import type { DataCoverage } from '#contract/schemas/series.ts'
import { lastAccountDay } from '../../../store/account-entries.ts'
import type { ReadDb } from '../../../store/handles.ts'
import { accountsOfSymbols, type NewestBySymbol, newestActions, newestHoldings, newestRecords, newestTransactions } from '../../../store/newest-by-symbol.ts'
import type { NewestDays } from './health-classes.ts'
import { recordFamilies } from '../../../store/record-families.ts'

export type CoverageKind = DataCoverage['kinds'][number]

/** Families of dated records: what a name may be known by before it has a bar or a trade. */
export const FAMILIES: readonly string[] = Object.keys(recordFamilies)

/** The words of a family where its own name does not say it. */
const FAMILY_LABELS: Readonly<Record<string, string>> = {
  calendar: 'Events',
  altdata: 'Other figures',
  shortinterest: 'Short interest',
  flows: 'Shares outstanding',
  probabilities: 'Rate odds',
}
const labelOf = (family: string): string => FAMILY_LABELS[family] ?? family.charAt(0).toUpperCase() + family.slice(1)

/** Every kind of data the store can hold about a name or a macro series, in the order a desk looks at them. */
export const COVERAGE_KINDS: readonly CoverageKind[] = [
  { kind: 'daily_bars', label: 'Daily bars', of: 'name' },
  { kind: 'intraday', label: 'Minute bars', of: 'name' },
  { kind: 'actions', label: 'Splits, dividends', of: 'name' },
  { kind: 'holdings', label: 'Holdings lists', of: 'name' },
  ...FAMILIES.map((kind): CoverageKind => ({ kind, label: labelOf(kind), of: 'name' })),
  { kind: 'positions', label: 'Positions', of: 'name' },
  { kind: 'transactions', label: 'Transactions', of: 'name' },
  { kind: 'values', label: 'Values', of: 'series' },
]

/** Families that chk.freshness ages under another word than their own. */
const FAMILY_CLASSES: Readonly<Record<string, FreshnessKind>> = { consensus: 'estimates', revisions: 'estimates', headlines: 'news' }

/** The kind chk.freshness judges a column by; undefined where it sets no age. Macro values have a class for each code. */
export const judgedKind = (kind: string): FreshnessKind | undefined => FAMILY_CLASSES[kind] ?? FRESHNESS_KINDS.find((known) => known === kind)

/** Of every kind beside bars and values, symbol by symbol, the newest day something is known of, up to `until`. */
export function newestOfKinds(db: ReadDb, until: string): ReadonlyMap<string, NewestBySymbol> {
  const records = Map.groupBy(newestRecords(db, until), ({ family }) => family)
  return new Map<string, NewestBySymbol>([
    ['actions', newestActions(db, until)],
    ['holdings', newestHoldings(db, until)],
    ['positions', accountDays(db, until)],
    ['transactions', newestTransactions(db, until)],
    ...FAMILIES.map((family): [string, NewestBySymbol] => [family, new Map((records.get(family) ?? []).map(({ symbol, day }) => [symbol, day]))]),
  ])
}

/** Of each class of records that chk.freshness ages, the newest day of each symbol, over the families of the class. */
export function newestOfClasses(db: ReadDb, until: string, symbol: string | undefined): NewestDays {
  const newest = new Map<FreshnessKind, Map<string, string>>()
  for (const { family, symbol: of, day } of newestRecords(db, until)) {
    const kind = judgedKind(family)
    if (kind === undefined || (symbol !== undefined && symbol !== of)) continue
    const days = newest.get(kind) ?? new Map<string, string>()
    newest.set(kind, days)
    if (day > (days.get(of) ?? '')) days.set(of, day)
  }
  return Object.fromEntries([...newest].map(([kind, days]) => [kind, [...days.values()]]))
}

/** What is held of a name is as new as the last word of an account that ever named it, as data.health ages accounts. */
function accountDays(db: ReadDb, until: string): NewestBySymbol {
  const dayOf = new Map<string, string | null>()
  const days = new Map<string, string>()
  for (const { account, symbol } of accountsOfSymbols(db, until)) {
    if (!dayOf.has(account)) dayOf.set(account, lastAccountDay(db, account, until))
    const day = dayOf.get(account) ?? null
    if (day !== null && day > (days.get(symbol) ?? '')) days.set(symbol, day)
  }
  return days
}
