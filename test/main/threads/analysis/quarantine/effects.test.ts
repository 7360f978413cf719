import { describe, expect, it } from 'vitest'
import { formulas } from '#domain/formulas.ts'
import { effectsOf, type NameReaders, type WaitingStamp } from '../../../../../src/main/threads/analysis/quarantine/effects.ts'
import { BAR_WINDOWS, VALUE_WINDOWS } from '../../../../../src/main/threads/analysis/quarantine/studied-windows.ts'

const NOBODY: NameReaders = { regime: null, isInUniverse: false, isWatched: false, positions: [], plans: [] }
const BAR: WaitingStamp = {
  kind: 'bars',
  timeframe: '1d',
  symbol: 'AAA',
  session: '2026-11-18',
  place: 'primary',
  readInstead: null,
  hasBar: true,
  isTradingDay: true,
  sessionsBack: 20,
  valueClass: null,
}

describe('what reads a held-back row', () => {
  it('takes the windows of the studies from the registry of formulas', () => {
    const rolling = formulas.get('ind.rolling_extremes')
    expect(BAR_WINDOWS).toContainEqual({ title: rolling?.title, sessions: rolling?.args.find(({ name }) => name === 'n')?.default })
    expect(BAR_WINDOWS.map(({ sessions }) => sessions)).toEqual(BAR_WINDOWS.map(({ sessions }) => sessions).toSorted((a, b) => a - b))
    expect(VALUE_WINDOWS.yields.at(-1)).toEqual({ title: formulas.get('rot.killer_yield_spike')?.title, sessions: 252 })
  })

  it('names only the windows that contain the session, today’s included', () => {
    const windowsAt = (sessionsBack: number): string => effectsOf({ ...BAR, sessionsBack }, NOBODY)[1] ?? ''
    expect([windowsAt(19), windowsAt(20)].map((text) => text.includes('dollar volume (20)'))).toEqual([true, false])
    expect([windowsAt(0).startsWith('The as-of session, inside'), windowsAt(1).startsWith('1 session back, inside')]).toEqual([true, true])
    expect([windowsAt(251).includes('(252)'), windowsAt(252)]).toEqual([
      true,
      '252 sessions back: beyond the longest window of the studies (252). Charts and tests on the past still read it.',
    ])
    expect(effectsOf({ ...BAR, sessionsBack: null }, NOBODY)[1]).toContain('does not reach the day')
  })

  it('names the regime, the universe, the watchlist, positions with and without a stop, and plans', () => {
    const readers: NameReaders = {
      regime: 'proxy',
      isInUniverse: true,
      isWatched: true,
      positions: [
        { side: 'long', account: 'one', openedOn: '2026-11-02', hasStop: true },
        { side: 'long', account: 'two', openedOn: '2026-11-19', hasStop: true },
        { side: 'short', account: 'three', openedOn: '2026-11-02', hasStop: false },
      ],
      plans: [{ plan: 'P0004', status: 'saved' }],
    }
    const [first, regime, , ...others] = effectsOf(BAR, readers)
    expect([first, regime]).toEqual([
      'Would change the bar that every study of the name reads.',
      'AAA is a leg of the rotation ladder: regime, relative strength and the as-of session of every screen stand on it.',
    ])
    expect(others).toEqual([
      'In the universe: the liquidity screen and breadth count the name.',
      'On the watchlist.',
      'Held long in one since 2026-11-02: its stop in force is folded over this session.',
      'Held long in two since 2026-11-19: this session only warms up its stop.',
      'Held short in three since 2026-11-02, without a stop.',
      'Plan P0004, saved, is reckoned from its bars.',
    ])
  })

  it('says in one sentence that nothing reads it, or that only a chain does', () => {
    expect(effectsOf({ ...BAR, isTradingDay: false }, NOBODY)).toEqual(['Nothing reads it: no study has a session on a day the exchange was closed.'])
    expect(effectsOf({ ...BAR, place: 'none' }, NOBODY)).toEqual(['Nothing reads it: nothing is stored of this series of AAA.'])
    expect(effectsOf({ ...BAR, place: 'second', readInstead: 'yahoo' }, NOBODY)).toEqual([
      'A second series: studies read yahoo. It counts only in the rotation chains, on sessions that one lacks, and as another vendor’s view.',
    ])
    const value: WaitingStamp = { ...BAR, kind: 'values', symbol: 'PAYEMS' }
    expect(effectsOf(value, NOBODY)).toEqual(['Nothing reads it: no study asks for this series.'])
    expect(effectsOf({ ...value, valueClass: 'cpi', hasBar: false }, NOBODY)).toEqual([
      'No value on this day in the series that studies read.',
      'Read by the regime: inflation.',
    ])
    expect(effectsOf({ ...value, valueClass: 'oas', isTradingDay: false }, NOBODY)[1]).toContain('high-yield spread (252)')
  })

  it('says of a minute whether it has a bar', () => {
    expect(effectsOf({ ...BAR, timeframe: '1m', hasBar: false }, NOBODY)).toEqual(['The minute has no bar.', 'Read by the chart of the day.'])
  })
})
