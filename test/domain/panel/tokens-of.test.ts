import { expect, test } from 'vitest'
import { asToken, tokensOf } from '#domain/panel/tokens-of.ts'

test('words are letters, apostrophes and hyphens, in upper case', () => {
  expect(tokensOf("Didn't cut; a write-down of $12m, Q3 EPS.")).toEqual(["DIDN'T", 'CUT', 'A', 'WRITE-DOWN', 'OF', 'M', 'Q', 'EPS'])
  expect(tokensOf("'tis -10 % --")).toEqual(['TIS'])
  expect(tokensOf('12 % — ')).toEqual([])
})

test('typographic apostrophes are the plain one, in a text and in a list', () => {
  expect(tokensOf('doesn’t donʼt can‘t')).toEqual(["DOESN'T", "DON'T", "CAN'T"])
  expect(asToken('Isn’t')).toBe("ISN'T")
})

test('a letter beyond A to Z ends a word, also one whose capital would be a plain letter', () => {
  expect(tokensOf('Société Straße ﬁrm')).toEqual(['SOCI', 'T', 'STRA', 'E', 'RM'])
})
