import { expect, it } from 'vitest'
import { canonicalJson } from '#domain/evidence/canonical-json.ts'
import { listPlans } from '../../../../src/main/store/plans.ts'
import { evidenceGather } from '../../../../src/main/threads/analysis/decision/evidence-gather.ts'
import { planPrepare } from '../../../../src/main/threads/analysis/decision/plan-prepare.ts'
import { nameGet } from '../../../../src/main/threads/analysis/name/name-get.ts'
import { stopsEvaluate } from '../../../../src/main/threads/analysis/stops/stops-evaluate.ts'
import { watchlistList } from '../../../../src/main/threads/analysis/watchlist/watchlist-list.ts'
import { renameInstrument, unrenameInstrument } from '../../../../src/main/threads/ledger/names-end.ts'
import { savePlan } from '../../../../src/main/threads/ledger/plan-save.ts'
import { storePlan } from '../../../../src/main/threads/ledger/plan-store.ts'
import { upsertRegister } from '../../../../src/main/threads/ledger/registers-upsert.ts'
import { addToWatchlist } from '../../../../src/main/threads/ledger/watchlist-add.ts'
import { type LedgerDesk, openLedgerDesk } from '../../../support/ledger-context.ts'
import { valueOf } from '../../store/fresh-workspace.ts'
import { ask } from '../analysis/ask.ts'

const AT = Date.UTC(2026, 10, 20, 22)
const RENAME = { symbol: 'OLD', to: 'NEW', session: '2026-11-18' }
const OLD_DAYS = ['2026-11-12', '2026-11-13', '2026-11-16', '2026-11-17'] as const
const NEW_DAYS = ['2026-11-18', '2026-11-19', '2026-11-20'] as const
const bars = (days: readonly string[]): string =>
  `${['Date,Open,High,Low,Close,Adj Close,Volume', ...days.map((day, i) => `${day},${20 + i},${21 + i},${19 + i},${20 + i},${20 + i},1000`)].join('\n')}\n`

/** The bytes the evidence of a plan is hashed over. */
const claimsOf = async (desk: LedgerDesk, plan: string): Promise<string> => canonicalJson(valueOf(await ask(desk.db, evidenceGather, { plan }, AT)).claims)

it('a rename takes plan, position, stops, look and watched name with it, and changes no evidence of before', async () => {
  const desk = openLedgerDesk()
  await desk.commit([desk.file('OLD.csv', bars(OLD_DAYS)), desk.file('IWM.csv', bars([...OLD_DAYS, ...NEW_DAYS]))])
  await desk.add({ account: 'A', kind: 'buy', session: '2026-11-17', symbol: 'OLD', quantity: '10', price: '23' })
  const drafted = valueOf(await ask(desk.db, planPrepare, { symbol: 'OLD', side: 'long', account: 'A', asOf: '2026-11-16', stop: 15 }, AT))
  const { plan } = valueOf(await storePlan(drafted, desk.context()))
  valueOf(await savePlan({ plan }, desk.context()))
  valueOf(await upsertRegister({ register: 'risk-flags', row: { symbol: 'OLD', flags: [], checkedAsOf: '2026-11-16' } }, desk.context()))
  valueOf(await addToWatchlist({ symbol: 'OLD' }, desk.context()))
  const before = await claimsOf(desk, plan)
  const [position] = (await desk.positions({})).positions

  valueOf(await renameInstrument(RENAME, desk.context()))
  await desk.commit([desk.file('NEW.csv', bars(NEW_DAYS))])
  await desk.commit([desk.file('more/OLD.csv', bars(['2026-11-19', '2026-11-20']))])
  expect(await claimsOf(desk, plan)).toBe(before)
  expect(listPlans(desk.db).map(({ symbol, writtenSymbol }) => [symbol, writtenSymbol])).toEqual([['NEW', 'OLD']])
  const [reading] = valueOf(await ask(desk.db, stopsEvaluate, {}, AT)).positions
  expect([reading?.symbol, reading?.plan, reading?.position]).toEqual(['NEW', plan, position?.position])
  const name = valueOf(await ask(desk.db, nameGet, { symbol: 'NEW' }, AT))
  expect([name.isWatched, name.plans.map((one) => one.plan), name.fills.length, name.risk.checkedAsOf]).toEqual([true, [plan], 1, '2026-11-16'])
  expect(valueOf(await ask(desk.db, watchlistList, {}, AT)).rows.map(({ symbol }) => symbol)).toContain('NEW')

  valueOf(await unrenameInstrument(RENAME, desk.context()))
  expect([await claimsOf(desk, plan), listPlans(desk.db)[0]?.symbol]).toEqual([before, 'OLD'])
})
