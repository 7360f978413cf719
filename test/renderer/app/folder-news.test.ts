import { describe, expect, test } from 'vitest'
import { lookInWords } from '../../../src/renderer/app/folder-news.ts'

const look = { folder: '1', path: '/home/anna/Downloads', batch: null, files: 0, rows: 0, waiting: 0, unsettled: 0, problem: null }

describe('what a watched folder brought, in words', () => {
  test('names the folder, the files, the rows and what waits', () => {
    expect(lookInWords({ ...look, batch: '7', files: 2, rows: 214 })).toBe('Imported 2 files from Downloads: 214 new rows.')
    expect(lookInWords({ ...look, batch: '7', files: 1, rows: 1, waiting: 2 })).toBe('Imported 1 file from Downloads: 1 new row. 2 files wait for an answer.')
    expect(lookInWords({ ...look, waiting: 1 })).toBe('1 file in Downloads waits for an answer.')
  })

  test('says nothing of a look that found nothing', () => {
    expect(lookInWords(look)).toBeNull()
  })
})
