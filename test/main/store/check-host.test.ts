import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { sentenceFor } from '#contract/errors.ts'
import { checkNode, checkSqlite, isAtLeast } from '../../../src/main/store/check-host.ts'

test('a Node older than 22 is refused in words', () => {
  const error = checkNode('20.20.2')
  expect(error).toEqual({ kind: 'host-too-old', what: 'Node', found: '20.20.2', needed: '22' })
  expect(error === null ? '' : sentenceFor(error)).toBe('Node 20.20.2 is too old: 22 or newer is needed. Run it through npm, which brings the right one.')
  expect([checkNode('22.0.0'), checkNode('24.21.0'), checkNode()]).toEqual([null, null, null])
})

test('the SQLite we ship is new enough', () => {
  const db = new Database(':memory:')
  expect(checkSqlite(db)).toBeNull()
  db.close()
})

test('versions are compared part by part, as numbers', () => {
  expect(isAtLeast([3, 51, 3], [3, 51, 3])).toBe(true)
  expect(isAtLeast([3, 51, 2], [3, 51, 3])).toBe(false)
  expect(isAtLeast([3, 54], [3, 51, 3])).toBe(true)
  expect(isAtLeast([3, 6, 20], [3, 51, 3])).toBe(false)
  expect(isAtLeast([4], [3, 51, 3])).toBe(true)
})
