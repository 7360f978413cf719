import { exchangeCalendar } from '../../../../../src/main/ingest/exchange-calendar.ts'
import type { OrderFacts } from '../../../../../src/main/threads/analysis/decision/order-facts.ts'

/** A long order of a liquid name on 20 November 2026 that every automatic item passes. Hand-made, no real market. */
export function soundOrder(change: Partial<OrderFacts> = {}): OrderFacts {
  const nowAtMs = Date.UTC(2026, 10, 21, 1)
  return {
    plan: {
      plan: 'P0001',
      version: 1,
      status: 'draft',
      symbol: 'ABCD',
      writtenSymbol: 'ABCD',
      side: 'long',
      account: 'MAIN-4821',
      asOf: '2026-11-20',
      isReplay: true,
      nowAtMs,
      validFor: '2026-11-23',
      entry: 50,
      entrySource: 'typed',
      stop: 45,
      riskFraction: 0.005,
      slippageBps: null,
      isAdopted: false,
      adoptedPosition: null,
      adoptedQuantity: null,
      generation: 1,
      createdAtMs: nowAtMs,
    },
    clock: { asOf: '2026-11-20', isReplay: true, nowAtMs, completed: '2026-11-20', calendar: exchangeCalendar },
    isFund: false,
    account: {
      equity: { value: 100_000, asOf: '2026-11-20', why: null },
      cash: { value: 60_000, asOf: '2026-11-20', why: null },
      asOf: '2026-11-20',
    },
    name: { lastSession: '2026-11-20', close: 50, adv20Shares: 200_000, atr14: 1.5, realizedVol20: 0.35, volScale: 1, halfSpreadBps: 10, spreadSource: 'edge' },
    held: [],
    risk: { symbol: 'ABCD', flags: [], checkedAsOf: '2026-11-20' },
    volTarget: 0.35,
    ...change,
  }
}
