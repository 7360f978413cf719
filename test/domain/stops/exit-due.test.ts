import { expect, test } from 'vitest'
import { answerExit, fireExit, sharesWanted } from '#domain/stops/exit-due.ts'
import { session } from './watched-position.ts'

test('a full exit asks for everything, fractions of a share included; a reduction for whole shares of half', () => {
  expect(fireExit('gap', session(3), 10.5)).toEqual({ rule: 'gap', session: session(3), fraction: 1, shares: 10.5, sold: 0, hasModelledFill: false })
  expect(fireExit('cross_asset_reduce', session(3), 11)).toMatchObject({ fraction: 0.5, shares: 5 })
})

test('sells answer it in part or in full, and more than it asked for is no debt', () => {
  const due = fireExit('gap', session(3), 300)
  expect(answerExit(due, 100)).toEqual({ ...due, sold: 100 })
  expect(sharesWanted({ ...due, sold: 100 })).toBe(200)
  expect(sharesWanted({ ...due, sold: 400 })).toBe(0)
  expect(answerExit({ ...due, sold: 100 }, 200)).toBeNull()
  expect(answerExit({ ...due, sold: 100 }, 199.5)).toEqual({ ...due, sold: 299.5 })
})
