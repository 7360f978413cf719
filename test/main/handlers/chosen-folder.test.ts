import { join, sep } from 'node:path'
import { describe, expect, it } from 'vitest'
import { folderOfChosenFile } from '../../../src/main/handlers/chosen-folder.ts'

const at = (...parts: string[]): string => join(sep, ...parts)

describe('folderOfChosenFile', () => {
  it('goes up as many folders as the picker named', () => {
    expect(folderOfChosenFile(at('home', 'anna', 'Downloads', '2026', 'fills.csv'), 'Downloads/2026/fills.csv')).toBe(at('home', 'anna', 'Downloads'))
    expect(folderOfChosenFile(at('home', 'anna', 'Downloads', 'fills.csv'), 'Downloads/fills.csv')).toBe(at('home', 'anna', 'Downloads'))
  })

  it.each(['fills.csv', 'Other/fills.csv', '../Downloads/fills.csv', 'Downloads/../Downloads/fills.csv', '', '/', 'a/home/anna/Downloads/fills.csv'])(
    'gives nothing for “%s”, which is not where the file lies',
    (below) => {
      expect(folderOfChosenFile(at('home', 'anna', 'Downloads', 'fills.csv'), below)).toBeNull()
    },
  )
})
