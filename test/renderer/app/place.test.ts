import { describe, expect, test } from 'vitest'
import { jobWords } from '../../../src/renderer/app/job-words.ts'
import { matchLabel, rankByLabel } from '../../../src/renderer/app/palette-match.ts'
import { formatPlace, parsePlace } from '../../../src/renderer/app/place.ts'

describe('a place', () => {
  test('is read from the address', () => {
    expect(parsePlace('#/name/IWM')).toEqual({ screen: 'name', param: 'IWM' })
    expect(parsePlace('#/today')).toEqual({ screen: 'today', param: null })
    expect(parsePlace('#/name/')).toEqual({ screen: 'name', param: null })
    expect(parsePlace('')).toEqual({ screen: '', param: null })
  })
  test('survives the way into the address and back, whatever the symbol', () => {
    for (const param of ['IWM', '^RUT', 'BRK/B', 'A B', 'Ä%', '#x', null]) {
      expect(parsePlace(formatPlace({ screen: 'name', param }))).toEqual({ screen: 'name', param })
    }
  })
  test('that was mistyped is read as it stands', () => {
    expect(parsePlace('#/name/%E0%A4%A')).toEqual({ screen: 'name', param: '%E0%A4%A' })
  })
})

describe('the palette', () => {
  const items = ['Import files', 'Import a folder', 'Show imports', 'Filter files', 'Go to a symbol'].map((label) => ({ label }))
  test('finds an action by the beginnings of its words', () => {
    expect(rankByLabel(items, 'im fi').map(({ label }) => label)).toEqual(['Import files'])
    expect(rankByLabel(items, 'folder')[0]?.label).toBe('Import a folder')
  })
  test('puts labels that begin with the word first and keeps the order of equals', () => {
    expect(rankByLabel(items, 'im').map(({ label }) => label)).toEqual(['Import files', 'Import a folder', 'Show imports'])
  })
  test('offers everything while nothing is typed, and nothing for words that do not fit', () => {
    expect(rankByLabel(items, '  ')).toEqual(items)
    expect(matchLabel('Import files', 'xyz')).toBeNull()
    expect(matchLabel('Import files', 'im xyz')).toBeNull()
  })
})

test('the worker tells its last job without our points and dashes', () => {
  expect(jobWords('rotation.ladder')).toBe('Rotation ladder')
  expect(jobWords('workspace.mark-simulated')).toBe('Workspace mark simulated')
})
