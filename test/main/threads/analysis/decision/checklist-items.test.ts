import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ChecklistAnswer } from '../../../../../src/main/store/checklists.ts'
import { checklistItems, decide, type ManualAnswers } from '../../../../../src/main/threads/analysis/decision/checklist-items.ts'
import type { OrderFacts } from '../../../../../src/main/threads/analysis/decision/order-facts.ts'
import { sizeOrder } from '../../../../../src/main/threads/analysis/decision/order-size.ts'
import { soundOrder } from './order-facts-fixture.ts'

const MANUAL = ['compliance', 'counterparty', 'killswitch', 'corporate']

const signed = (item: string, change: Partial<ChecklistAnswer> = {}): [string, ChecklistAnswer] => [
  item,
  {
    plan: 'P0001',
    planVersion: 1,
    item,
    scope: 'days',
    session: null,
    result: 'pass',
    signedBy: 'AB',
    signedAtMs: soundOrder().clock.nowAtMs,
    wallAtMs: soundOrder().clock.nowAtMs,
    note: null,
    evidence: null,
    ...change,
  },
]
const allSigned = (): ManualAnswers => ({ answers: new Map(MANUAL.map((item) => signed(item))), overrides: new Map() })
const itemsOf = (facts: OrderFacts, manual: ManualAnswers = allSigned()) => checklistItems(facts, sizeOrder(facts), manual)
const item = (facts: OrderFacts, id: string) => itemsOf(facts).find((one) => one.id === id)

describe('the checklist of an order', () => {
  it('is GO when every automatic item passes and every manual one is signed', () => {
    expect(decide(itemsOf(soundOrder()))).toEqual({ decision: 'GO', blockedBy: [], advisories: [] })
  })

  it('is NO-GO by exactly the item whose signature is withdrawn', () => {
    for (const withdrawn of MANUAL) {
      const manual: ManualAnswers = { answers: new Map([...allSigned().answers, signed(withdrawn, { result: null })]), overrides: new Map() }
      expect(decide(itemsOf(soundOrder(), manual))).toMatchObject({ decision: 'NO-GO', blockedBy: [withdrawn] })
    }
  })

  it('lets an answer expire after its days: the broker’s phone after thirty, one’s own restrictions after one', () => {
    const { nowAtMs } = soundOrder().clock
    const aged = (days: number) => nowAtMs - days * 86_400_000
    const held = (id: string, days: number) =>
      itemsOf(soundOrder(), { answers: new Map([signed(id, { signedAtMs: aged(days) })]), overrides: new Map() }).find((one) => one.id === id)?.status
    expect([held('killswitch', 30), held('killswitch', 31), held('compliance', 1), held('compliance', 2)]).toEqual(['pass', 'expired', 'pass', 'expired'])
  })

  it('is REVIEW when a required item is overridden by name and reason; a hard one cannot be', () => {
    const override = (id: string) =>
      new Map([[id, { plan: 'P0001', planVersion: 1, item: id, reason: 'agreed with the officer by phone', by: 'AB', signedAtMs: 0, wallAtMs: 0 }]])
    const open = (id: string) => new Map([...allSigned().answers, signed(id, { result: null })])
    expect(decide(itemsOf(soundOrder(), { answers: open('compliance'), overrides: override('compliance') })).decision).toBe('REVIEW')
    expect(decide(itemsOf(soundOrder(), { answers: open('killswitch'), overrides: override('killswitch') }))).toMatchObject({
      decision: 'NO-GO',
      blockedBy: ['killswitch'],
    })
  })

  it('says STALE with the last day when a price file is old, and UNKNOWN when there is none', () => {
    const { name, ...rest } = soundOrder()
    expect(item({ name: { ...name, lastSession: '2026-11-18' }, ...rest }, 'data_fresh')).toMatchObject({
      status: 'pending',
      word: 'STALE',
      value: 'daily bars of ABCD: last 2026-11-18',
    })
    expect(item({ name: { ...name, lastSession: null }, ...rest }, 'data_fresh')).toMatchObject({ status: 'pending', word: 'UNKNOWN' })
    expect(item({ name: { ...name, lastSession: '2026-11-19' }, ...rest }, 'data_fresh')).toMatchObject({ status: 'pass', word: null })
  })

  it('excludes by a flag, doubts what was never looked at, and takes "looked at, nothing found" as a pass', () => {
    expect(item(soundOrder(), 'exclusion')).toMatchObject({ status: 'pass', value: 'Looked at, nothing found' })
    expect(item(soundOrder({ risk: null }), 'exclusion')).toMatchObject({ status: 'pending', word: 'UNKNOWN' })
    expect(
      item(soundOrder({ risk: { symbol: 'ABCD', flags: [{ code: 'going_concern', asOf: '2026-11-01' }], checkedAsOf: '2026-11-20' } }), 'exclusion'),
    ).toMatchObject({ status: 'fail' })
    expect(item(soundOrder({ risk: { symbol: 'ABCD', flags: [], checkedAsOf: '2026-11-18' } }), 'exclusion')).toMatchObject({
      status: 'pending',
      word: 'STALE',
    })
  })

  it('accepts the model’s own slippage and refuses one that is below it', () => {
    const { plan, ...rest } = soundOrder()
    expect(item(soundOrder(), 'slippage')?.status).toBe('pass')
    expect(item({ plan: { ...plan, slippageBps: 5 }, ...rest }, 'slippage')?.status).toBe('fail')
    expect(item({ plan: { ...plan, slippageBps: 60 }, ...rest }, 'slippage')?.status).toBe('pass')
  })

  it('settles the trade of Monday on Tuesday and refuses when cash would fall below its buffer', () => {
    expect(item(soundOrder(), 'settle')?.value).toMatch(/^Settles 2026-11-24, cash after /)
    const { account, ...rest } = soundOrder()
    expect(item({ account: { ...account, cash: { value: 8_000, asOf: '2026-11-20', why: null } }, ...rest }, 'settle')?.status).toBe('fail')
  })

  it('never gets better by deleting an input', () => {
    const rank = { 'NO-GO': 0, REVIEW: 1, GO: 2 } as const
    const deletions: ((facts: OrderFacts) => OrderFacts)[] = [
      (facts) => ({ ...facts, account: { ...facts.account, equity: { value: null, asOf: null, why: null } } }),
      (facts) => ({ ...facts, account: { ...facts.account, cash: { value: null, asOf: null, why: null } } }),
      (facts) => ({ ...facts, account: { ...facts.account, asOf: null } }),
      (facts) => ({ ...facts, risk: null }),
      ...(['lastSession', 'close', 'adv20Shares', 'atr14', 'realizedVol20', 'volScale', 'halfSpreadBps'] as const).map((field) => (facts: OrderFacts) => ({
        ...facts,
        name: { ...facts.name, [field]: null },
      })),
      (facts) => ({ ...facts, plan: { ...facts.plan, stop: null } }),
      (facts) => ({ ...facts, plan: { ...facts.plan, entry: null } }),
    ]
    fc.assert(
      fc.property(fc.shuffledSubarray(deletions, { minLength: 1 }), fc.double({ min: 30, max: 55, noNaN: true }), (chosen, stop) => {
        const facts = soundOrder()
        const order = { ...facts, plan: { ...facts.plan, stop } }
        const before = decide(itemsOf(order))
        const after = decide(itemsOf(chosen.reduce<OrderFacts>((changed, remove) => remove(changed), order)))
        expect(rank[after.decision]).toBeLessThanOrEqual(rank[before.decision])
      }),
      { numRuns: 300 },
    )
  })
})
