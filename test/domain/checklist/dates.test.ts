import { describe, expect, test } from 'vitest'
import { freshness } from '#domain/checklist/freshness.ts'
import { sessionsBetween } from '#domain/checklist/sessions-between.ts'
import { settleDate } from '#domain/checklist/settle-date.ts'
import { badInput, known, unknown } from '#domain/result.ts'

const exchangeHolidays = ['2026-11-26', '2026-12-25', '2026-07-04']
const bankHolidays = ['2026-11-11']

describe('chk.sessions_between', () => {
  test('is 0 on one day, also on a weekend', () => {
    expect(sessionsBetween({ a: '2026-11-20', b: '2026-11-20', exchangeHolidays })).toEqual(known(0))
    expect(sessionsBetween({ a: '2026-11-21', b: '2026-11-22', exchangeHolidays })).toEqual(known(0))
  })

  test('counts a holiday that falls on a weekend, or twice in the list, once', () => {
    expect(sessionsBetween({ a: '2026-07-02', b: '2026-07-06', exchangeHolidays })).toEqual(known(2))
    expect(sessionsBetween({ a: '2026-11-25', b: '2026-11-27', exchangeHolidays: [...exchangeHolidays, '2026-11-26'] })).toEqual(known(1))
  })

  test('agrees with counting day by day across years', () => {
    expect(sessionsBetween({ a: '2024-02-28', b: '2026-11-20', exchangeHolidays: [] })).toEqual(known(712))
  })

  test('refuses what is no day', () => {
    expect(sessionsBetween({ a: '2026-02-30', b: '2026-11-20', exchangeHolidays })).toEqual(badInput('BAD_VALUE'))
    expect(sessionsBetween({ a: '2026-11-20', b: null as never, exchangeHolidays })).toEqual(unknown('MISSING_DATA'))
    expect(sessionsBetween({ a: '2026-11-20', b: '2026-11-20', exchangeHolidays: ['Christmas'] })).toEqual(badInput('BAD_VALUE'))
    expect(sessionsBetween({ a: '2026-11-20', b: '2026-11-20', exchangeHolidays: null as never })).toEqual(unknown('MISSING_DATA'))
    expect(sessionsBetween({ a: '2026-11-20', b: '2026-11-20', exchangeHolidays: '2026-12-25' as never })).toEqual(badInput('BAD_VALUE'))
  })
})

describe('chk.settle_date', () => {
  test('settles on the trade date at n = 0', () => {
    expect(settleDate({ tradeDate: '2026-11-20', exchangeHolidays, bankHolidays, n: 0 })).toEqual(known('2026-11-20'))
  })

  test('counts several business days over holidays of both kinds', () => {
    expect(settleDate({ tradeDate: '2026-11-10', exchangeHolidays, bankHolidays, n: 2 })).toEqual(known('2026-11-13'))
  })

  test.each(['2026-11-21', '2026-11-26'])('%s is no day to trade on', (tradeDate) => {
    expect(settleDate({ tradeDate, exchangeHolidays, bankHolidays })).toEqual(badInput('NOT_A_TRADING_DAY'))
  })

  test('refuses a negative count and what is no day', () => {
    expect(settleDate({ tradeDate: '2026-11-20', exchangeHolidays, bankHolidays, n: -1 })).toEqual(badInput('BAD_PARAM'))
    expect(settleDate({ tradeDate: '20.11.2026', exchangeHolidays, bankHolidays })).toEqual(badInput('BAD_VALUE'))
  })
})

describe('chk.freshness', () => {
  const ask = { now: '2026-11-20', exchangeHolidays }

  test('takes the user limit for its kind and keeps the others', () => {
    expect(freshness({ ...ask, kind: 'oas', asOf: '2026-11-13', limits: { oas: 5 } })).toEqual(known({ ageSessions: 5, fresh: true }))
    expect(freshness({ ...ask, kind: 'yields', asOf: '2026-11-13', limits: { oas: 5 } })).toEqual(known({ ageSessions: 5, fresh: false }))
  })

  test('counts only late publications from the day they became known', () => {
    expect(freshness({ ...ask, kind: 'oas', asOf: '2026-11-13', knownAt: '2026-11-20' })).toEqual(known({ ageSessions: 5, fresh: false }))
    expect(freshness({ ...ask, kind: 'fundamentals', asOf: '2026-06-30', knownAt: '2026-11-19' })).toEqual(known({ ageSessions: 1, fresh: true }))
  })

  test('refuses the future, another kind and a limit below 0', () => {
    expect(freshness({ ...ask, kind: 'oas', asOf: '2026-11-23' })).toEqual(badInput('FUTURE_DATA'))
    expect(freshness({ ...ask, kind: 'cpi', asOf: '2026-09-01', knownAt: '2026-11-23' })).toEqual(badInput('FUTURE_DATA'))
    expect(freshness({ ...ask, kind: 'gossip' as never, asOf: '2026-11-20' })).toEqual(badInput('BAD_VALUE'))
    expect(freshness({ ...ask, kind: 'oas', asOf: '2026-11-20', limits: { oas: -1 } })).toEqual(badInput('BAD_PARAM'))
    expect(freshness({ ...ask, kind: 'oas', asOf: '2026-11-20', limits: 3 as never })).toEqual(badInput('BAD_VALUE'))
    expect(freshness({ ...ask, kind: 'oas', asOf: '2026-11-20', knownAt: 'soon' })).toEqual(badInput('BAD_VALUE'))
    expect(freshness({ ...ask, kind: 'oas', asOf: null as never })).toEqual(unknown('MISSING_DATA'))
  })
})
