import { describe, expect, test } from 'vitest'
import { type ChecklistItem, itemStatus } from '#domain/checklist/item-status.ts'
import { badInput, known, unknown } from '#domain/result.ts'

const done: ChecklistItem = { kind: 'auto', result: 'pass', doneAt: 100, validDays: 1 }

describe('chk.item_status', () => {
  test.each([
    ['no result', { ...done, result: null }, 'pending'],
    ['a result that is absent', { kind: 'auto', doneAt: 100, validDays: 1 }, 'pending'],
    ['a fail, unsigned and old', { ...done, kind: 'manual', result: 'fail', doneAt: 1 }, 'fail'],
    ['a blank signature', { ...done, kind: 'manual', signedBy: ' ' }, 'pending'],
    ['a signature', { ...done, kind: 'manual', signedBy: 'RM' }, 'pass'],
    ['evidence without a signature', { ...done, kind: 'evidence', evidence: true }, 'pending'],
    ['evidence with both', { ...done, kind: 'evidence', evidence: true, signedBy: 'RM' }, 'pass'],
    ['evidence named by its digest', { ...done, kind: 'evidence', evidence: 'ab12', signedBy: 'RM' }, 'pass'],
    ['a signature for evidence that is absent', { ...done, kind: 'evidence', signedBy: 'RM' }, 'pending'],
    ['a signature for evidence that is not there', { ...done, kind: 'evidence', evidence: false, signedBy: 'RM' }, 'pending'],
    ['a blank digest', { ...done, kind: 'evidence', evidence: ' ', signedBy: 'RM' }, 'pending'],
    ['no day', { ...done, doneAt: null }, 'pending'],
  ] as const)('%s: %s', (_what, it, status) => {
    expect(itemStatus({ it: it as ChecklistItem, now: 100 })).toEqual(known(status))
  })

  test('a result of a session holds for that session only', () => {
    const it: ChecklistItem = { kind: 'auto', scope: 'session', result: 'pass', doneAt: 100, session: '2026-11-20' }
    expect(itemStatus({ it, now: 100, session: '2026-11-20' })).toEqual(known('pass'))
    expect(itemStatus({ it, now: 100, session: '2026-11-23' })).toEqual(known('pending'))
    expect(itemStatus({ it, now: 100 })).toEqual(known('pending'))
  })

  test('a fail for another order is no fail for this one', () => {
    const it: ChecklistItem = { kind: 'auto', scope: 'order', result: 'fail', doneAt: 100, orderId: 'o1' }
    expect(itemStatus({ it, now: 100, orderId: 'o2' })).toEqual(known('pending'))
    expect(itemStatus({ it, now: 100, orderId: 'o1' })).toEqual(known('fail'))
  })

  test('a result without an order is not the result of an order without a name', () => {
    const it: ChecklistItem = { kind: 'auto', scope: 'order', result: 'pass', doneAt: 100, validDays: 1, orderId: null }
    expect(itemStatus({ it, now: 100, orderId: null })).toEqual(known('pending'))
  })

  test('a result of a session does not grow old inside it', () => {
    const it: ChecklistItem = { kind: 'auto', scope: 'session', result: 'pass', doneAt: 100, session: '2026-11-20' }
    expect(itemStatus({ it, now: 103, session: '2026-11-20' })).toEqual(known('pass'))
  })

  test('days may count from any origin, also before it', () => {
    expect(itemStatus({ it: { ...done, doneAt: null }, now: -5 })).toEqual(known('pending'))
    expect(itemStatus({ it: { ...done, doneAt: -5.5 }, now: -5 })).toEqual(known('pass'))
  })

  test('days count for an order too where they are given', () => {
    const it: ChecklistItem = { kind: 'auto', scope: 'order', result: 'pass', doneAt: 100, orderId: 'o1', validDays: 1 }
    expect(itemStatus({ it, now: 102, orderId: 'o1' })).toEqual(known('expired'))
  })

  test('refuses wrong words, a result from the future and no item', () => {
    expect(itemStatus({ it: { ...done, kind: 'magic' as never }, now: 100 })).toEqual(badInput('BAD_VALUE'))
    expect(itemStatus({ it: { ...done, scope: null as never }, now: 100 })).toEqual(badInput('BAD_VALUE'))
    expect(itemStatus({ it: { ...done, result: 'maybe' as never }, now: 100 })).toEqual(badInput('BAD_VALUE'))
    expect(itemStatus({ it: { ...done, validDays: -1 }, now: 100 })).toEqual(badInput('BAD_VALUE'))
    expect(itemStatus({ it: { ...done, signedBy: 7 as never }, now: 100 })).toEqual(badInput('BAD_VALUE'))
    expect(itemStatus({ it: { ...done, evidence: 7 as never }, now: 100 })).toEqual(badInput('BAD_VALUE'))
    expect(itemStatus({ it: done, now: 99 })).toEqual(badInput('FUTURE_DATA'))
    expect(itemStatus({ it: done, now: null as never })).toEqual(unknown('MISSING_DATA'))
    expect(itemStatus({ it: null as never, now: 100 })).toEqual(unknown('MISSING_DATA'))
    expect(itemStatus({ it: [] as never, now: 100 })).toEqual(badInput('BAD_VALUE'))
  })
})
