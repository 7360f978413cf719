import type { ChannelName } from '#contract/channels.ts'
import type { EventValue } from '#contract/events.ts'

export type ChangeKind = EventValue<'data-changed'>['kinds'][number]

const MARKET: readonly ChangeKind[] = ['series', 'instrument', 'batch']
const BOOKS: readonly ChangeKind[] = ['account', 'batch', 'instrument', 'series']

/** Which changes can alter the answer of a channel. A channel that is not named here depends on everything but the settings. */
const DEPENDS_ON: { readonly [C in ChannelName]?: readonly ChangeKind[] } = {
  'import.history': ['batch'],
  'import.rows': ['batch'],
  'accounts.list': BOOKS,
  'transactions.list': BOOKS,
  'positions.list': BOOKS,
  'lots.preview': BOOKS,
  'instruments.list': MARKET,
  'instruments.get': MARKET,
  'instruments.unknown': BOOKS,
  'bars.range': MARKET,
  'series.list': MARKET,
  'series.get': MARKET,
  'actions.list': [...MARKET, 'account'],
  'calendar.list': ['batch'],
  'quarantine.list': [...MARKET, 'account', 'plan', 'watchlist'],
  'records.families': ['batch'],
  'records.list': ['batch', 'instrument'],
  'rotation.relative': MARKET,
  'rotation.ladder': MARKET,
  'watchlist.list': [...MARKET, 'watchlist'],
  'plan.list': ['plan'],
  'registers.list': ['register'],
  'checklist.prints': ['print'],
  'formulas.list': [],
  'settings.get': ['setting'],
  'layouts.list': ['setting', 'batch'],
  'folders.list': ['setting', 'batch'],
  'folders.waiting': ['setting', 'batch'],
  'mappings.list': ['setting', 'batch'],
}

/** Whether an answer of `channel` may be old once these kinds changed. Screens keep views in the settings, so a setting alone re-asks nothing else. */
export function isTouchedBy(channel: ChannelName, kinds: readonly ChangeKind[]): boolean {
  const named = DEPENDS_ON[channel]
  return named === undefined ? kinds.some((kind) => kind !== 'setting') : kinds.some((kind) => named.includes(kind))
}
