import type { Formula } from '#domain/formula.ts'
import { untrusted } from '#domain/input/untrusted.ts'
import { opsScore } from './ops-score.ts'
import { planAdherence } from './plan-adherence.ts'
import { freshness } from './freshness.ts'
import { gate } from './gate.ts'
import { itemStatus } from './item-status.ts'
import { rule201 } from './rule201.ts'
import { sessionsBetween } from './sessions-between.ts'
import { settleDate } from './settle-date.ts'
import { washSale } from './wash-sale.ts'

export const checklistFormulas: readonly Formula[] = [
  {
    id: 'chk.settle_date',
    title: 'Settlement date',
    args: [{ name: 'tradeDate' }, { name: 'exchangeHolidays' }, { name: 'bankHolidays' }, { name: 'n', default: 1 }],
    unit: 'day',
    definition: 'The n-th day after the trade that is neither weekend, exchange holiday nor bank holiday.',
    source: 'SEC Rule 15c6-1; FINRA Notices 88-82, 95-77, 99-83',
    evaluate: untrusted(settleDate),
  },
  {
    id: 'chk.sessions_between',
    title: 'Sessions between two days',
    args: [{ name: 'a' }, { name: 'b' }, { name: 'exchangeHolidays' }],
    unit: 'sessions',
    definition: 'Trading days after the first day, the second one included.',
    source: 'house',
    evaluate: untrusted(sessionsBetween),
  },
  {
    id: 'chk.freshness',
    title: 'Freshness of an input',
    args: [
      { name: 'kind' },
      { name: 'asOf' },
      { name: 'now' },
      { name: 'exchangeHolidays' },
      { name: 'limits', default: null, house: true },
      { name: 'knownAt', default: null },
    ],
    unit: 'sessions, verdict',
    definition: 'Sessions since the newest value (CPI and fundamentals: since it was published) against the limit of its kind.',
    source: 'house',
    evaluate: untrusted(freshness),
  },
  {
    id: 'chk.wash_sale',
    title: 'Wash sales',
    args: [{ name: 'sales' }, { name: 'buys' }, { name: 'window', default: 30 }],
    unit: 'shares, USD',
    definition: 'Shares bought from 30 days before to 30 days after a sale at a loss, each used once, earliest first; their part of the loss is disallowed.',
    source: 'IRC §1091',
    evaluate: untrusted(washSale),
  },
  {
    id: 'chk.rule201',
    title: 'Short-sale price test',
    args: [{ name: 'prevClose' }, { name: 'low' }],
    unit: 'USD per share, verdict',
    definition: 'Triggered when the low is at or under 90 % of the previous close; holds for that day and the next.',
    source: 'SEC Regulation SHO, Rule 201',
    evaluate: untrusted(rule201),
  },
  {
    id: 'chk.item_status',
    title: 'Status of a checklist item',
    args: [{ name: 'it' }, { name: 'now' }, { name: 'orderId', default: null }, { name: 'session', default: null }],
    unit: 'verdict',
    definition: 'Pending without a result, signature or evidence, or when it belongs to another order or session; then fail, pass, or expired after its days.',
    source: 'house',
    evaluate: untrusted(itemStatus),
  },
  {
    id: 'chk.gate',
    title: 'Pre-trade gate',
    args: [{ name: 'items' }, { name: 'required', default: null }],
    unit: 'verdict',
    definition: 'Blocked by a hard item that did not pass, by a required one without a signed reason, by an absent one, and by an empty list.',
    source: 'house',
    evaluate: untrusted(gate),
  },
  {
    id: 'chk.ops_score',
    title: 'Weekly operations score',
    args: [
      { name: 'reconciliations', default: null },
      { name: 'drills', default: null },
      { name: 'breaks', default: null },
      { name: 'adherence', default: null },
      { name: 'slippage', default: null },
      { name: 'good', default: 80, house: true },
      { name: 'poor', default: 60, house: true },
    ],
    unit: '0 to 100, verdict',
    definition: '100 · mean of done/due reconciliations, done/due drills, 1 − overdue/open breaks, steps followed, planned/real slippage; unknown counts as 0.',
    source: 'house',
    evaluate: untrusted(opsScore),
  },
  {
    id: 'chk.plan_adherence',
    title: 'Plan adherence',
    args: [{ name: 'trades' }, { name: 'steps', default: ['entry', 'size', 'stop', 'exit'] }, { name: 'minN', default: 20, house: true }],
    unit: 'fraction, R',
    definition: 'Planned steps done / planned steps; mean R of trades followed in full against the rest. Not recorded = not followed.',
    source: 'house',
    evaluate: untrusted(planAdherence),
  },
]
