import { expect, test } from 'vitest'
import { movedInWords } from '../../../../src/renderer/features/data/moved-words.ts'

test('what moved is told by family, and nothing is nothing', () => {
  expect(movedInWords({ transactions: 1, bars: 423_866, observations: 0, holdings: 301 })).toBe('1 transaction, 423,866 bars and 301 holdings')
  expect(movedInWords({ transactions: 0, bars: 0, observations: 0, holdings: 0 })).toBeNull()
})
