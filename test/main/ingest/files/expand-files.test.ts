import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { expandFiles } from '../../../../src/main/ingest/files/expand-files.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'desk-files-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const add = (...parts: string[]): string => {
  const path = join(folder, ...parts)
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, 'a,b\n')
  return path
}
const found = (...paths: string[]) => expandFiles(paths.map((path) => ({ path, key: path })))

describe('expandFiles', () => {
  it('takes a folder as every file below it, in one order everywhere', () => {
    add('b.csv')
    add('a', 'z.csv')
    add('a', 'B.csv')
    add('a', 'deeper', 'still', 'c.csv')
    expect(found(folder).map((file) => file.path.slice(folder.length + 1))).toEqual(['a/B.csv', 'a/deeper/still/c.csv', 'a/z.csv', 'b.csv'])
    expect(found(folder).every((file) => file.key === folder && file.refused === null)).toBe(true)
  })
  it('takes names with blanks, other scripts and paths of 300 characters', () => {
    const long = Array.from({ length: 6 }, (_, index) => `${index}`.repeat(50))
    const paths = [add('with blank', 'my file.csv'), add('Zürich', '取引履歴.csv'), add(...long, 'x.csv')]
    expect(paths[2]?.length).toBeGreaterThan(300)
    expect(found(...paths).map((file) => [file.path, file.refused])).toEqual(paths.map((path) => [path, null]))
  })
  it('names what is missing, what is no file and what leads back to itself, and keeps the rest', () => {
    add('real', 'a.csv')
    symlinkSync(join(folder, 'real'), join(folder, 'real', 'again'))
    symlinkSync(join(folder, 'loop'), join(folder, 'loop'))
    symlinkSync(join(folder, 'gone.csv'), join(folder, 'dead.csv'))
    const files = found(folder, join(folder, 'nothing.csv'), '/dev/null', join(folder, 'real', 'a.csv', 'below'))
    expect(files.map((file) => [file.name, file.refused?.problem ?? null])).toEqual([
      ['dead.csv', 'missing'],
      ['loop', 'link-loop'],
      ['a.csv', null],
      ['again', 'link-loop'],
      ['nothing.csv', 'missing'],
      ['null', 'not-a-file'],
      ['below', 'missing'],
    ])
  })
  it('names a file name longer than the system allows', () => {
    expect(found(join(folder, 'x'.repeat(300)))[0]?.refused).toMatchObject({ problem: 'unreadable' })
  })
  it('follows a link to a file and to a folder beside it', () => {
    add('real', 'a.csv')
    symlinkSync(join(folder, 'real'), join(folder, 'other'))
    expect(found(folder).map((file) => file.refused)).toEqual([null, null])
  })
})
