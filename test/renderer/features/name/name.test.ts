import { describe, expect, it } from 'vitest'
import { itemAfterKey } from '../../../../src/renderer/features/name/study-menu-keys.ts'
import { lastSessionOf } from '../../../../src/renderer/features/name/last-session.ts'
import { riskWords, stateWords } from '../../../../src/renderer/features/name/state-words.ts'
import { stopOfSession } from '../../../../src/renderer/features/name/stop-of-session.ts'
import { inputSentences, paramSentence } from '../../../../src/renderer/features/name/stop-words.ts'
import { barsOf } from '../../chart/bars-of.ts'

describe('the minutes of the last session', () => {
  it('are cut from the days before', () => {
    const times = [1, 2, 3]
    const day = lastSessionOf({ ...barsOf(['2026-01-05', '2026-01-06', '2026-01-06'], [1, 2, 3]), times })
    expect([day.sessions, day.times, day.close]).toEqual([
      ['2026-01-06', '2026-01-06'],
      [2, 3],
      [2, 3],
    ])
    expect(lastSessionOf(barsOf([], [])).sessions).toEqual([])
  })
})

describe('the menu of overlays', () => {
  it('is walked round by arrows, Home and End', () => {
    expect([itemAfterKey('ArrowDown', 0, 3), itemAfterKey('ArrowDown', 2, 3), itemAfterKey('ArrowUp', 0, 3), itemAfterKey('ArrowUp', -1, 3)]).toEqual([
      1, 0, 2, 2,
    ])
    expect([itemAfterKey('Home', 2, 3), itemAfterKey('End', 0, 3), itemAfterKey('t', 0, 3), itemAfterKey('ArrowDown', -1, 0)]).toEqual([0, 2, null, null])
  })
})

describe('the stop of one session', () => {
  const stop = {
    rule: 'hard',
    stopPrice: 9.8,
    history: [
      { session: '2026-01-05', stopPrice: 9 },
      { session: '2026-01-06', stopPrice: 9.5 },
    ],
  }

  it('knows nothing of later levels', () => {
    expect(stopOfSession(stop, '2026-01-05', '2026-01-06')).toEqual({ rule: 'hard', stopPrice: 9, history: stop.history.slice(0, 1) })
    expect(stopOfSession(stop, '2026-01-06', '2026-01-06')?.stopPrice).toBe(9.8)
  })

  it('is none where no position was held', () => {
    expect(stopOfSession(stop, '2019-12-24', '2026-01-06')).toBeNull()
    expect(stopOfSession({ ...stop, history: [] }, '2026-01-06', '2026-01-06')).toBeNull()
  })
})

describe('words', () => {
  const row = { state: 'pass', reason: null } as Parameters<typeof stateWords>[0]

  it('say what the mark of a name means, against which benchmark, or why it cannot be judged', () => {
    expect(stateWords(row, 'IWM')).toBe('persistent against IWM')
    expect(stateWords({ ...row, state: 'fail' }, 'SPY')).toBe('not persistent against SPY')
    expect(stateWords({ ...row, state: 'stale', reason: 'STALE: last bar 2024-03-08' }, 'IWM')).toBe('STALE: last bar 2024-03-08')
  })

  it('never read an unknown decision as clear', () => {
    expect(riskWords({ decision: null, checkedAsOf: null, flags: [], why: 'X was never looked at.' })).toEqual({
      state: 'unknown',
      word: 'X was never looked at.',
    })
    expect(riskWords({ decision: 'exclude', checkedAsOf: '2026-01-05', flags: ['halted'], why: null }).state).toBe('fail')
  })

  it('tell what a stop was judged on by session, and what was not known', () => {
    const sentences = inputSentences([
      { id: 'close', value: 12.5, asOf: '2026-01-06' },
      { id: 'sharesHeld', value: 300, asOf: '2026-01-06' },
      { id: 'newsState', value: 'normal', asOf: '2026-01-06' },
      { id: 'vix', value: null, asOf: null },
    ])
    expect(sentences).toEqual(['On 6 Jan 2026: close 12.50, shares held 300, news normal.', 'Not known: VIX.'])
    expect(paramSentence({ kNormal: 4, somethingNew: 1.5 })).toBe('With 4 × ATR in normal news, 1.5 something new.')
  })
})
