import { describe, expect, test } from 'vitest'
import { filesOfDrop, mintRefs } from '../../../src/renderer/bridge/chosen-files.ts'

const file = (name: string): File => new File(['x'], name)

const fileEntry = (name: string, folder = '') => ({
  isFile: true,
  fullPath: `${folder}/${name}`,
  isDirectory: false,
  file: (done: (found: File) => void) => done(file(name)),
})
/** A folder that hands its children out one at a time, as a browser may. */
const folderEntry = (children: readonly unknown[]) => ({
  isFile: false,
  isDirectory: true,
  createReader() {
    const left = [...children]
    return { readEntries: (done: (found: unknown[]) => void) => done(left.splice(0, 1)) }
  },
})
const dropOf = (entries: readonly unknown[]): DataTransfer =>
  ({ files: [], items: entries.map((entry) => ({ kind: 'file', webkitGetAsEntry: () => entry })) }) as unknown as DataTransfer

describe('a drop', () => {
  test('is every file in it, folders opened to their last level', async () => {
    const files = await filesOfDrop(dropOf([fileEntry('b.csv'), folderEntry([fileEntry('c.csv', '/x'), folderEntry([fileEntry('a.csv', '/x/y')])])]))
    expect(files.map(({ name }) => name)).toEqual(['b.csv', 'c.csv', 'a.csv'])
  })
  test('of plain files without entries is those files', async () => {
    const drop = { files: [file('x.csv')], items: [] } as unknown as DataTransfer
    expect((await filesOfDrop(drop)).map(({ name }) => name)).toEqual(['x.csv'])
  })
})

describe('references', () => {
  test('are minted one by one with a count, and a file without a place is named', async () => {
    const counts: number[] = []
    const minted = await mintRefs(
      [file('a.csv'), file('memory.csv'), file('b.csv')],
      ({ name }) => Promise.resolve(name === 'memory.csv' ? null : `ref ${name}`),
      (done) => counts.push(done),
    )
    expect(minted.refs).toEqual([
      { file: { ref: 'ref a.csv' }, name: 'a.csv' },
      { file: { ref: 'ref b.csv' }, name: 'b.csv' },
    ])
    expect(minted.withoutPlace).toEqual(['memory.csv'])
    expect(counts).toEqual([1, 2, 3])
  })
})
